package th.localpolicy.reporting.bulk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.ThaiText;
import th.localpolicy.reporting.form.Content;
import th.localpolicy.reporting.obligation.ObligationKey;
import th.localpolicy.reporting.submission.ReceivedVia;

/**
 * One line of a file as it was read: whose report of which month it is, and what it says.
 *
 * @param number      as an editor or a spreadsheet shows it, from 1
 * @param target      the obligation that it answers
 * @param content     what it says, checked by a version of the form; its faults are named by the file's own columns
 * @param submittedAt when the office sent it, where the file tells
 * @param acceptedAt  when its recipient accepted it, where the file tells
 * @param receipt     how it came to the office that writes it down
 * @param faults      what keeps the line from meaning anything; empty for a line that can be filed
 * @param size        of its content in characters, about
 */
record Line(
        long number,
        Optional<Target> target,
        Content content,
        Optional<Instant> submittedAt,
        Optional<Instant> acceptedAt,
        Receipt receipt,
        List<FieldFault> faults,
        int size) {

    /** A line that its own office sends by the system. */
    Line(
            long number,
            Optional<Target> target,
            Content content,
            Optional<Instant> submittedAt,
            Optional<Instant> acceptedAt,
            List<FieldFault> faults,
            int size) {
        this(number, target, content, submittedAt, acceptedAt, Receipt.BY_SYSTEM, faults, size);
    }

    /**
     * How a report came in.
     *
     * @param at when, where the file tells; only of what did not come by the system
     */
    record Receipt(ReceivedVia via, Optional<Instant> at) {

        static final Receipt BY_SYSTEM = new Receipt(ReceivedVia.SYSTEM, Optional.empty());

        private static final Map<String, ReceivedVia> WORDS = Map.ofEntries(
                Map.entry("system", ReceivedVia.SYSTEM),
                Map.entry("ระบบ", ReceivedVia.SYSTEM),
                Map.entry("paper", ReceivedVia.PAPER),
                Map.entry("หนังสือ", ReceivedVia.PAPER),
                Map.entry("กระดาษ", ReceivedVia.PAPER),
                Map.entry("เอกสาร", ReceivedVia.PAPER),
                Map.entry("email", ReceivedVia.EMAIL),
                Map.entry("e-mail", ReceivedVia.EMAIL),
                Map.entry("อีเมล", ReceivedVia.EMAIL),
                Map.entry("line", ReceivedVia.LINE),
                Map.entry("ไลน์", ReceivedVia.LINE));

        /** What a file says of it; a fault where the words say nothing, or a time stands beside no way. */
        static Receipt of(
                Optional<String> via, Optional<Instant> at, String viaTitle, String atTitle, List<FieldFault> faults) {
            var known = via.map(words -> WORDS.get(ThaiText.searchKey(words)));
            if (via.isPresent() && known.isEmpty()) {
                faults.add(new FieldFault(
                        viaTitle,
                        "ต้องเป็นค่าใดค่าหนึ่งใน หนังสือ (PAPER), อีเมล (EMAIL), ไลน์ (LINE), ระบบ (SYSTEM)",
                        "must be one of PAPER, EMAIL, LINE, SYSTEM"));
            }
            var receipt = new Receipt(known.orElse(ReceivedVia.SYSTEM), at);
            if (at.isPresent()
                    && (via.isEmpty()
                            || known.filter(ReceivedVia.SYSTEM::equals).isPresent())) {
                faults.add(new FieldFault(
                        atTitle,
                        "ระบุได้เฉพาะรายงานที่รับทางหนังสือ อีเมล หรือ LINE (receivedVia)",
                        "stands only beside receivedVia PAPER, EMAIL or LINE"));
            }
            return receipt;
        }
    }

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
                form -> Outcome.refused(Refusal.invalid(List.of())),
                Optional.empty(),
                Optional.empty(),
                faults,
                0);
    }
}
