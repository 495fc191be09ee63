package th.localpolicy.reporting.submission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Form;
import th.localpolicy.reporting.obligation.Obligation;

/** What can stand against a filing, whoever files it: what is there already, its time, and what it would take away. */
final class FilingRules {

    private FilingRules() {}

    /** What stands against it before anybody looks at what it says. */
    static Optional<Refusal> refusal(Filing filing, Optional<Submission> there, Instant now) {
        return ofVersion(filing, there)
                .or(() -> ofIntent(filing, there))
                .or(() -> ofTyping(filing, there))
                .or(() -> ofTime(filing, now));
    }

    /** Days of another month, and what a sheet without room for it would take away; history stays as it was written. */
    static Optional<Refusal> refusalOfContent(
            Filing filing, Form form, Obligation obligation, CheckedReport report, JsonNode said) {
        var outside = filing.imported()
                ? List.<FieldFault>of()
                : obligation
                        .firstDay()
                        .map(first -> report.activitiesOutside(first, obligation.lastDay()))
                        .orElse(List.of());
        if (!outside.isEmpty()) {
            return Optional.of(filing.content().named(form, Refusal.invalid(outside)));
        }
        return said == null || report.nil()
                ? Optional.empty()
                : filing.content().losing(form, said);
    }

    private static Optional<Refusal> ofVersion(Filing filing, Optional<Submission> there) {
        return filing.ifMatch().flatMap(match -> there.flatMap(submission -> match.refusalOf(submission.version())));
    }

    private static Optional<Refusal> ofIntent(Filing filing, Optional<Submission> there) {
        return switch (filing.intent()) {
            case FIRST ->
                there.map(submission -> Refusal.wrongState(
                        "ส่งรายงานนี้แล้ว (%s) ให้แก้ไขรายงานเดิม".formatted(submission.id()),
                        "The report is there already (%s); correct that one".formatted(submission.id())));
            case CORRECTION -> there.isEmpty() ? Optional.of(Refusal.notFound()) : Optional.empty();
            case EITHER, COMPUTED -> Optional.empty();
        };
    }

    private static Optional<Refusal> ofTyping(Filing filing, Optional<Submission> there) {
        return filing.intent() == Filing.Intent.COMPUTED
                ? Optional.empty()
                : there.flatMap(Submission::refusalOfTyping);
    }

    private static Optional<Refusal> ofTime(Filing filing, Instant now) {
        return filing.submittedAt()
                .filter(at -> at.isAfter(now) || !Bangkok.isBusinessTime(at))
                .map(at -> Refusal.invalid(
                        "submittedAt",
                        "ต้องเป็นเวลาในอดีต ปี ค.ศ. 2000 เป็นต้นไป",
                        "must be a time in the past, from the year 2000 on"));
    }
}
