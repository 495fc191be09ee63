package th.localpolicy.identity.geography;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;
import th.localpolicy.platform.office.GeographyChange;
import th.localpolicy.platform.thai.Bangkok;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

/** The map as it was and will be. The tables of these tests know two changes of 2090 (src/test/resources/reference). */
@QuarkusTest
@Stack
class GeographyOfADayTest {

    @Test
    void a_read_shows_the_names_and_districts_of_its_day() {
        get("/api/v1/districts/3604").then().body("nameTh", is("เกษตรสมบูรณ์"));
        get("/api/v1/districts/3604?asOf=2089-12-31").then().body("nameTh", is("เกษตรสมบูรณ์"));
        get("/api/v1/districts/3604?asOf=2090-01-01")
                .then()
                .body("nameTh", is("ท่ามะไฟหวาน"), "hashtags", hasItem("#อำเภอท่ามะไฟหวาน"));
        get("/api/v1/districts?asOf=2090-01-01&q=มะไฟหวาน&province=36").then().body("items.code", contains("3604"));
        get("/api/v1/districts/3617").then().statusCode(404);
        get("/api/v1/districts/3617?asOf=2090-06-01").then().statusCode(200).body("provinceCode", is("36"));
        get("/api/v1/districts?kind=AMPHOE&count=true&limit=1&asOf=2090-06-01")
                .then()
                .body("total", is(879));
        get("/api/v1/districts?kind=AMPHOE&count=true&limit=1").then().body("total", is(878));
        get("/api/v1/offices/D3604?asOf=2090-01-01").then().body("nameTh", is("อำเภอท่ามะไฟหวาน"));
        get("/api/v1/offices?under=P36&level=DISTRICT&count=true&limit=1&asOf=2090-06-01")
                .then()
                .body("total", is(17));
        get("/api/v1/offices/D3617").then().statusCode(404);
        get("/api/v1/provinces?asOf=2090-06-01&count=true&limit=1").then().body("total", is(77));
        get("/api/v1/provinces/36?asOf=2000-01-01").then().statusCode(200);
    }

    @Test
    void days_between_two_changes_share_a_tag_and_a_change_makes_a_new_one() {
        var path = "/api/v1/districts/3604?asOf=";
        var before = get(path + "2026-01-01").header("ETag");
        assertThat(get(path + "2089-12-31").header("ETag")).isEqualTo(before);
        var after = get(path + "2090-01-01").header("ETag");
        assertThat(after).isNotEqualTo(before);
        given().header("If-None-Match", after).get(path + "2090-05-31").then().statusCode(304);
        given().header("If-None-Match", before).get(path + "2090-01-01").then().statusCode(200);
    }

    @Test
    void a_day_that_is_none_is_refused() {
        for (var day : List.of("2568-01-01", "1999-12-31", "yesterday", "2025-02-30", "%00")) {
            for (var path : List.of("/provinces", "/districts", "/offices", "/offices/P36", "/districts/3604")) {
                given().urlEncodingEnabled(false)
                        .get("/api/v1" + path + "?asOf=" + day)
                        .then()
                        .statusCode(400);
            }
        }
    }

    private static final List<GeographyChange> CHANGES = List.of(
            new GeographyChange(
                    LocalDate.parse("2027-01-01"),
                    GeographyChange.Kind.DISTRICT_RENAMED,
                    "3604",
                    null,
                    "ใหม่",
                    "Mai",
                    null,
                    null,
                    "รจ."),
            new GeographyChange(
                    LocalDate.parse("2027-01-01"),
                    GeographyChange.Kind.DISTRICT_CREATED,
                    "3618",
                    null,
                    "ใหม่กว่า",
                    "Mai Kwa",
                    15.5,
                    101.5,
                    "รจ."));

    private static Geography at(String instant) {
        return new Geography(CHANGES, Clock.fixed(Instant.parse(instant), Bangkok.ZONE));
    }

    @Test
    void the_hashtags_of_today_follow_the_name_of_today() {
        var eve = at("2026-12-31T16:59:59Z");
        var day = at("2026-12-31T17:00:00Z");
        assertThat(eve.district("3604").orElseThrow().hashtags()).contains("#อำเภอเกษตรสมบูรณ์");
        assertThat(day.district("3604").orElseThrow().hashtags()).contains("#อำเภอใหม่");
    }

    @Test
    void a_post_carries_the_tags_of_its_own_day_whenever_it_is_recorded() {
        var later = at("2027-06-01T00:00:00Z");
        assertThat(later.hashtags("3604", LocalDate.parse("2026-12-31"))).contains("#อำเภอเกษตรสมบูรณ์");
        assertThat(later.hashtags("3604", LocalDate.parse("2027-01-01"))).contains("#อำเภอใหม่");
        assertThat(later.hashtags("3618", LocalDate.parse("2026-12-31"))).contains("#อำเภอใหม่กว่า");
    }
}
