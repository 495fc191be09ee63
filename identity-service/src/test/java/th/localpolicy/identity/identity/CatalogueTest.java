package th.localpolicy.identity.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.as;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.endorse;
import static th.localpolicy.identity.identity.Registry.registered;

/** The registry as open data. */
@QuarkusTest
@Stack
class CatalogueTest {

    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String GEO_JSON = "application/geo+json";

    private static Response read(String accept, String query) {
        return given().accept(accept).get("/api/v1/identities?" + query);
    }

    private static String placed(String district, String name) {
        var draft = draftFor(district, "nameTh", name);
        draft.put("place", Map.of("latitude", 15.25, "longitude", 104.75));
        String id =
                draft("D" + district, draft).then().statusCode(201).extract().path("id");
        approver("D" + district)
                .post("/api/v1/identities/{id}/submit", id)
                .then()
                .statusCode(200);
        endorse(Registry.provinceOf(district), id, "2025-01-15").then().statusCode(200);
        return id;
    }

    @Test
    void places_come_as_valid_geojson_page_by_page() throws Exception {
        var ids = List.of(placed("3401", "วัดป่า"), registered("3401", "2025-01-15"), placed("3401", "แซ้ง"));
        var seen = new ArrayList<String>();
        for (String cursor = ""; cursor != null; ) {
            var answer =
                    read(GEO_JSON, "district=3401&limit=2&count=true" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            answer.then().statusCode(200).contentType(startsWith(GEO_JSON)).body("total", is(3));
            var collection = new ObjectMapper().readTree(answer.asByteArray());
            validGeoJson(collection);
            collection
                    .get("features")
                    .forEach(feature -> seen.add(feature.get("id").asText()));
            cursor = collection.get("next").isNull()
                    ? null
                    : collection.get("next").asText();
        }
        assertThat(seen).containsExactlyElementsOf(ids.reversed());
        read(GEO_JSON, "district=3401")
                .then()
                .body(
                        "features[0].geometry.coordinates",
                        contains(104.75f, 15.25f),
                        "features[0].properties.districtNameTh",
                        notNullValue(),
                        "licence.url",
                        startsWith("https://"));
    }

    /** RFC 7946, as far as it concerns a collection of points. */
    private static void validGeoJson(JsonNode collection) {
        assertThat(collection.get("type").asText()).isEqualTo("FeatureCollection");
        assertThat(collection.get("features").isArray()).isTrue();
        assertThat(collection.has("coordinates") || collection.has("geometry") || collection.has("properties"))
                .isFalse();
        for (var feature : collection.get("features")) {
            assertThat(feature.get("type").asText()).isEqualTo("Feature");
            assertThat(feature.has("geometry")).isTrue();
            assertThat(feature.get("properties").isObject()).isTrue();
            assertThat(feature.get("id").isTextual()).isTrue();
            assertThat(feature.has("features") || feature.has("coordinates")).isFalse();
            var geometry = feature.get("geometry");
            if (!geometry.isNull()) {
                assertThat(geometry.get("type").asText()).isEqualTo("Point");
                assertThat(geometry.get("coordinates")).hasSize(2);
                assertThat(geometry.get("coordinates").get(0).asDouble()).isBetween(97.0, 106.0);
                assertThat(geometry.get("coordinates").get(1).asDouble()).isBetween(5.0, 21.0);
            }
        }
    }

    @Test
    void all_of_it_comes_as_one_sheet_that_excel_shows_and_nothing_in_it_runs() throws Exception {
        for (var i = 0; i < 3; i++) {
            registered("3402", "2025-01-15");
        }
        placed("3402", "=HYPERLINK(\"http://x\")");
        drafted("3402");
        var csv = read(CSV, "district=3402");
        csv.then()
                .statusCode(200)
                .contentType(startsWith(CSV))
                .header("Content-Disposition", containsString("local-identities.csv"))
                .header("Last-Modified", notNullValue());
        var text = new String(csv.asByteArray(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF").contains("ผ้าไหมมัดหมี่", "'=HYPERLINK", "2025-01-15");
        assertThat(text.lines()).hasSize(5);
        var xlsx = read(XLSX, "district=3402");
        xlsx.then().statusCode(200).contentType(startsWith(XLSX));
        var file = Files.write(Files.createTempFile("catalogue", ".xlsx"), xlsx.asByteArray());
        var entries = new HashSet<String>();
        try (var zip = new ZipFile(file.toFile())) {
            zip.stream().forEach(entry -> entries.add(entry.getName()));
        }
        Files.delete(file);
        assertThat(entries).contains("xl/workbook.xml", "xl/worksheets/sheet1.xml");
    }

    @Test
    void what_everybody_may_read_anybodys_cache_may_keep_and_a_token_makes_it_private() {
        var id = registered("3403", "2025-01-15");
        for (var path : List.of("/api/v1/identities?district=3403", "/api/v1/identities/" + id)) {
            var answer = given().get(path);
            answer.then()
                    .statusCode(200)
                    .header("Cache-Control", containsString("public"))
                    .header("Cache-Control", containsString("max-age=60"))
                    .header("Vary", containsString("Authorization"))
                    .header("Last-Modified", notNullValue());
            given().header("If-None-Match", answer.header("ETag"))
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", is(answer.header("ETag")));
            given().auth()
                    .oauth2(Tokens.of("P34", "officer"))
                    .get(path)
                    .then()
                    .header("Cache-Control", containsString("private"))
                    .header("Cache-Control", not(containsString("public")));
        }
        var before = read("application/json", "district=3403").header("ETag");
        assertThat(read(GEO_JSON, "district=3403").header("ETag")).isNotEqualTo(before);
        approver("P34").body(Map.of("reason", "ซ้ำ")).post("/api/v1/identities/{id}/withdraw", id);
        assertThat(read("application/json", "district=3403").header("ETag")).isNotEqualTo(before);
    }

    @Test
    void who_has_the_whole_sheet_is_told_so_until_something_comes_or_goes() {
        registered("3405", "2025-01-15");
        for (var accept : List.of(CSV, XLSX)) {
            var first = read(accept, "district=3405");
            assertThat(unchanged(accept, "If-None-Match", first.header("ETag"))).isTrue();
            assertThat(unchanged(accept, "If-Modified-Since", first.header("Last-Modified")))
                    .isTrue();
            drafted("3405");
            assertThat(unchanged(accept, "If-None-Match", first.header("ETag")))
                    .as("a draft is nobody's business")
                    .isTrue();
            var second = registered("3405", "2025-01-15");
            assertThat(unchanged(accept, "If-None-Match", first.header("ETag"))).isFalse();
            var both = read(accept, "district=3405").header("ETag");
            approver("P34").body(Map.of("reason", "ซ้ำ")).post("/api/v1/identities/{id}/withdraw", second);
            assertThat(unchanged(accept, "If-None-Match", both)).isFalse();
            assertThat(unchanged(accept, "If-Modified-Since", "Sat, 01 Jan 2000 00:00:00 GMT"))
                    .isFalse();
        }
        assertThat(read(CSV, "district=3405").header("ETag"))
                .isNotEqualTo(read(XLSX, "district=3405").header("ETag"));
    }

    private static boolean unchanged(String accept, String header, String value) {
        var answer = given().header(header, value).accept(accept).get("/api/v1/identities?district=3405");
        answer.then().statusCode(oneOf(200, 304));
        return answer.statusCode() == 304;
    }

    @Test
    void what_left_the_catalogue_makes_it_newer_and_not_older() {
        registered("3407", "2025-01-15");
        var gone = registered("3407", "2025-01-15");
        approver("P34").body(Map.of("reason", "ซ้ำ")).post("/api/v1/identities/{id}/withdraw", gone);
        var withdrawn = as(Tokens.of("P34", "officer")).get("/api/v1/identities/{id}", gone);
        for (var query : List.of("district=3407", "district=3407&status=REGISTERED")) {
            assertThat(read(CSV, query).header("Last-Modified")).isEqualTo(withdrawn.header("Last-Modified"));
        }
    }

    @Test
    void a_list_says_its_licence_and_is_json_unless_something_else_is_asked_for() {
        for (var accept : List.of("*/*", "application/json", "text/html, application/json;q=0.9")) {
            read(accept, "limit=1")
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/json"))
                    .body("licence.name", notNullValue());
        }
    }

    @Test
    void the_public_catalogue_names_no_person_and_no_draft() {
        registered("3404", "2025-01-15");
        drafted("3404");
        read("application/json", "district=3404").then().body("items", hasSize(1));
        read(GEO_JSON, "district=3404").then().body("features", hasSize(1));
        for (var accept : List.of("application/json", GEO_JSON, CSV)) {
            assertThat(new String(read(accept, "district=3404").asByteArray(), StandardCharsets.UTF_8))
                    .doesNotContain("subject", "phone", "officer");
        }
    }

    @Test
    void a_mobile_number_in_the_text_is_for_its_offices_and_masked_for_everybody() {
        var draft = draftFor("3408", "nameTh", "แพรกไม้ไผ่");
        for (var field : List.of("description", "story", "tourismForAll", "safety")) {
            draft.put(field, "ติดต่อ ๐๘๑-๒๓๔-๕๖๗๘ หรือ 0698765432");
        }
        String id = draft("D3408", draft).then().statusCode(201).extract().path("id");
        approver("D3408").post("/api/v1/identities/{id}/submit", id).then().statusCode(200);
        endorse("P34", id, "2025-01-15").then().statusCode(200);
        var everybodys = List.of(
                given().get("/api/v1/identities/" + id),
                as(Tokens.of("P35", "officer")).get("/api/v1/identities/" + id),
                read("application/json", "district=3408"),
                read(GEO_JSON, "district=3408"),
                read(CSV, "district=3408"),
                given().get("/api/v1/identities/dataset.geojson"));
        for (var answer : everybodys) {
            assertThat(new String(answer.asByteArray(), StandardCharsets.UTF_8))
                    .contains("๐๘x-xxx-xxxx", "06xxxxxxxx")
                    .doesNotContain("๒๓๔-๕๖๗๘", "0698765432");
        }
        for (var office : List.of("D3408", "P34")) {
            as(Tokens.of(office, "officer"))
                    .get("/api/v1/identities/" + id)
                    .then()
                    .body("story", containsString("0698765432"));
        }
    }
}
