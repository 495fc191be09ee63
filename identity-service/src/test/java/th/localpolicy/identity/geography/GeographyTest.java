package th.localpolicy.identity.geography;

import java.util.ArrayList;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import th.localpolicy.identity.Stack;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@Stack
class GeographyTest {

    @ParameterizedTest
    @CsvSource({
        "/provinces, 77",
        "/districts, 928",
        "/districts?kind=AMPHOE, 878",
        "/districts?kind=KHET, 50",
        "/districts?province=36, 16",
        "/offices?level=MINISTRY, 1",
        "/offices?level=DEPARTMENT, 1",
        "/offices?level=CLUSTER, 18",
        "/offices?level=PROVINCE, 76",
        "/offices?level=DISTRICT, 878",
        "/offices?level=LOCAL, 7850",
        "/offices?under=MOI, 8805",
        "/offices?under=D3601, 20",
    })
    void everything_there_is_is_there(String path, int total) {
        get("/api/v1" + path + (path.contains("?") ? "&" : "?") + "count=true&limit=1")
                .then()
                .statusCode(200)
                .body("total", is(total));
    }

    @Test
    void a_district_says_which_hashtags_it_must_use() {
        get("/api/v1/districts/3609")
                .then()
                .statusCode(200)
                .body(
                        "nameTh",
                        is("เทพสถิต"),
                        "provinceCode",
                        is("36"),
                        "hashtags",
                        contains("#เที่ยวท้องถิ่น", "#ของดีบ้านเรา", "#จังหวัดชัยภูมิ", "#อำเภอเทพสถิต"));
        get("/api/v1/districts/3601").then().body("hashtags", hasItem("#อำเภอเมืองชัยภูมิ"));
        get("/api/v1/districts/9610").then().body("hashtags", hasItem("#อำเภอสุไหงโกลก"));
        get("/api/v1/districts/1001").then().body("kind", is("KHET"), "hashtags", empty());
    }

    @Test
    void offices_hang_where_the_letters_reach_them() {
        parentOf("L360050", "P36"); // อบจ.
        parentOf("L3699", "P36"); // town municipality
        parentOf("L360152", "D3601"); // อบต.
        parentOf("D3604", "P36");
        parentOf("P36", "DLA");
        parentOf("DLA", "MOI");
        parentOf("L10", "MOI");
        get("/api/v1/offices/MOI").then().statusCode(200).body("parent", nullValue());
        get("/api/v1/offices/C04").then().statusCode(200).body("level", is("CLUSTER"), "parent", nullValue());
        get("/api/v1/offices/P10").then().statusCode(404);
        get("/api/v1/offices/D1001").then().statusCode(404);
    }

    private static void parentOf(String office, String parent) {
        get("/api/v1/offices/" + office).then().statusCode(200).body("parent", is(parent));
    }

    @Test
    void names_are_found_by_any_part() {
        get("/api/v1/districts?q=เฉลิมพระเกียรติ").then().body("items", hasSize(5));
        get("/api/v1/districts?province=36&q=เทพ").then().body("items.code", contains("3609"));
        get("/api/v1/districts?q=kaset sombun").then().body("items.code", contains("3604"));
        get("/api/v1/offices?level=PROVINCE&q=ชัยภูมิ").then().body("items.code", contains("P36"));
    }

    @Test
    void a_list_is_walked_page_by_page_to_its_end() {
        var seen = new ArrayList<String>();
        var next = "/api/v1/districts?kind=AMPHOE&limit=200";
        for (var pages = 0; next != null; pages++) {
            assertThat(pages).isLessThan(5);
            var page = get(next);
            seen.addAll(page.jsonPath().<String>getList("items.code"));
            var link = page.header("Link");
            next = link == null ? null : link.replaceAll("<([^>]*)>.*", "$1");
            assertThat(page.jsonPath().<String>get("next") == null).isEqualTo(link == null);
        }
        assertThat(seen).hasSize(878).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void who_has_read_it_is_answered_304() {
        for (var path : List.of("/provinces", "/districts/3604", "/offices?under=P36")) {
            var tag = get("/api/v1" + path).then().statusCode(200).extract().header("ETag");
            given().header("If-None-Match", tag)
                    .get("/api/v1" + path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .header("Cache-Control", containsString("max-age"));
        }
    }

    @Test
    void a_large_list_travels_compressed() {
        given().header("Accept-Encoding", "gzip")
                .get("/api/v1/districts?limit=200")
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .body("items", hasSize(200));
    }

    @Test
    void what_there_is_not_is_not_found() {
        for (var path : List.of("/provinces/99", "/districts/9999", "/offices/D9999", "/offices/x")) {
            get("/api/v1" + path).then().statusCode(404).body("type", is("/problems/not-found"));
        }
        get("/api/v1/offices?under=P99").then().statusCode(400);
        get("/api/v1/districts?kind=VILLAGE").then().statusCode(400);
    }
}
