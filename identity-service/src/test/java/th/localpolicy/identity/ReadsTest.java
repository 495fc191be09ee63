package th.localpolicy.identity;

import java.util.List;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.identity.identity.Registry.anybody;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.registered;

/** What a read costs the database: nothing for the map, two statements at most for a list, however long it is. */
@QuarkusTest
@Stack
class ReadsTest {

    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/provinces?count=true",
                "/provinces/36",
                "/districts?q=เทพ&count=true&limit=200",
                "/districts/3604?asOf=2090-01-01",
                "/offices?level=LOCAL&under=P36&count=true&limit=200",
                "/offices/D3604"
            })
    void the_map_is_read_and_confirmed_without_the_database(String path) {
        var tag = given().get("/api/v1" + path).header("ETag");
        assertThat(Statements.of(() -> given().get("/api/v1" + path))).isZero();
        assertThat(Statements.of(() -> given().header("If-None-Match", tag).get("/api/v1" + path)))
                .isZero();
    }

    private static Response sheet(String accept, String district) {
        return given().accept(accept).get("/api/v1/identities?district=" + district);
    }

    @Test
    void a_list_is_two_statements_at_most_however_long_it_is() {
        var identity = filled("7101", 1);
        var longer = filled("7102", 6);
        for (var id : List.of(identity, longer)) {
            for (var path : List.of("/posts?limit=200", "/posts?limit=200&count=true", "/photos")) {
                assertThat(Statements.of(() -> anybody().get("/api/v1/identities/" + id + path)))
                        .as(path)
                        .isBetween(1, 2);
            }
            for (var path : List.of("/activities?limit=200", "/activities?limit=200&count=true")) {
                assertThat(Statements.of(() -> officer("P71").get("/api/v1/identities/" + id + path)))
                        .as(path)
                        .isBetween(1, 2);
            }
            assertThat(Statements.of(() -> officer("P71").get("/api/v1/identities/" + id + "/history")))
                    .isBetween(1, 3);
        }
        for (var path : List.of("?province=71&limit=200", "?province=71&limit=1&q=ไหม")) {
            assertThat(Statements.of(() -> anybody().get("/api/v1/identities" + path)))
                    .isEqualTo(1);
            assertThat(Statements.of(() -> anybody().get("/api/v1/identities" + path + "&count=true")))
                    .isEqualTo(2);
            assertThat(Statements.of(
                            () -> given().accept("application/geo+json").get("/api/v1/identities" + path)))
                    .isEqualTo(1);
        }
        assertThat(Statements.of(() -> anybody().get("/api/v1/identities/" + longer)))
                .isEqualTo(1);
        assertThat(Statements.of(() -> anybody().get("/api/v1/identities/post-counts?by=DISTRICT&province=71")))
                .isEqualTo(1);
        assertThat(Statements.of(
                        () -> officer("D7102").get("/api/v1/identities/similar?district=7102&name=ผ้าไหมมัดหมี่")))
                .isEqualTo(1);
    }

    /** An identity with so many posts and activities. */
    private static String filled(String district, int number) {
        var id = registered(district, "2025-01-15");
        for (var i = 0; i < number; i++) {
            officer("D" + district)
                    .body(Map.of(
                            "url",
                            "https://www.facebook.com/" + district + "/posts/" + district + i,
                            "text",
                            "#เที่ยวท้องถิ่น",
                            "postedAt",
                            "2025-01-15T00:00:00Z",
                            "publiclyVisible",
                            true))
                    .post("/api/v1/identities/{id}/posts", id)
                    .then()
                    .statusCode(201);
            officer("D" + district)
                    .body(Map.of("kind", "SAFETY", "title", "ซ้อมแผน", "startsOn", "2025-01-15"))
                    .post("/api/v1/identities/{id}/activities", id)
                    .then()
                    .statusCode(201);
        }
        return id;
    }

    @Test
    void a_sheet_is_confirmed_by_one_statement_and_none_of_it_is_read() {
        registered("7103", "2025-01-15");
        for (var accept : List.of(CSV, XLSX)) {
            var tag = sheet(accept, "7103").header("ETag");
            assertThat(Statements.of(() -> given().header("If-None-Match", tag)
                            .accept(accept)
                            .get("/api/v1/identities?district=7103")))
                    .isEqualTo(1);
        }
    }
}
