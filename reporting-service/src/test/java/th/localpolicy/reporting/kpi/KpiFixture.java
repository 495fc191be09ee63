package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import th.localpolicy.reporting.kpi.Told.Event;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;

/** A registry to speak, and the KPI to look at, over real Kafka and PostgreSQL. Every test begins without facts. */
abstract class KpiFixture {

    static final String KPI = "/api/v1/kpis/soft-power-2568";
    static final String PROGRESS = KPI + "/progress";

    @Inject
    DataSource database;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    Told registry;

    @BeforeEach
    void begin() {
        registry = new Told(kafka);
        sql("delete from kpi_fact");
        sql("delete from kpi_due");
        sql("delete from kpi_closing");
        sql("update kpi set told = null");
        changed();
    }

    @AfterEach
    void end() {
        registry.close();
    }

    /** What a test did to the tables by hand is a change like any other. */
    void changed() {
        sql("""
                update kpi_projection set version = version + 1,
                       changed_at = greatest(clock_timestamp(), changed_at + interval '1 microsecond')
                """);
    }

    void sql(String statement) {
        try (var connection = database.getConnection();
                var run = connection.prepareStatement(statement)) {
            run.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int achieved(String asOf) {
        return get("/api/v1/kpis/soft-power-2568/progress?asOf=" + asOf)
                .then()
                .statusCode(200)
                .extract()
                .path("achieved");
    }

    static void becomes(String asOf, int districts) {
        await().atMost(Duration.ofSeconds(20)).until(() -> achieved(asOf) == districts);
    }

    /** Tells of one more district and waits for it: whatever was told before it under the same key has been taken in. */
    void afterThat(UUID key, long version, String district, int districts) throws Exception {
        registry.tell(Event.registered(key, version, district, "2024-11-01"));
        becomes("2025-09-30", districts);
    }

    static Instant knownNow() {
        return Instant.parse(get(PROGRESS).then().statusCode(200).extract().path("knownAt"));
    }

    static List<Integer> figures() {
        return List.of("2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30").stream()
                .map(KpiFixture::achieved)
                .toList();
    }
}
