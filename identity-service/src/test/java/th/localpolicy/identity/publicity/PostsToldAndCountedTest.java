package th.localpolicy.identity.publicity;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;
import th.localpolicy.platform.testing.Contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.notNullValue;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.registered;
import static th.localpolicy.identity.publicity.PostTest.facebook;
import static th.localpolicy.identity.publicity.PostTest.post;
import static th.localpolicy.identity.publicity.PostTest.record;

/** What others learn of posts: an event for each, and how many there are. */
@QuarkusTest
@Stack
class PostsToldAndCountedTest {

    @Inject
    DataSource database;

    @Test
    void a_post_is_told_in_the_contracts_shape_without_words_and_address() throws Exception {
        var identity = registered("9016", "2025-01-15");
        record("D9016", identity, post(facebook())).then().statusCode(201);
        record("D9016", identity, post(facebook())).then().statusCode(201);
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select *, convert_from(payload, 'UTF8') as data from outbox"
                        + " where message_key = ? and type = 'post.recorded' order by seq")) {
            read.setString(1, identity);
            try (var rows = read.executeQuery()) {
                for (var version = 1; version <= 2; version++) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getString("topic")).isEqualTo("identity.post.v1");
                    assertThat(rows.getLong("aggregate_version")).isEqualTo(version);
                    var data = rows.getString("data");
                    assertThat(data).doesNotContain("facebook.com", "081-000-0000");
                    fits(data);
                }
            }
        }
    }

    @Test
    void the_sample_fits_its_schema() {
        fits(Contract.sampleOf("post.recorded"));
    }

    private static void fits(String data) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Contract.schemaOf("post.recorded"));
        assertThat(schema.validate(data, InputFormat.JSON)).isEmpty();
    }

    @Test
    void posts_are_counted_by_place_platform_and_month_of_bangkok() {
        var identity = registered("9101", "2025-01-15");
        for (var url : List.of(facebook(), facebook())) {
            record("D9101", identity, post(url)).then().statusCode(201);
        }
        var video = post("https://youtu.be/" + UUID.randomUUID(), "platform", "YOUTUBE");
        video.put("postedAt", "2025-01-31T16:59:00Z");
        record("D9101", identity, video).then().statusCode(201);
        counts("by=PLATFORM&district=9101")
                .body("items.key", contains("FACEBOOK", "YOUTUBE"), "items.posts", contains(2, 1));
        counts("by=MONTH&district=9101")
                .body("items.key", contains("2025-01", "2025-02"), "items.posts", contains(1, 2));
        counts("district=9101&platform=FACEBOOK").body("items.key", contains("91"), "items.posts", contains(2));
        counts("by=DISTRICT&district=9101&until=2025-01").body("items.posts", contains(1));
        for (var bad : List.of("by=OFFICER", "province=x", "platform=X%27", "from=2568-01", "until=2025-13")) {
            anybody()
                    .urlEncodingEnabled(false)
                    .get("/api/v1/identities/post-counts?" + bad)
                    .then()
                    .statusCode(400);
        }
    }

    private static io.restassured.response.ValidatableResponse counts(String query) {
        return anybody()
                .get("/api/v1/identities/post-counts?" + query)
                .then()
                .statusCode(200)
                .body("items", notNullValue());
    }
}
