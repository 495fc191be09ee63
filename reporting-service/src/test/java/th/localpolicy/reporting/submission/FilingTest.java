package th.localpolicy.reporting.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.form.ReportJson;
import th.localpolicy.reporting.submission.Filed.Result;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports filed one by one and in batches, as single requests and sheets do. */
@QuarkusTest
@Stack
class FilingTest extends ReportsFixture {

    private static final String NIL = "{\"nil\":true}";

    @Inject
    SubmitReport reports;

    @Test
    void a_line_is_filed_and_the_same_line_again_changes_nothing() {
        var obligation = owed("D3604", "P36");
        assertThat(done(reports.file(officer("D3604"), line(obligation, NIL))).result())
                .isEqualTo(Result.SUBMITTED);
        var before = rows("select * from submission");
        var again = done(reports.file(officer("D3604"), line(obligation, NIL)));
        assertThat(again.result()).isEqualTo(Result.UNCHANGED);
        assertThat(again.submission().version()).isEqualTo(1);
        assertThat(rows("select * from submission")).isEqualTo(before);
        assertThat(one("select count(*) from outbox where message_key = '" + obligation + "'"))
                .isEqualTo("1");
    }

    @Test
    void another_content_is_a_correction_and_every_version_is_kept() {
        var obligation = owed("D3604", "P36");
        reports.file(officer("D3604"), line(obligation, NIL));
        var corrected = done(reports.file(officer("D3604"), line(obligation, "{\"results\":\"ดี\"}")));
        assertThat(corrected.result()).isEqualTo(Result.CORRECTED);
        assertThat(corrected.submission().contentVersion()).isEqualTo(2);
        assertThat(rows("select number, report::text from submission_version order by number"))
                .containsExactly(List.of(1, "{\"nil\": true}"), List.of(2, "{\"results\": \"ดี\"}"));
        assertThat(rows("select type, aggregate_version from outbox where message_key = '" + obligation
                        + "' order by seq"))
                .containsExactly(List.of("submission.submitted", 2L), List.of("submission.corrected", 3L));
    }

    @Test
    void of_a_batch_good_lines_are_kept_and_bad_ones_explained() {
        var mine = owed("D3604", "P36");
        var others = owed("D3605", "P36");
        var faulty = owed("D3604", "P36", "2025-02", LocalDate.of(2025, 2, 20));
        var results = reports.file(
                officer("D3604"),
                List.of(
                        line(mine, NIL),
                        line(others, NIL),
                        line(faulty, "{\"nil\":1}"),
                        line(mine, NIL),
                        line(UUID.randomUUID(), NIL)));
        assertThat(done(results.get(0)).result()).isEqualTo(Result.SUBMITTED);
        assertThat(refused(results.get(1)).type()).isEqualTo(ProblemType.OUTSIDE_YOUR_OFFICE);
        assertThat(refused(results.get(2)).faults().getFirst().field()).isEqualTo("report.nil");
        assertThat(refused(results.get(3)).faults().getFirst().field()).isEqualTo("obligationId");
        assertThat(refused(results.get(4)).type()).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(rows("select obligation_id from submission")).containsExactly(List.of(mine));
    }

    @Test
    void a_preview_says_what_would_happen_and_writes_nothing() {
        var obligation = owed("D3604", "P36");
        assertThat(done(reports.preview(officer("D3604"), List.of(line(obligation, NIL)))
                                .getFirst())
                        .result())
                .isEqualTo(Result.SUBMITTED);
        assertThat(one("select count(*) from submission")).isEqualTo("0");
        assertThat(one("select status from obligation")).isEqualTo("OPEN");
    }

    @Test
    void late_is_counted_in_days_of_bangkok_from_the_first_answer_on() {
        var obligation = owed("D3604", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        var onTime = owed("D3605", "P36", "2025-01", LocalDate.of(2025, 1, 20));
        var operator = caller("DLA", "operator", "officer");
        var late = reports.file(
                operator,
                List.of(
                        Filing.ofHistory(obligation, ReportJson.read(NIL), Instant.parse("2025-01-22T17:00:00Z")),
                        Filing.ofHistory(onTime, ReportJson.read(NIL), Instant.parse("2025-01-20T16:59:59Z"))));
        assertThat(done(late.get(0)).submission().daysLate()).isEqualTo(3);
        assertThat(done(late.get(1)).submission().daysLate()).isZero();
        var corrected = done(reports.file(officer("D3605"), line(onTime, "{\"results\":\"ดี\"}")));
        assertThat(corrected.submission().daysLate()).isZero();
        assertThat(corrected.submission().imported()).isTrue();
    }

    @Test
    void history_is_an_operators_and_no_report_is_of_the_future() {
        var obligation = owed("D3604", "P36");
        var history = Filing.ofHistory(obligation, ReportJson.read(NIL), Instant.parse("2025-01-02T00:00:00Z"));
        assertThat(refused(reports.file(officer("DLA"), history)).type()).isEqualTo(ProblemType.OUTSIDE_YOUR_OFFICE);
        var future = Filing.ofHistory(obligation, ReportJson.read(NIL), Instant.parse("2190-01-02T00:00:00Z"));
        assertThat(refused(reports.file(caller("DLA", "operator"), future))
                        .faults()
                        .getFirst()
                        .field())
                .isEqualTo("submittedAt");
    }

    @Test
    void what_came_on_paper_an_office_above_writes_down() {
        var obligation = owed("D3604", "P36");
        var paper = new Filing(
                obligation,
                form -> form.check(ReportJson.read(NIL)),
                ReceivedVia.PAPER,
                Optional.of(Instant.parse("2025-01-02T00:00:00Z")),
                false,
                Filing.Intent.FIRST,
                Optional.empty());
        assertThat(refused(reports.file(officer("D3604"), paper)).type()).isEqualTo(ProblemType.OUTSIDE_YOUR_OFFICE);
        assertThat(refused(reports.file(officer("P30"), paper)).type()).isEqualTo(ProblemType.OUTSIDE_YOUR_OFFICE);
        assertThat(done(reports.file(officer("P36"), paper)).submission().receivedVia())
                .isEqualTo(ReceivedVia.PAPER);
        assertThat(refused(reports.file(officer("P36"), paper)).type()).isEqualTo(ProblemType.WRONG_STATE);
    }
}
