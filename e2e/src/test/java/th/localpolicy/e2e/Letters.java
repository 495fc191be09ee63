package th.localpolicy.e2e;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.CoverageApi.APIListDispatchesOfDirectiveRequest;
import th.localpolicy.client.api.ObligationsApi.APIListObligationsRequest;
import th.localpolicy.client.model.Addressees;
import th.localpolicy.client.model.Cancellation;
import th.localpolicy.client.model.Capacity;
import th.localpolicy.client.model.Clause;
import th.localpolicy.client.model.CoverageOfLevel;
import th.localpolicy.client.model.Directive;
import th.localpolicy.client.model.DirectiveDraft;
import th.localpolicy.client.model.Dispatch;
import th.localpolicy.client.model.Forwarding;
import th.localpolicy.client.model.KindOfDirective;
import th.localpolicy.client.model.Mode;
import th.localpolicy.client.model.NewSubmission;
import th.localpolicy.client.model.Obligation;
import th.localpolicy.client.model.ObligationPage;
import th.localpolicy.client.model.OfficeLevel;
import th.localpolicy.client.model.OfficePageOfDirective;
import th.localpolicy.client.model.Receiving;
import th.localpolicy.client.model.Reporting;
import th.localpolicy.client.model.ReportingEvery;
import th.localpolicy.client.model.Signatory;
import th.localpolicy.client.model.Submission;
import th.localpolicy.client.model.Urgency;

import static org.awaitility.Awaitility.await;

/** Letters on their way down, for tests that begin after they were sent. */
record Letters(RunningStack stack) {

    static final Duration LONGEST = Duration.ofSeconds(20);

    /** A letter of the ministry that asks provinces for a report on the 25th of three months. */
    static DirectiveDraft letter(String number, String... offices) {
        return new DirectiveDraft()
                .number(number)
                .issuedOn(LocalDate.parse("2024-12-03"))
                .kind(KindOfDirective.EXTERNAL_LETTER)
                .urgency(Urgency.MOST_URGENT)
                .subject("การส่งเสริมการท่องเที่ยวโดยนำอัตลักษณ์ท้องถิ่น")
                .issuer("MOI")
                .signatory(new Signatory().position("ปลัดกระทรวงมหาดไทย").capacity(Capacity.OWN_TITLE))
                .addressees(new Addressees().offices(List.of(offices)))
                .clauses(List.of(
                        action(OfficeLevel.PROVINCE, OfficeLevel.DISTRICT),
                        report(OfficeLevel.PROVINCE, "DLA", 25, "2024-12")));
    }

    private static Clause action(OfficeLevel... levels) {
        return new Clause()
                .label("๑")
                .text("ดำเนินการตามแนวทาง")
                .mode(Mode.REQUEST)
                .levels(List.of(levels));
    }

    private static Clause report(OfficeLevel reporter, String recipient, int dueDay, String from) {
        return new Clause()
                .label("๒")
                .text("รายงานผลการดำเนินงานทุกเดือน")
                .mode(Mode.ORDER)
                .levels(List.of(reporter))
                .reporting(new Reporting()
                        .form("soft-power-monthly")
                        .every(ReportingEvery.MONTH)
                        .dueDay(dueDay)
                        .from(from)
                        .until("2025-02")
                        .reporter(reporter)
                        .recipient(recipient));
    }

    UUID drafted(String number, String... offices) throws ApiException {
        return stack.desk("MOI", "officer")
                .directives()
                .draftDirective(letter(number, offices), null, null)
                .getId();
    }

    UUID issued(String number, String... offices) throws ApiException {
        var id = drafted(number, offices);
        stack.desk("MOI", "approver").directives().issueDirective(id, null, null);
        return id;
    }

    /** What the office was sent of the letter, or of one that passes it on. */
    UUID dispatch(UUID letter, String office) throws ApiException {
        var coverage = stack.desk("MOI", "auditor").coverage();
        return Desk.all(
                        cursor -> coverage.listDispatchesOfDirective(APIListDispatchesOfDirectiveRequest.newBuilder()
                                .id(letter)
                                .under(office)
                                .limit(200)
                                .cursor(cursor)
                                .build()),
                        OfficePageOfDirective::getItems,
                        OfficePageOfDirective::getNext)
                .stream()
                .filter(dispatch -> dispatch.getRecipient().equals(office))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    Dispatch received(UUID dispatch, String office) throws ApiException {
        return stack.desk(office, "officer").dispatches().receiveDispatch(dispatch, new Receiving(), null, null);
    }

    Dispatch acknowledged(UUID dispatch, String office) throws ApiException {
        return stack.desk(office, "officer").dispatches().acknowledgeDispatch(dispatch, null, null);
    }

    /** The province receives the letter, acknowledges it and passes it on to its districts. */
    Directive passedOn(UUID letter, String province, String number) throws ApiException {
        var dispatch = dispatch(letter, province);
        received(dispatch, province);
        acknowledged(dispatch, province);
        return forward(dispatch, province, number);
    }

    /** The province passes the letter on to its districts, who report to it on the 20th. */
    Directive forward(UUID dispatch, String province, String number) throws ApiException {
        return stack.desk(province, "approver")
                .dispatches()
                .forwardDispatch(dispatch, forwarding(province, number), null, null);
    }

    static Forwarding forwarding(String province, String number) {
        return new Forwarding()
                .number(number)
                .issuedOn(LocalDate.parse("2024-12-19"))
                .addressees(new Addressees().levels(List.of(OfficeLevel.DISTRICT)))
                .clauses(List.of(action(OfficeLevel.DISTRICT), report(OfficeLevel.DISTRICT, province, 20, "2025-01")));
    }

    /** The counts of one level in the coverage of a letter. */
    CoverageOfLevel coverage(UUID letter, OfficeLevel level) throws ApiException {
        return stack
                .desk("MOI", "auditor")
                .coverage()
                .getCoverage(letter, "level", null, null, null)
                .getLevels()
                .stream()
                .filter(counts -> counts.getLevel() == level)
                .findFirst()
                .orElseThrow();
    }

    void cancelled(UUID letter) throws ApiException {
        stack.desk("MOI", "approver")
                .directives()
                .cancelDirective(letter, new Cancellation().reason("ออกหนังสือซ้ำ"), null, null);
    }

    List<Obligation> obligations(UUID letter) throws ApiException {
        var obligations = stack.desk("DLA", "auditor").obligations();
        return Desk.all(
                cursor -> obligations.listObligations(APIListObligationsRequest.newBuilder()
                        .directive(letter)
                        .limit(200)
                        .cursor(cursor)
                        .build()),
                ObligationPage::getItems,
                ObligationPage::getNext);
    }

    /** What the office owes for the month, once it is known: it arises from the letter over Kafka. */
    Obligation owed(UUID letter, String office, String period) {
        return await().atMost(LONGEST)
                .until(
                        () -> obligations(letter).stream()
                                .filter(owed -> owed.getReporter().equals(office)
                                        && owed.getPeriod().equals(period))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The office reports. */
    Submission reported(UUID obligation, String office, Map<String, Object> report) throws ApiException {
        return stack.desk(office, "officer")
                .submissions()
                .submitReport(new NewSubmission().obligationId(obligation).report(report), null, null);
    }

    /** The id of a report that the office sent in and its recipient accepted: nothing was done. */
    UUID accepted(UUID obligation, String office, String recipient) throws ApiException {
        var id = reported(obligation, office, Map.of("nil", true)).getId();
        stack.desk(recipient, "approver").submissions().acceptSubmission(id, null, null);
        return id;
    }
}
