package th.localpolicy.reporting.submission;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.Statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

/** What requests cost the database, counted: it does not grow with what they read or write. */
@QuarkusTest
@Stack
class StatementsOfReportsTest extends ReportsOverHttp {

    private static final int REPORTS = 250;

    @Inject
    SubmitReport reports;

    /** Two hundred and fifty districts' reports to one province, under as many letters, and one under one letter. */
    @BeforeEach
    void reports() {
        sql("""
                insert into obligation (id, version, directive_id, root_directive_id, form, period, reporter, recipient,
                                        level, province, district, due_on, status, opened_at)
                select gen_random_uuid(), 1, '%1$s', gen_random_uuid(), 'soft-power-monthly', '2025-01', 'D3604', 'P36',
                       'DISTRICT', '36', '3604', '2199-01-20', 'OPEN', now()
                from generate_series(1, %2$d)
                """.formatted(directive, REPORTS));
        var lines = rows("select id from obligation").stream()
                .map(row -> line((UUID) row.getFirst(), "{\"nil\":true}"))
                .toList();
        reports.file(officer("D3604"), lines).forEach(ReportsFixture::done);
    }

    private static int of(String address) {
        return Statements.of(() -> as("P36", "officer").get(address).then().statusCode(200));
    }

    @Test
    void a_list_is_at_most_two_statements_at_any_page_size() {
        for (var list : List.of(SUBMISSIONS, "/api/v1/obligations")) {
            for (var limit : new int[] {1, 50, 200}) {
                assertThat(of(list + "?limit=" + limit)).as(list).isEqualTo(1);
                assertThat(of(list + "?count=true&limit=" + limit)).as(list).isEqualTo(2);
                assertThat(of(list + "?period=2025-01&under=P36&form=soft-power-monthly&directive=" + directive
                                + "&limit=" + limit))
                        .as(list)
                        .isEqualTo(1);
            }
        }
        String second = as("P36", "officer").get(SUBMISSIONS + "?limit=100").path("next");
        assertThat(of(SUBMISSIONS + "?limit=100&cursor=" + second)).isEqualTo(1);
    }

    @Test
    void one_report_is_one_statement_and_its_versions_two() {
        var id = one("select id from submission limit 1");
        assertThat(of(SUBMISSIONS + "/" + id)).isEqualTo(1);
        assertThat(of(SUBMISSIONS + "/" + id + "/versions")).isEqualTo(2);
    }

    @Test
    void one_month_over_76_provinces_is_one_statement() {
        sql("delete from reporter_contact");
        sql("delete from submission_version");
        sql("delete from submission");
        sql("delete from obligation");
        sql("""
                insert into obligation (id, version, directive_id, root_directive_id, form, period, reporter, recipient,
                                        level, province, due_on, status, opened_at)
                select gen_random_uuid(), 1, '%1$s', gen_random_uuid(), 'soft-power-monthly', '2025-01', 'P' || code, 'DLA',
                       'PROVINCE', code, '2199-01-25', 'OPEN', now()
                from (select lpad((10 + n)::text, 2, '0') as code from generate_series(1, 76) n) provinces,
                     generate_series(1, 3)
                """.formatted(directive));
        for (var by : List.of("province", "level", "recipient", "period", "district")) {
            assertThat(Statements.of(() -> as("DLA", "officer")
                            .get("/api/v1/completeness?period=2025-01&by=" + by)
                            .then()
                            .statusCode(200)
                            .body("total.expected", is(228))))
                    .as(by)
                    .isEqualTo(1);
        }
        as("DLA", "officer").get("/api/v1/completeness?period=2025-01").then().body("items", hasSize(76));
        assertThat(Statements.of(() -> as("DLA", "officer")
                        .accept("text/csv")
                        .get("/api/v1/completeness?period=2025-01")
                        .then()
                        .statusCode(200)))
                .isEqualTo(1);
    }

    @Test
    void a_decision_on_two_hundred_reports_is_a_handful_of_statements() {
        for (var limit : new int[] {1, 200}) {
            var executed = Statements.of(() -> as("P36", "approver")
                    .body(Map.of("filter", Map.of("period", "2025-01", "limit", limit)))
                    .post(SUBMISSIONS + "/accept")
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(limit), "items[0].result", is("ACCEPTED")));
            System.out.printf("statements of a decision on %d reports: %d%n", limit, executed);
            assertThat(executed).isLessThanOrEqualTo(9); // their events are written some hundred at a time
        }
    }

    @Test
    void a_compilation_costs_the_same_for_one_report_and_for_all_districts_of_a_province() {
        var counts = new HashSet<Integer>();
        for (var districts : new int[] {1, 16}) {
            var letter = UUID.randomUUID();
            for (var district = 1; district <= districts; district++) {
                var office = "D36%02d".formatted(district);
                var id = owed(office, "P36");
                sql("update obligation set directive_id = '%1$s', root_directive_id = '%1$s' where id = '%2$s'"
                        .formatted(letter, id));
                var filed = done(reports.file(officer(office), line(id, "{\"nil\":true}")));
                as("P36", "approver")
                        .post(SUBMISSIONS + "/{id}/accept", filed.submission().id())
                        .then()
                        .statusCode(200);
            }
            var executed = Statements.of(() -> as("P36", "approver")
                    .body(Map.of("directiveId", letter, "period", "2025-01"))
                    .post("/api/v1/compilations")
                    .then()
                    .statusCode(200)
                    .body("included", is(districts)));
            System.out.printf("statements of a compilation of %d reports: %d%n", districts, executed);
            counts.add(executed);
            var table = "/api/v1/compilations?period=2025-01&directive=" + letter;
            assertThat(of(table)).isEqualTo(5);
            assertThat(Statements.of(() -> as("P36", "officer")
                            .accept("text/csv")
                            .get(table)
                            .then()
                            .statusCode(200)))
                    .isEqualTo(3);
        }
        assertThat(counts).hasSize(1).allMatch(count -> count <= 16);
    }
}
