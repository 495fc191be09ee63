package th.localpolicy.directive.intake;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import th.localpolicy.directive.intake.LetterDraft.Citation;
import th.localpolicy.directive.letter.LetterNumber;

/**
 * Holds what was read against what must be true: offices are closed at weekends and on holidays, nothing is received before it was written,
 * a letter's head and its citation in another letter of the file say the same, numbers of a series rise within a year. A
 * failed check is told and lowers the confidence; it changes no value, for it does not say which of two is wrong.
 */
final class Checks {

    private static final double DOUBTED = 0.5;

    /** A number, its date and where it was read. */
    private record Witness(int letter, boolean head, LetterNumber number, Citation citation) {}

    private final List<LetterDraft> drafts;
    private final Findings findings;

    private Checks(List<LetterDraft> drafts, Findings findings) {
        this.drafts = new ArrayList<>(drafts);
        this.findings = findings;
    }

    /** The drafts as they are believed after the checks. */
    static List<LetterDraft> run(List<LetterDraft> drafts, Findings findings) {
        var checks = new Checks(drafts, findings);
        for (var i = 0; i < drafts.size(); i++) {
            findings.startLetter(i);
            checks.one(i);
        }
        checks.together();
        return checks.drafts;
    }

    private void one(int index) {
        var draft = drafts.get(index);
        if (!draft.number().isKnown()) {
            findings.missing("number");
        }
        if (!draft.issuedOn().isKnown() && draft.issuedOn().raw() == null) {
            findings.missing("issuedOn");
        }
        var issued = draft.issuedOn().value();
        if (issued != null) {
            if (closed("issuedOn", issued)) {
                doubtDate(index);
            }
        }
        for (var i = 0; i < draft.references().size(); i++) {
            var cited = draft.references().get(i).value();
            if (cited != null && cited.issuedOn() != null) {
                closed("references[" + i + "].issuedOn", cited.issuedOn());
                if (issued != null && cited.issuedOn().isAfter(issued)) {
                    findings.referenceAfterLetter("references[" + i + "].issuedOn", cited.issuedOn(), issued);
                }
            }
        }
        for (var i = 0; i < draft.receipts().size() && issued != null; i++) {
            var received = draft.receipts().get(i).value().receivedOn();
            if (received != null && received.isBefore(issued)) {
                findings.receiptBeforeLetter("receipts[" + i + "].receivedOn", received, issued);
            }
        }
        for (var i = 0; i < draft.deadlines().size() && issued != null; i++) {
            var due = draft.deadlines().get(i).value().resolved();
            if (due != null && due.isBefore(issued)) {
                findings.beforeLetter("deadlines[" + i + "]", due, issued);
            }
        }
    }

    /** Whether offices are closed on that day; it is told. */
    private boolean closed(String field, LocalDate day) {
        var holiday = PublicHolidays.nameOf(day);
        if (holiday.isPresent()) {
            findings.holiday(field, day, holiday.get());
        } else {
            findings.weekend(field, day);
        }
        return holiday.isPresent() || day.getDayOfWeek().getValue() > 5;
    }

    /** Letters of one file against each other. */
    private void together() {
        var witnesses = witnesses();
        for (var one : witnesses) {
            if (!one.head()) {
                continue;
            }
            findings.startLetter(one.letter());
            for (var other : witnesses) {
                if (other != one && one.number().sameSeries(other.number())) {
                    compare(one, other);
                }
            }
        }
    }

    private void compare(Witness head, Witness other) {
        var a = head.citation();
        var b = other.citation();
        var sameNumber = a.number().equals(b.number());
        if (!other.head() && other.letter() != head.letter()) {
            if (sameNumber
                    && a.issuedOn() != null
                    && b.issuedOn() != null
                    && !a.issuedOn().equals(b.issuedOn())
                    && a.issuedOn().getYear() == b.issuedOn().getYear()) {
                findings.citedOtherwise(
                        "issuedOn", a.issuedOn().toString(), b.issuedOn().toString(), other.letter());
                doubtDate(head.letter());
            } else if (!sameNumber && isMisreading(head, other)) {
                findings.citedOtherwise("number", a.number(), b.number(), other.letter());
                doubtNumber(head.letter());
                if (a.issuedOn() != null && !a.issuedOn().equals(b.issuedOn())) {
                    findings.citedOtherwise(
                            "issuedOn", a.issuedOn().toString(), b.issuedOn().toString(), other.letter());
                    doubtDate(head.letter());
                }
                return;
            }
        }
        if (a.issuedOn() == null || b.issuedOn() == null || sameNumber) {
            return;
        }
        var sameYear = a.issuedOn().getYear() == b.issuedOn().getYear();
        if (sameYear && b.issuedOn().isBefore(a.issuedOn()) && running(other) > running(head)) {
            findings.numberFalls("number", a.number(), a.issuedOn(), b.number(), b.issuedOn());
            doubtNumber(head.letter());
        }
    }

    /** One digit differs and the dates are near: the same letter, read twice. */
    private static boolean isMisreading(Witness head, Witness other) {
        var a = head.citation().issuedOn();
        var b = other.citation().issuedOn();
        return head.number().running().length() == other.number().running().length()
                && Slips.between(head.number().running(), other.number().running(), 2) == 1
                && a != null
                && b != null
                && Math.abs(ChronoUnit.DAYS.between(a, b)) <= 10;
    }

    private static int running(Witness witness) {
        return Integer.parseInt(witness.number().running());
    }

    private List<Witness> witnesses() {
        var all = new ArrayList<Witness>();
        for (var i = 0; i < drafts.size() && all.size() < 2_000; i++) {
            var draft = drafts.get(i);
            var own = new Citation(draft.number().value(), draft.issuedOn().value(), null);
            witness(all, i, true, own);
            for (var n = 0; n < draft.references().size(); n++) {
                witness(all, i, false, draft.references().get(n).value());
            }
            for (var enclosure : draft.enclosures()) {
                witness(all, i, false, enclosure.value().copyOf());
            }
        }
        return all;
    }

    private static void witness(List<Witness> all, int letter, boolean head, Citation citation) {
        if (citation != null && citation.number() != null) {
            LetterNumber.of(citation.number())
                    .ifPresent(number -> all.add(new Witness(letter, head, number, citation)));
        }
    }

    private void doubtNumber(int index) {
        var d = drafts.get(index);
        drafts.set(index, d.believing(d.number().doubted(DOUBTED), d.issuedOn()));
    }

    private void doubtDate(int index) {
        var d = drafts.get(index);
        drafts.set(index, d.believing(d.number(), d.issuedOn().doubted(DOUBTED)));
    }
}
