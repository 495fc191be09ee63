package th.localpolicy.identity.identity;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.identity.Stack;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.sheet.Cell;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLimits;
import th.localpolicy.platform.sheet.SheetReader;
import th.localpolicy.platform.sheet.Step;
import th.localpolicy.platform.sheet.Upload;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.as;
import static th.localpolicy.identity.identity.Registry.draft;
import static th.localpolicy.identity.identity.Registry.draftFor;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.officer;

/** The trail as an auditor takes it along: all of it as a sheet or line by line, and never more than the auditor may read. */
@QuarkusTest
@Stack
class AuditExportTest {

    private static final String TRAIL = "/api/v1/audit/identity";
    private static final String CSV = SheetFormat.CSV_TYPE;
    private static final String XLSX = SheetFormat.XLSX_TYPE;

    @Test
    void all_of_the_trail_that_an_auditor_may_read_is_one_sheet() throws IOException {
        var id = officer("D3116")
                .header("X-Correlation-Id", "-1-1")
                .body(draftFor("3116"))
                .post("/api/v1/identities")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        approver("D3116").post("/api/v1/identities/{id}/submit", id).then().statusCode(200);
        var before = Bangkok.today(Clock.systemUTC());

        var csv = auditor("P31").accept(CSV).get(TRAIL + "?office=D3116&kind=identity");
        csv.then()
                .statusCode(200)
                .header("Content-Type", startsWith(CSV))
                .header("Content-Disposition", startsWith("attachment; filename=\"audit-identity-service.csv\""));
        var lines = csv.asString().split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).startsWith("\uFEFFลำดับ,เวลา (ค.ศ. เวลาไทย),รหัสหน่วยงาน");
        assertThat(lines[1])
                .containsPattern("^[0-9]+," + before + " [0-9:]{8},D3116,อำเภอ")
                .contains(",POST /api/v1/identities/" + id + "/submit,identity," + id + ",แก้ไข,")
                .contains("\"\"status\"\":\"\"DRAFT\"\"", "\"\"status\"\":\"\"SUBMITTED\"\"");
        assertThat(lines[2]).as("no formula").contains(",'-1-1,").contains(",สร้าง,,");

        var xlsx = auditor("P31").accept(XLSX).get(TRAIL + "?office=D3116&kind=identity");
        xlsx.then().statusCode(200).header("Content-Type", startsWith(XLSX));
        try (var upload = done(Upload.receive(new ByteArrayInputStream(xlsx.asByteArray()), 1 << 20));
                var reader = done(SheetReader.open(upload, SheetFormat.XLSX, Optional.empty(), SheetLimits.USUAL))) {
            assertThat(reader.next())
                    .isInstanceOfSatisfying(
                            Step.Row.class,
                            row -> assertThat(((List<?>) row.content()).get(1))
                                    .as("a time that Excel sorts and filters, by the clock in Bangkok")
                                    .isInstanceOfSatisfying(
                                            Cell.Moment.class,
                                            at -> assertThat(at.value().toLocalDate())
                                                    .isEqualTo(before)));
        }

        var lined = auditor("P31").accept("application/x-ndjson").get(TRAIL + "?office=D3116&kind=identity");
        lined.then().statusCode(200).header("Content-Type", startsWith("application/x-ndjson"));
        assertThat(lined.asString().lines().map(line -> JsonPath.from(line).<String>get("action")))
                .containsExactly("CHANGED", "CREATED");
    }

    @ParameterizedTest
    @ValueSource(strings = {CSV, XLSX, "application/x-ndjson"})
    void an_export_is_narrowed_and_refused_as_the_list_is(String type) {
        var id = drafted("3117");
        var mine = auditor("P31").accept(type).get(TRAIL + "?item={id}&from=2025-01-01", id);
        var theirs = auditor("P30").accept(type).get(TRAIL + "?item={id}", id);
        mine.then().statusCode(200);
        theirs.then().statusCode(200);
        assertThat(theirs.asByteArray().length).isLessThan(mine.asByteArray().length);
        auditor("P31").accept(type).get(TRAIL + "?office=X1").then().statusCode(400);
        auditor("P31").accept(type).get(TRAIL + "?to=2568-01-01").then().statusCode(400);
        auditor("P31").accept(type).get("/api/v1/audit/reporting").then().statusCode(404);
        approver("P31").accept(type).get(TRAIL).then().statusCode(403);
        Registry.anybody().accept(type).get(TRAIL).then().statusCode(401);
    }

    @Test
    void an_export_is_as_many_statements_however_long_it_is() {
        drafted("3118");
        for (var i = 0; i < 60; i++) {
            drafted("3119");
        }
        for (var type : List.of("application/json", "application/x-ndjson", CSV, XLSX)) {
            assertThat(statementsOf(type, "?office=D3119&limit=200"))
                    .as("%s: the query, and BEGIN and ROLLBACK around a cursor", type)
                    .isEqualTo(statementsOf(type, "?office=D3118"))
                    .isBetween(1L, 3L);
        }
    }

    @Test
    void a_page_of_huge_entries_is_shorter_and_the_next_one_goes_on() {
        for (var i = 0; i < 80; i++) {
            draft("D3120", draftFor("3120", "story", "ก".repeat(20_000))).then().statusCode(201);
        }
        for (var i = 0; i < 40; i++) {
            drafted("3120");
        }
        var seen = new ArrayList<Integer>();
        var sizes = new ArrayList<Integer>();
        for (var cursor = ""; cursor != null; ) {
            var page = auditor("D3120")
                    .get(TRAIL + "?office=D3120&kind=identity&limit=200&cursor={cursor}", cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.<List<Integer>>path("items.id"));
            sizes.add(page.asByteArray().length);
            cursor = page.path("next");
        }
        assertThat(seen).hasSize(120).doesNotHaveDuplicates().isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(sizes).hasSize(2).allMatch(size -> size < 5_000_000);
    }

    /** How many statements the driver sent for one request; a cursor is fetched from, and not sent again. */
    private static long statementsOf(String type, String query) {
        var driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
        var sent = new ConcurrentLinkedQueue<String>();
        var counter = new Handler() {
            @Override
            public void publish(LogRecord told) {
                if (told.getMessage().contains("FE=> Bind")
                        && Thread.currentThread().getName().startsWith("executor-thread")) {
                    sent.add(told.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        driver.setLevel(Level.FINEST);
        driver.setUseParentHandlers(false);
        driver.addHandler(counter);
        try {
            auditor("P31").accept(type).get(TRAIL + query).then().statusCode(200);
        } finally {
            driver.removeHandler(counter);
            driver.setUseParentHandlers(true);
            driver.setLevel(null);
        }
        return sent.size();
    }

    private static <T> T done(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError(outcome.toString());
    }

    private static RequestSpecification auditor(String office) {
        return as(Tokens.of(office, "auditor"));
    }
}
