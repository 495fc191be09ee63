package th.localpolicy.reporting.kpi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.Statements;
import th.localpolicy.reporting.kpi.Told.Event;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@Stack
class KpiReadsTest extends KpiFixture {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Inject
    Pictures pictures;

    @Inject
    Acquisitions acquisitions;

    @Test
    void the_timeline_is_cumulative_by_day_with_the_targets() throws Exception {
        registry.tell(
                Event.registered(UUID.randomUUID(), 3, "3604", "2024-09-01"), // an earlier year's, and it stands
                Event.registered(UUID.randomUUID(), 3, "3605", "2024-10-02"),
                Event.withdrawn(UUID.randomUUID(), 4, "3606", "2024-10-02", "2024-10-04"));
        becomes("2024-10-03", 3);
        get(KPI + "/timeline?asOf=2024-10-05")
                .then()
                .statusCode(200)
                .body(
                        "points.achieved",
                        contains(1, 3, 3, 2, 2),
                        "points.day",
                        contains("2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-05"),
                        "targets.target",
                        contains(439, 878),
                        "targets.endsOn",
                        contains("2025-03-31", "2025-09-30"));
        get(KPI + "/timeline?asOf=2026-01-01").then().body("points", hasSize(365));
        get(KPI + "/timeline?asOf=2024-09-30").then().body("points", hasSize(0));
    }

    @Test
    void all_76_provinces_are_there_each_with_its_part_of_the_target() throws Exception {
        registry.tell(
                Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"),
                Event.registered(UUID.randomUUID(), 3, "3605", "2025-01-01"));
        becomes("2025-03-31", 2);
        get(KPI + "/provinces?asOf=2025-03-24")
                .then()
                .statusCode(200)
                .body(
                        "items",
                        hasSize(76),
                        "items.code",
                        not(hasItem("10")),
                        "targetQuarter",
                        is("2568-Q2"),
                        "items.find { it.code == '36' }.achieved",
                        is(2),
                        "items.find { it.code == '36' }.universe",
                        is(16),
                        "items.find { it.code == '36' }.target",
                        is(8),
                        "items.find { it.code == '36' }.shortfall",
                        is(6),
                        "items.find { it.code == '36' }.percent",
                        is(12.5f),
                        "items.find { it.code == '36' }.pacePerWeek",
                        is(6.0f));
        List<Integer> universes = get(KPI + "/provinces").jsonPath().getList("items.universe");
        assertThat(universes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(878);
    }

    @Test
    void the_districts_that_still_lack_an_identity_are_listed() throws Exception {
        registry.tell(Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"));
        becomes("2025-03-31", 1);
        var lacking = KPI + "/districts?asOf=2025-03-31&registered=false&province=36";
        get(lacking + "&count=true")
                .then()
                .statusCode(200)
                .body("total", is(15), "items.code", not(hasItem("3604")), "items[0].since", nullValue());
        get(KPI + "/districts?asOf=2025-03-31&registered=true")
                .then()
                .body(
                        "items.code",
                        contains("3604"),
                        "items[0].since",
                        is("2025-01-01"),
                        "items[0].nameTh",
                        startsWith("อำเภอ"),
                        "items[0].provinceNameTh",
                        is("จังหวัดชัยภูมิ"));
        var first = get(lacking + "&limit=10").then().body("items", hasSize(10)).extract();
        get(lacking + "&limit=10&cursor=" + first.path("next")).then().body("items", hasSize(5), "next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P36", "99", "10", "3", "3604", "๓๖"})
    void of_a_province_that_is_none_no_list_is_given(String province) {
        for (var type : new String[] {"application/json", "text/csv", XLSX}) {
            given().accept(type)
                    .queryParam("province", province)
                    .get(KPI + "/districts?registered=false")
                    .then()
                    .statusCode(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/progress", "/timeline", "/provinces", "/districts", "/quarters/2568-Q2"})
    void days_to_come_have_no_figures(String read) {
        get(KPI + read + "?asOf=" + LocalDate.now(Bangkok.ZONE).plusDays(2))
                .then()
                .statusCode(400)
                .body("errors.field", contains("asOf"));
    }

    @Test
    void a_breakdown_opens_as_a_sheet() throws Exception {
        registry.tell(Event.registered(UUID.randomUUID(), 3, "3604", "2025-01-01"));
        becomes("2025-03-31", 1);
        var csv = given().accept("text/csv")
                .get(KPI + "/districts?asOf=2025-03-31&registered=false")
                .then()
                .statusCode(200)
                .header(
                        "Content-Disposition",
                        startsWith("attachment; filename=\"districts-soft-power-2568-2025-03-31.csv\""))
                .header("ETag", notNullValue())
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(878); // the header and those without
        assertThat(csv).startsWith("\uFEFF").doesNotContain("\n3604,");
        var xlsx = given().accept(XLSX)
                .get(KPI + "/provinces")
                .then()
                .statusCode(200)
                .contentType(XLSX)
                .extract()
                .asByteArray();
        assertThat(new String(xlsx, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/progress", "/timeline", "/provinces", "/districts", "/quarters/2568-Q2"})
    void who_has_the_figures_is_answered_without_a_look_at_the_database_and_the_others_with_one(String read) {
        var path = KPI + read;
        var tag = new String[1];
        assertThat(acquisitions.of(() ->
                        tag[0] = get(path).then().statusCode(200).extract().header("ETag")))
                .isEqualTo(1);
        await().atMost(Duration.ofSeconds(5)) // the feed hears of the newest version within a moment
                .until(() -> acquisitions.of(() -> given().header("If-None-Match", tag[0])
                                .get(path)
                                .then()
                                .statusCode(304))
                        == 0);
        assertThat(Statements.of(() -> get(path).then().statusCode(200))).isLessThanOrEqualTo(1);
        changed();
        await().atMost(Duration.ofSeconds(1))
                .until(() -> given().header("If-None-Match", tag[0]).get(path).statusCode() == 200);
    }

    @Test
    void the_list_of_kpis_too_is_answered_without_a_look_at_the_database() {
        var tag = get("/api/v1/kpis").then().statusCode(200).extract().header("ETag");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> acquisitions.of(() -> given().header("If-None-Match", tag)
                                .get("/api/v1/kpis")
                                .then()
                                .statusCode(304))
                        == 0);
    }

    @Test
    void a_picture_is_one_statement_whatever_is_in_it() throws Exception {
        try (var connection = database.getConnection()) {
            var statements = new AtomicInteger();
            var counted = counting(connection, statements);
            var picture = pictures.read(counted, "soft-power-2568").orElseThrow();
            assertThat(statements.getAndSet(0)).isEqualTo(1);
            assertThat(pictures.read(counted, "soft-power-2568", Optional.of(Instant.EPOCH), Optional.of(2)))
                    .isPresent();
            assertThat(statements.getAndSet(0)).isEqualTo(1);
            assertThat(pictures.readAfter(counted, picture)).containsSame(picture);
            assertThat(statements.get()).isEqualTo(1);
        }
    }

    private static Connection counting(Connection connection, AtomicInteger statements) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")
                            || method.getName().equals("createStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void what_is_not_there_is_not_found() {
        for (var path : List.of(
                "/api/v1/kpis/none",
                "/api/v1/kpis/none/timeline",
                "/api/v1/kpis/none/provinces",
                "/api/v1/kpis/none/districts",
                "/api/v1/kpis/none/stream",
                "/api/v1/kpis/none/quarters/2568-Q2",
                KPI + "/quarters/2567-Q2",
                KPI + "/quarters/2568-Q5",
                KPI + "/quarters/x")) {
            get(path).then().statusCode(404).body("type", is("/problems/not-found"));
        }
    }

    @Test
    void what_cannot_be_asked_is_refused_by_field_all_at_once() {
        get(PROGRESS + "?asOf=2568-03-31&knownAt=0001-01-01T00:00:00Z")
                .then()
                .statusCode(400)
                .body("errors.field", contains("asOf", "knownAt"));
        get("/api/v1/kpis/UPPER/progress").then().statusCode(400).body("errors.field", contains("id"));
        get(KPI + "/districts?limit=201").then().statusCode(400);
        get(KPI + "/districts?registered=maybe").then().statusCode(400);
    }
}
