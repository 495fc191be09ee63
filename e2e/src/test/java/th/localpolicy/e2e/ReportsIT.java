package th.localpolicy.e2e;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.CompletenessApi.APIGetCompletenessRequest;
import th.localpolicy.client.api.SubmissionsApi.APIImportSubmissionsRequest;
import th.localpolicy.client.api.SubmissionsApi.APIListSubmissionsRequest;
import th.localpolicy.client.api.SubmissionsApi.APISubmitReportsInBulkRequest;
import th.localpolicy.client.model.BulkAcceptance;
import th.localpolicy.client.model.BulkLine;
import th.localpolicy.client.model.BulkReturn;
import th.localpolicy.client.model.By;
import th.localpolicy.client.model.CompletenessRow;
import th.localpolicy.client.model.CorrectedSubmission;
import th.localpolicy.client.model.FieldToCorrect;
import th.localpolicy.client.model.NewCompilation;
import th.localpolicy.client.model.ObligationStatus;
import th.localpolicy.client.model.ReportForm;
import th.localpolicy.client.model.ReturnOfSubmission;
import th.localpolicy.client.model.Status;
import th.localpolicy.client.model.SubmissionFilter;
import th.localpolicy.client.model.SubmissionItem;
import th.localpolicy.client.model.SubmissionStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports on their way up: one by one, by the file, returned, corrected, accepted and compiled. */
@EndToEnd
@Order(8)
class ReportsIT {

    private static final String JANUARY = "2025-01";

    private final RunningStack stack;
    private final Letters letters;
    private UUID letter;

    ReportsIT(RunningStack stack) {
        this.stack = stack;
        this.letters = new Letters(stack);
    }

    @BeforeAll
    void a_letter_that_asks_the_districts_of_a_province() throws ApiException {
        letter = letters.issued("มท 0810.6/ว 14001", "P33");
        letters.passedOn(letter, "P33", "ศก 0023.6/ว 14001");
        letters.owed(letter, "D3301", JANUARY);
    }

    private UUID owed(String office) {
        return letters.owed(letter, office, JANUARY).getId();
    }

    private static Map<String, Object> activity(String title) {
        return Map.of("activities", List.of(Map.of("type", "EVENT", "title", title, "budget", 25000.5)));
    }

    @Test
    void a_report_is_returned_by_field_corrected_and_accepted_and_every_version_is_kept() throws ApiException {
        var district = stack.desk("D3301", "officer").submissions();
        var province = stack.desk("P33", "approver").submissions();
        var id = letters.reported(owed("D3301"), "D3301", activity("งานดอกลำดวน"))
                .getId();

        var returned = province.returnSubmission(
                id,
                new ReturnOfSubmission()
                        .reason("โปรดแก้ชื่อกิจกรรม")
                        .fields(List.of(new FieldToCorrect()
                                .field("report.activities[0].title")
                                .reason("ไม่ครบ"))),
                null,
                null);
        assertThat(returned.getStatus()).isEqualTo(SubmissionStatus.RETURNED);
        assertThat(returned.getDecision().getFields().getFirst().getField()).isEqualTo("report.activities[0].title");
        district.correctReport(
                id,
                "\"" + returned.getVersion() + "\"",
                new CorrectedSubmission().report(activity("งานเทศกาลดอกลำดวนบาน")));
        province.acceptSubmission(id, null, null);

        var standing = district.getSubmission(id);
        assertThat(standing.getStatus()).isEqualTo(SubmissionStatus.ACCEPTED);
        assertThat(standing.getReport().toString()).contains("งานเทศกาลดอกลำดวนบาน", "25000.5");
        assertThat(district.listSubmissionVersions(id).getItems()).hasSize(2);
        var obligation = stack.desk("D3301", "officer").obligations().getObligation(owed("D3301"));
        assertThat(obligation.getStatus()).isEqualTo(ObligationStatus.ACCEPTED);
    }

    @Test
    void reports_come_by_the_file_and_are_decided_on_together_and_compiled() throws ApiException {
        var province = stack.desk("P33", "approver");
        filedByTheFile("D3302");
        filedByTheFile("D3303");
        var third = filedByTheFile("D3304");

        var returned = province.submissions()
                .returnSubmissions(
                        new BulkReturn()
                                .filter(new SubmissionFilter().submissions(List.of(third)))
                                .reason("มีกิจกรรมแล้ว โปรดรายงาน"),
                        null,
                        null);
        assertThat(returned.getItems()).hasSize(1);
        var accepted = province.submissions()
                .acceptSubmissions(
                        new BulkAcceptance()
                                .filter(new SubmissionFilter().directive(letter).period(JANUARY)),
                        null,
                        null);
        assertThat(accepted.getItems()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(province.submissions()
                        .listSubmissions(APIListSubmissionsRequest.newBuilder()
                                .directive(letter)
                                .status(List.of(SubmissionStatus.RETURNED))
                                .build())
                        .getItems())
                .extracting(SubmissionItem::getReporter)
                .containsExactly("D3304");

        var compiled = province.compilations()
                .compileReports(new NewCompilation().directiveId(letter).period(JANUARY), null, null);
        assertThat(compiled.getIncluded()).isGreaterThanOrEqualTo(2);
        assertThat(compiled.getMissing())
                .extracting(missing -> missing.getReporter())
                .contains("D3304", "D3305");
        assertThat(province.compilations().getCompilation(compiled.getId())).isEqualTo(compiled);
        assertThat(province.compilations()
                        .findCompilation(letter, JANUARY, null)
                        .getItems())
                .containsExactly(compiled);
    }

    private UUID filedByTheFile(String office) throws ApiException {
        var filed = stack.desk(office, "officer")
                .submissions()
                .submitReportsInBulk(APISubmitReportsInBulkRequest.newBuilder()
                        .body("directiveId,reporter,period,nil\n%s,%s,%s,ใช่\n".formatted(letter, office, JANUARY))
                        .build())
                .getItems();
        assertThat(filed).extracting(BulkLine::getStatus).containsExactly(Status.CREATED);
        return filed.getFirst().getSubmissionId();
    }

    @Test
    void history_is_brought_in_by_an_operator_with_its_own_day_and_marked() throws ApiException {
        var imported = stack.desk("DLA", "operator")
                .submissions()
                .importSubmissions(APIImportSubmissionsRequest.newBuilder()
                        .body("directiveId,reporter,period,nil,submittedAt\n" + letter + ",D3306," + JANUARY
                                + ",ใช่,2025-01-19T03:00:00Z\n")
                        .build());

        assertThat(imported.getCounts().getCreated()).isEqualTo(1);
        var report = stack.desk("P33", "officer")
                .submissions()
                .getSubmission(imported.getItems().getFirst().getSubmissionId());
        assertThat(report.getImported()).isTrue();
        assertThat(report.getLate()).isFalse();
    }

    @Test
    void the_completeness_of_a_month_adds_up() throws ApiException {
        var completeness = stack.desk("P33", "officer")
                .completeness()
                .getCompleteness(APIGetCompletenessRequest.newBuilder()
                        .directive(letter)
                        .period(JANUARY)
                        .by(By.DISTRICT)
                        .build());

        assertThat(completeness.getItems()).hasSizeGreaterThan(20);
        assertThat(completeness.getItems().stream()
                        .mapToLong(CompletenessRow::getExpected)
                        .sum())
                .isEqualTo(completeness.getTotal().getExpected());
    }

    @Test
    void the_form_is_there_for_whoever_builds_a_page_of_it() throws ApiException {
        var forms = stack.publicDesk().reportForms();

        assertThat(forms.listReportForms().getItems())
                .extracting(ReportForm::getForm)
                .contains("soft-power-monthly");
        assertThat(forms.getReportForm("soft-power-monthly", null, null).toString())
                .contains("activities");
    }
}
