package th.localpolicy.identity.publicity;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.identity.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.registered;

@QuarkusTest
@Stack
class PostTest {

    private static final String POSTS = "/api/v1/identities/{id}/posts";

    @Inject
    DataSource database;

    static Map<String, Object> post(String url) {
        return new TreeMap<>(Map.of(
                "url", url,
                "platform", "FACEBOOK",
                "text", "มาเที่ยวกัน #เที่ยวท้องถิ่น #ของดีบ้านเรา #จังหวัดสงขลา #อำเภอระโนด โทร 081-000-0000",
                "postedAt", "2025-01-31T18:30:00Z",
                "publiclyVisible", true));
    }

    static Map<String, Object> post(String url, String field, Object value) {
        var post = post(url);
        post.put(field, value);
        return post;
    }

    static String facebook() {
        return "https://www.facebook.com/ranot/posts/"
                + Math.abs(UUID.randomUUID().getMostSignificantBits());
    }

    static Response record(String office, String identity, Map<String, ?> post) {
        return officer(office).body(post).post(POSTS, identity);
    }

    @Test
    void a_post_says_which_hashtags_it_has_and_lacks_and_that_it_is_public() {
        var identity = registered("9007", "2025-01-15");
        var url = facebook();
        record("D9007", identity, post(url + "?fbclid=x"))
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/v1/identities/" + identity + "/posts/"))
                .body(
                        "canonicalUrl",
                        is(url),
                        "hashtags.found",
                        hasSize(4),
                        "hashtags.missing",
                        empty(),
                        "compliant",
                        is(true),
                        "recordedBefore",
                        nullValue());
        record("D9007", identity, post(facebook(), "text", "#เที่ยวท้องถิ่น #ของดีบ้านเรา #จังหวัดสงขลา"))
                .then()
                .body("hashtags.missing", contains("#อำเภอระโนด"), "compliant", is(false));
        record("D9007", identity, post(facebook(), "publiclyVisible", false))
                .then()
                .body("hashtags.missing", empty(), "compliant", is(false));
    }

    @Test
    void the_example_of_the_contract_is_taken_as_it_stands() {
        officer("D3609")
                .body(PostResource.EXAMPLE)
                .post(POSTS, drafted("3609"))
                .then()
                .statusCode(201)
                .body("compliant", is(true));
    }

    @Test
    void the_same_post_under_another_identity_is_told_and_counted_once() {
        var one = registered("9008", "2025-01-15");
        var two = registered("9009", "2025-01-15");
        var url = facebook();
        String first =
                record("D9008", one, post(url)).then().statusCode(201).extract().path("id");
        record("D9009", two, post(url.replace("www.", "m.") + "?mibextid=x"))
                .then()
                .statusCode(201)
                .body("recordedBefore.postId", is(first), "recordedBefore.identityId", is(one));
        anybody()
                .get("/api/v1/identities/post-counts?by=DISTRICT&province=90&from=2025-02&until=2025-02")
                .then()
                .statusCode(200)
                .body("items.find { it.key == '9008' }.posts", is(1), "items.find { it.key == '9009' }", nullValue());
    }

    @Test
    void of_many_who_record_a_post_at_once_one_is_the_first() throws Exception {
        var identities = IntStream.range(0, 4)
                .mapToObj(i -> registered("9010", "2025-01-15"))
                .toList();
        var url = facebook();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = threads.invokeAll(identities.stream()
                    .map(id -> (Callable<Response>) () -> record("D9010", id, post(url)))
                    .toList());
            var first = 0;
            for (var answer : answers) {
                answer.get().then().statusCode(201);
                first += answer.get().path("recordedBefore") == null ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        }
    }

    @Test
    void a_record_is_corrected_once_the_post_was_and_the_old_version_is_refused() {
        var identity = registered("9011", "2025-01-15");
        var url = facebook();
        String id = record("D9011", identity, post(url, "text", "ยังไม่มีแฮชแท็ก"))
                .then()
                .body("compliant", is(false))
                .extract()
                .path("id");
        var right = post(url, "text", "#เที่ยวท้องถิ่น #ของดีบ้านเรา #จังหวัดสงขลา #อำเภอหาดใหญ่");
        officer("D9011").body(right).put(POSTS + "/{post}", identity, id).then().statusCode(428);
        officer("D9011")
                .header("If-Match", "\"1\"")
                .body(right)
                .put(POSTS + "/{post}", identity, id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        officer("D9011")
                .header("If-Match", "\"1\"")
                .body(right)
                .put(POSTS + "/{post}", identity, id)
                .then()
                .statusCode(412);
        officer("D9011")
                .header("If-Match", "\"2\"")
                .body(post(facebook()))
                .put(POSTS + "/{post}", identity, id)
                .then()
                .statusCode(400)
                .body("errors.field", hasItem("url"));
    }

    @Test
    void everybody_reads_the_posts_of_a_registered_identity_without_their_words() {
        var identity = registered("9012", "2025-01-15");
        var id = record("D9012", identity, post(facebook())).then().extract().<String>path("id");
        anybody()
                .get(POSTS + "?count=true", identity)
                .then()
                .statusCode(200)
                .body("items.id", contains(id), "items[0].text", nullValue(), "total", is(1));
        officer("P90").get(POSTS, identity).then().body("items[0].text", containsString("#เที่ยวท้องถิ่น"));
        officer("P91").get(POSTS, identity).then().statusCode(200).body("items[0].text", nullValue());
        var draft = drafted("9012");
        record("D9012", draft, post(facebook())).then().statusCode(201);
        anybody().get(POSTS, draft).then().statusCode(404);
        officer("P91").get(POSTS, draft).then().statusCode(403);
    }

    @Test
    void those_who_carry_an_identity_record_its_posts_and_nobody_else() {
        var identity = draft("D9013", draftFor("9013", "supportingOffices", List.of("L900050")))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        record("L900050", identity, post(facebook())).then().statusCode(201);
        for (var office : List.of("D9012", "P90", "P91", "DLA", "MOI")) {
            record(office, identity, post(facebook())).then().statusCode(403);
        }
        anybody().body(post(facebook())).post(POSTS, identity).then().statusCode(401);
        record("D9013", UUID.randomUUID().toString(), post(facebook())).then().statusCode(404);
    }

    @Test
    void nothing_is_added_to_a_withdrawn_identity() {
        var identity = registered("9014", "2025-01-15");
        approver("P90")
                .body(Map.of("reason", "ซ้ำ"))
                .post("/api/v1/identities/{id}/withdraw", identity)
                .then()
                .statusCode(200);
        record("D9014", identity, post(facebook())).then().statusCode(409);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("url", "javascript:alert(1)"),
                Arguments.of("url", "https://localhost/x"),
                Arguments.of("url", null),
                Arguments.of("url", "https://www.facebook.com/" + "x".repeat(2_000)),
                Arguments.of("url", "https://a.go.th/" + "ก".repeat(1_900)),
                Arguments.of("platform", "MYSPACE"),
                Arguments.of("platform", "TIKTOK"),
                Arguments.of("text", null),
                Arguments.of("text", "ก".repeat(10_001)),
                Arguments.of("text", "a\u0000b"),
                Arguments.of("postedAt", "2568-01-15T00:00:00Z"),
                Arguments.of("postedAt", "1999-01-15T00:00:00Z"),
                Arguments.of("postedAt", "yesterday"),
                Arguments.of("postedAt", "+999999999-12-31T23:59:59Z"),
                Arguments.of("publiclyVisible", "yes"),
                Arguments.of("publiclyVisible", null));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_wrong_field_is_named_and_nothing_is_written(String field, Object value) throws Exception {
        var identity = drafted("9015");
        var before = written();
        record("D9015", identity, post(facebook(), field, value))
                .then()
                .statusCode(400)
                .body("type", is("/problems/invalid-request"), "errors.field", hasItem(field));
        assertThat(written()).isEqualTo(before);
    }

    private String written() throws Exception {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select (select count(*) from identity_post) || '/' ||"
                        + " (select count(*) from outbox where type = 'post.recorded')");
                var row = read.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void pages_follow_each_other_newest_first() {
        var identity = registered("9102", "2025-01-15");
        var ids = IntStream.range(0, 5)
                .mapToObj(i -> record("D9102", identity, post(facebook()))
                        .then()
                        .extract()
                        .<String>path("id"))
                .toList();
        var first = anybody().get(POSTS + "?limit=3", identity);
        first.then().body("items.id", contains(ids.get(4), ids.get(3), ids.get(2)));
        anybody()
                .get(POSTS + "?limit=3&cursor=" + first.path("next"), identity)
                .then()
                .body("items.id", contains(ids.get(1), ids.get(0)), "next", nullValue());
        anybody().get(POSTS + "?cursor=x", identity).then().statusCode(400);
    }
}
