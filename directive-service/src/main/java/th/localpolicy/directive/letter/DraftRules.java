package th.localpolicy.directive.letter;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.FiscalQuarter;

/** What a letter must keep to beyond the form of its fields. Every fault is told at once. */
@Singleton
public class DraftRules {

    private static final int MOST_TEXT = 200_000;

    private final Reach reach;

    DraftRules(Reach reach) {
        this.reach = reach;
    }

    /**
     * A letter that keeps to the rules: its clauses numbered, its deadlines worked out.
     *
     * @param key what makes its number its own
     */
    public record Sound(DirectiveDraft draft, NumberKey key) {}

    /** The letter as it can be kept, or all that is wrong with it. */
    public Outcome<Sound> examine(DirectiveDraft draft) {
        var faults = new ArrayList<FieldFault>();
        var number = LetterNumber.parse(draft.number());
        if (number.isEmpty()) {
            faults.add(new FieldFault(
                    "number",
                    "ไม่ใช่เลขที่หนังสือ เช่น มท 0810.6/ว 12509",
                    "is no number of a letter, such as มท 0810.6/ว 12509"));
        }
        if (draft.secrecy() != Secrecy.NORMAL) {
            faults.add(new FieldFault(
                    "secrecy", "ระบบนี้ไม่รับหนังสือที่มีชั้นความลับ", "secret letters are not taken by this system"));
        }
        dates(faults, draft);
        if (reach.exists(draft.issuer()) && new OfficeCode(draft.issuer()).level() != OfficeLevel.CLUSTER) {
            faults.addAll(reach.faultsOf(new OfficeCode(draft.issuer()), draft.addressees()));
        } else {
            faults.add(new FieldFault("issuer", "ไม่มีหน่วยงานนี้", "there is no such office"));
        }
        citations(faults, draft);
        if (faults.stream().anyMatch(fault -> fault.field().startsWith("issued"))) {
            return Outcome.refused(Refusal.invalid(faults)); // deadlines have no day to count from
        }
        var sound = workedOut(draft);
        deadlines(faults, sound);
        return faults.isEmpty()
                ? Outcome.done(new Sound(
                        sound,
                        NumberKey.of(
                                number.orElseThrow(),
                                draft.kind(),
                                draft.earliest().getYear())))
                : Outcome.refused(Refusal.invalid(faults));
    }

    private static void dates(List<FieldFault> faults, DirectiveDraft draft) {
        if (draft.earliest() == null) {
            faults.add(new FieldFault("issuedOn", "ต้องระบุ", "is required"));
        }
        businessDate(faults, "issuedOn", draft.issuedOn());
        businessDate(faults, "issuedNotBefore", draft.issuedNotBefore());
        if (draft.deliverBy() != null && !Bangkok.isBusinessTime(draft.deliverBy())) {
            faults.add(new FieldFault("deliverBy", "ใช้ปี ค.ศ.", "years are Gregorian"));
        }
        if (draft.handling() != null && draft.earliest() != null) {
            handlingDay(faults, "handling.receiveBy", draft.handling().receiveBy(), draft.earliest());
            handlingDay(faults, "handling.acknowledgeBy", draft.handling().acknowledgeBy(), draft.earliest());
            handlingDay(faults, "handling.forwardBy", draft.handling().forwardBy(), draft.earliest());
        }
    }

    private static void handlingDay(List<FieldFault> faults, String field, LocalDate day, LocalDate letter) {
        businessDate(faults, field, day);
        if (day != null && day.isBefore(letter)) {
            faults.add(beforeTheLetter(field));
        }
    }

    private static void businessDate(List<FieldFault> faults, String field, LocalDate day) {
        if (day != null && !Bangkok.isBusinessDate(day)) {
            faults.add(
                    new FieldFault(field, "ใช้ปี ค.ศ. เช่น 2025-03-31", "must be a Gregorian date such as 2025-03-31"));
        }
    }

    private static void citations(List<FieldFault> faults, DirectiveDraft draft) {
        for (var i = 0; i < draft.references().size(); i++) {
            cited(faults, "references[" + i + "]", draft.references().get(i));
        }
        for (var i = 0; i < draft.enclosures().size(); i++) {
            if (draft.enclosures().get(i).copyOf() != null) {
                cited(
                        faults,
                        "enclosures[" + i + "].copyOf",
                        draft.enclosures().get(i).copyOf());
            }
        }
        for (var i = 0; i < draft.relations().size(); i++) {
            var relation = draft.relations().get(i);
            cited(
                    faults,
                    "relations[" + i + "]",
                    new Citation(
                            relation.number(),
                            relation.issuedOn(),
                            relation.urgency(),
                            relation.words(),
                            relation.directiveId()));
        }
    }

    private static void cited(List<FieldFault> faults, String field, Citation cited) {
        if (isEmpty(cited.number()) && isEmpty(cited.words()) && cited.directiveId() == null) {
            faults.add(new FieldFault(
                    field, "ต้องระบุเลขที่ ถ้อยคำ หรือหนังสือ", "must give a number, words or a letter's id"));
        }
        if (cited.issuedOn() != null
                && (cited.issuedOn().getYear() < 1850 || cited.issuedOn().getYear() > 2199)) {
            faults.add(
                    new FieldFault(field + ".issuedOn", "ใช้ปี ค.ศ.", "must be a Gregorian date such as 2025-03-31"));
        }
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }

    private static DirectiveDraft workedOut(DirectiveDraft draft) {
        var clauses = new ArrayList<Clause>();
        for (var clause : draft.clauses()) {
            clauses.add(clause.at(clauses.size() + 1, workedOut(clause.deadline(), draft.earliest())));
        }
        return draft.with(
                clauses,
                draft.deadlines().stream()
                        .map(deadline -> workedOut(deadline, draft.earliest()))
                        .toList());
    }

    private static Deadline workedOut(Deadline deadline, LocalDate letter) {
        return deadline == null || deadline.isFarOut() ? deadline : deadline.resolvedFor(letter);
    }

    private void deadlines(List<FieldFault> faults, DirectiveDraft draft) {
        var text = 0L;
        for (var clause : draft.clauses()) {
            var field = "clauses[" + (clause.ordinal() - 1) + "]";
            text += clause.text().length();
            for (var i = 0; i < clause.offices().size(); i++) {
                if (!reach.exists(clause.offices().get(i))) {
                    faults.add(new FieldFault(
                            field + ".offices[" + i + "]", "ไม่มีหน่วยงานนี้", "there is no such office"));
                }
            }
            deadline(faults, field + ".deadline", clause.deadline(), draft.earliest());
            reporting(faults, field + ".reporting", clause.reporting(), draft.earliest());
        }
        if (text > MOST_TEXT) {
            faults.add(new FieldFault(
                    "clauses", "ข้อความรวมกันยาวเกิน 200,000 อักขระ", "are longer than 200,000 characters together"));
        }
        for (var i = 0; i < draft.deadlines().size(); i++) {
            deadline(faults, "deadlines[" + i + "]", draft.deadlines().get(i), draft.earliest());
        }
        for (var i = 0; i < draft.reporting().size(); i++) {
            reporting(faults, "reporting[" + i + "]", draft.reporting().get(i), draft.earliest());
        }
    }

    private static void deadline(List<FieldFault> faults, String field, Deadline deadline, LocalDate letter) {
        if (deadline == null) {
            return;
        }
        if (deadline.rules() > 1) {
            faults.add(new FieldFault(field, "ระบุกฎได้เพียงอย่างเดียว", "must state one rule"));
        }
        if (deadline.rules() == 0 && isEmpty(deadline.words())) {
            faults.add(new FieldFault(field, "ต้องมีถ้อยคำหรือกฎ", "must have words or a rule"));
        }
        if (deadline.isFarOut()) {
            faults.add(new FieldFault(field, "ใช้ปี ค.ศ. เช่น 2025-03-31", "years are Gregorian, such as 2025-03-31"));
        } else if (deadline.quarter() != null
                && FiscalQuarter.parse(deadline.quarter()).isEmpty()) {
            faults.add(new FieldFault(
                    field + ".quarter", "ต้องเป็นเช่น 2568-Q2", "must be a fiscal quarter such as 2568-Q2"));
        } else if (deadline.weekOfMonth() != null && deadline.month() == null) {
            faults.add(new FieldFault(field + ".month", "ต้องระบุ", "is required"));
        } else if (deadline.resolved() != null) {
            if (deadline.resolved().isBefore(letter)) {
                faults.add(beforeTheLetter(field));
            } else if (deadline.until() != null
                    && YearMonth.from(deadline.resolved()).isAfter(deadline.until())) {
                faults.add(new FieldFault(field + ".until", "อยู่ก่อนกำหนดครั้งแรก", "is before the first due day"));
            }
        }
    }

    private void reporting(List<FieldFault> faults, String field, Reporting rule, LocalDate letter) {
        if (rule == null) {
            return;
        }
        var farOut =
                Optional.ofNullable(rule.from()).filter(DraftRules::isFarOut).isPresent()
                        || Optional.ofNullable(rule.until())
                                .filter(DraftRules::isFarOut)
                                .isPresent()
                        || rule.dueOn() != null && !Bangkok.isBusinessDate(rule.dueOn());
        if (farOut) {
            faults.add(new FieldFault(field, "ใช้ปี ค.ศ. เช่น 2025-03", "years are Gregorian, such as 2025-03"));
            return;
        }
        if (rule.recipient() != null) {
            recipient(faults, field + ".recipient", rule);
        }
        dueDay(faults, field, rule);
        if (rule.dueOn() != null && rule.dueOn().isBefore(letter)
                || rule.until() != null && rule.until().isBefore(YearMonth.from(letter))
                || rule.from() != null && rule.from().isBefore(YearMonth.from(letter))) {
            faults.add(beforeTheLetter(field));
        }
        var from = rule.from() == null ? YearMonth.from(letter) : rule.from();
        if (rule.until() != null && rule.until().isAfter(from.plusMonths(240))) {
            faults.add(new FieldFault(field + ".until", "ไกลเกิน 20 ปี", "is more than 20 years away"));
        }
        if (rule.from() != null && rule.until() != null && rule.until().isBefore(rule.from())) {
            faults.add(new FieldFault(field + ".until", "อยู่ก่อน from", "is before from"));
        }
    }

    private static void dueDay(List<FieldFault> faults, String field, Reporting rule) {
        var every = rule.every();
        if (every == null) {
            faults.add(new FieldFault(field + ".every", "ต้องระบุ", "is required"));
        }
        if (every == Reporting.Every.ONCE && rule.dueOn() == null) {
            faults.add(new FieldFault(field + ".dueOn", "ต้องระบุ", "is required"));
        }
        if (every == Reporting.Every.WEEK && rule.dueDay() != null && rule.dueDay() > 7) {
            faults.add(new FieldFault(field + ".dueDay", "วันของสัปดาห์คือ 1 ถึง 7", "is a weekday from 1 to 7"));
        }
        if (rule.weekOfMonth() != null
                && (rule.dueDay() != null || every == Reporting.Every.ONCE || every == Reporting.Every.WEEK)) {
            faults.add(new FieldFault(
                    field + ".weekOfMonth",
                    "ใช้แทน dueDay ของงวดเดือนหรือไตรมาสเท่านั้น",
                    "stands instead of dueDay, for months and quarters"));
        } else if ((every == null || every == Reporting.Every.MONTH || every == Reporting.Every.QUARTER)
                && rule.weekOfMonth() == null
                && rule.dueDay() == null
                && isEmpty(rule.words())) {
            faults.add(new FieldFault(field + ".dueDay", "ต้องระบุ", "is required"));
        }
    }

    /** An office there is, or a level; and it stands above those that report. */
    private void recipient(List<FieldFault> faults, String field, Reporting rule) {
        var office = OfficeCode.parse(rule.recipient());
        var level = office.map(OfficeCode::level).orElseGet(() -> OfficeLevel.valueOf(rule.recipient()));
        if (office.isPresent() && (level == OfficeLevel.CLUSTER || !reach.exists(rule.recipient()))) {
            faults.add(new FieldFault(field, "ไม่มีหน่วยงานนี้", "there is no such office"));
        } else if (rule.reporter() != null && level.compareTo(rule.reporter()) >= 0) {
            faults.add(new FieldFault(field, "ต้องอยู่เหนือผู้รายงาน", "must stand above those that report"));
        }
    }

    static boolean isFarOut(YearMonth month) {
        return month.getYear() < 2000 || month.getYear() > 2199;
    }

    private static FieldFault beforeTheLetter(String field) {
        return new FieldFault(field, "อยู่ก่อนวันที่ของหนังสือ", "is before the letter's date");
    }
}
