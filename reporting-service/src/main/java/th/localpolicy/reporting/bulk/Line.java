package th.localpolicy.reporting.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Form;
import th.localpolicy.reporting.obligation.ObligationKey;

/**
 * One line of a file as it was read: whose report of which month it is, and what it says.
 *
 * @param number      as an editor or a spreadsheet shows it, from 1
 * @param target      the obligation that it answers
 * @param content     what it says, checked by a version of the form; its faults are named by the file's own columns
 * @param submittedAt when the office sent it, where the file tells
 * @param acceptedAt  when its recipient accepted it, where the file tells
 * @param faults      what keeps the line from meaning anything; empty for a line that can be filed
 * @param size        of its content in characters, about
 */
record Line(
        long number,
        Optional<Target> target,
        Function<Form, Outcome<CheckedReport>> content,
        Optional<Instant> submittedAt,
        Optional<Instant> acceptedAt,
        List<FieldFault> faults,
        int size) {

    /** An obligation, by its id or by what its people know of it. */
    sealed interface Target {
        record ById(UUID obligationId) implements Target {}

        record ByKey(ObligationKey key) implements Target {}
    }

    /** A line that cannot be read. */
    static Line unreadable(long number, List<FieldFault> faults) {
        return new Line(
                number,
                Optional.empty(),
                form -> {
                    throw new IllegalStateException("a line that cannot be read says nothing");
                },
                Optional.empty(),
                Optional.empty(),
                faults,
                0);
    }
}
