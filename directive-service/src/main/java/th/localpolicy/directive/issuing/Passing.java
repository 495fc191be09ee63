package th.localpolicy.directive.issuing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import th.localpolicy.directive.letter.Clause;
import th.localpolicy.directive.letter.Deadline;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Reporting;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;

/**
 * What a letter that passes another one on may not do: give more time than that one gives. A deadline is held against the
 * deadline of the clause with the same label, or the latest of the parent where there is none; a report against the rule on
 * the same form, or the latest one there is; a day of handling against the last day on which the parent wants anything, for
 * who forwards by the day it was given must leave those below it some days more. Earlier days are its own affair (ชย 0023.6/ว 3053: the 20th for the 25th).
 */
final class Passing {

    private Passing() {}

    static Optional<Refusal> refusalOf(DirectiveDraft parent, DirectiveDraft forward) {
        if (forward.issuedOn() != null && forward.issuedOn().isBefore(parent.earliest())) {
            return Optional.of(Refusal.invalid(
                    "issuedOn", "อยู่ก่อนวันที่ของหนังสือที่ส่งต่อ", "is before the date of the letter it forwards"));
        }
        var faults = Stream.of(deadlines(parent, forward), handling(parent, forward), reports(parent, forward))
                .flatMap(each -> each)
                .toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(later(faults));
    }

    private static Stream<FieldFault> deadlines(DirectiveDraft parent, DirectiveDraft forward) {
        var clauses = forward.clauses();
        var inClauses = IntStream.range(0, clauses.size())
                .filter(i -> clauses.get(i).deadline() != null)
                .mapToObj(i -> deadline(
                        "clauses[%d].deadline".formatted(i),
                        Optional.of(clauses.get(i)),
                        clauses.get(i).deadline(),
                        boundOf(clauses.get(i), parent)));
        var beside = IntStream.range(0, forward.deadlines().size())
                .mapToObj(i -> deadline(
                        "deadlines[%d]".formatted(i),
                        Optional.empty(),
                        forward.deadlines().get(i),
                        latest(parent)));
        return Stream.concat(inClauses, beside).flatMap(Optional::stream);
    }

    private static Optional<FieldFault> deadline(
            String field, Optional<Clause> clause, Deadline deadline, Optional<Deadline> bound) {
        return bound.filter(limit -> isLater(deadline, Optional.of(limit)))
                .map(limit -> limit.dayOfMonth() == null
                        ? fault(
                                field,
                                "กำหนดเวลา",
                                "the deadline",
                                clause,
                                "วันที่ " + limit.resolved(),
                                "" + limit.resolved())
                        : monthly(
                                field,
                                "กำหนดเวลา",
                                "the deadline",
                                clause,
                                limit.dayOfMonth(),
                                "เดือน",
                                "month",
                                limit.until()));
    }

    private static Stream<FieldFault> handling(DirectiveDraft parent, DirectiveDraft forward) {
        var days = forward.handling();
        var last = lastDayOf(parent);
        if (days == null || last.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(
                        handling("receiveBy", "กำหนดวันรับ", "the day of receipt", days.receiveBy(), last.get()),
                        handling(
                                "acknowledgeBy",
                                "กำหนดวันรับทราบ",
                                "the day of acknowledgement",
                                days.acknowledgeBy(),
                                last.get()),
                        handling("forwardBy", "กำหนดวันส่งต่อ", "the day of forwarding", days.forwardBy(), last.get()))
                .flatMap(Optional::stream);
    }

    private static Optional<FieldFault> handling(String field, String th, String en, LocalDate day, LocalDate last) {
        return Optional.ofNullable(day)
                .filter(wanted -> wanted.isAfter(last))
                .map(wanted -> fault("handling." + field, th, en, Optional.empty(), "วันที่ " + last, "" + last));
    }

    private static Stream<FieldFault> reports(DirectiveDraft parent, DirectiveDraft forward) {
        var clauses = forward.clauses();
        var inClauses = IntStream.range(0, clauses.size())
                .filter(i -> clauses.get(i).reporting() != null)
                .mapToObj(i -> report(
                        "clauses[%d].reporting".formatted(i),
                        Optional.of(clauses.get(i)),
                        clauses.get(i).reporting(),
                        parent));
        var beside = IntStream.range(0, forward.reporting().size())
                .mapToObj(i -> report(
                        "reporting[%d]".formatted(i),
                        Optional.empty(),
                        forward.reporting().get(i),
                        parent));
        return Stream.concat(inClauses, beside).flatMap(Optional::stream);
    }

    private static Optional<FieldFault> report(
            String field, Optional<Clause> clause, Reporting rule, DirectiveDraft parent) {
        return bound(rule, parent).filter(limit -> isLater(rule, limit)).map(limit -> switch (limit.every()) {
            case ONCE ->
                fault(field, "กำหนดรายงาน", "the due day", clause, "วันที่ " + limit.dueOn(), "" + limit.dueOn());
            case QUARTER ->
                monthly(
                        field,
                        "กำหนดรายงาน",
                        "the due day",
                        clause,
                        dayInMonth(limit),
                        "เดือนสุดท้ายของไตรมาส",
                        "last month of the quarter",
                        limit.until());
            default ->
                monthly(
                        field,
                        "กำหนดรายงาน",
                        "the due day",
                        clause,
                        dayInMonth(limit),
                        "เดือน",
                        "month",
                        limit.until());
        });
    }

    private static FieldFault monthly(
            String field,
            String th,
            String en,
            Optional<Clause> clause,
            int day,
            String monthTh,
            String monthEn,
            YearMonth until) {
        return fault(
                field,
                th,
                en,
                clause,
                (day == 0 ? monthTh : "วันที่ %d ของ%s".formatted(day, monthTh))
                        + (until == null ? "" : " จนถึงเดือน " + until),
                (day == 0 ? "the " + monthEn : "day %d of the %s".formatted(day, monthEn))
                        + (until == null ? "" : " until " + until));
    }

    /** Which clause, and the latest that it may say. */
    private static FieldFault fault(
            String field, String th, String en, Optional<Clause> clause, String latestTh, String latestEn) {
        var inTh = clause.map(found -> "ในข้อ " + name(found)).orElse("");
        var inEn = clause.map(found -> " of clause " + name(found)).orElse("");
        return new FieldFault(
                field,
                th + inTh + "ช้ากว่าที่หนังสือที่ส่งต่อกำหนดไว้ กำหนดได้ไม่เกิน" + latestTh,
                en + inEn + " is later than the forwarded letter allows: " + latestEn + " at the latest");
    }

    private static Refusal later(List<FieldFault> faults) {
        return new Refusal(
                ProblemType.WRONG_STATE,
                new Text(
                        faults.stream().map(fault -> fault.detail().th()).collect(Collectors.joining("; ")),
                        faults.stream().map(fault -> fault.detail().en()).collect(Collectors.joining("; "))),
                faults);
    }

    private static String name(Clause clause) {
        return clause.label() == null ? clause.ordinal().toString() : clause.label();
    }

    private static Optional<Deadline> boundOf(Clause clause, DirectiveDraft parent) {
        var namesakes = parent.clauses().stream()
                .filter(other -> other.deadline() != null
                        && other.label() != null
                        && other.label().equals(clause.label()))
                .toList();
        return namesakes.size() == 1 ? Optional.of(namesakes.getFirst().deadline()) : latest(parent);
    }

    private static Optional<Deadline> latest(DirectiveDraft parent) {
        return Stream.concat(
                        parent.clauses().stream().map(Clause::deadline).filter(Objects::nonNull),
                        parent.deadlines().stream())
                .filter(deadline -> deadline.resolved() != null)
                .max(Comparator.comparing(Passing::lastDay));
    }

    private static boolean isLater(Deadline deadline, Optional<Deadline> bound) {
        if (deadline.resolved() == null || bound.isEmpty() || bound.get().resolved() == null) {
            return false;
        }
        var limit = bound.get();
        var everyMonth = deadline.dayOfMonth() != null && limit.dayOfMonth() != null;
        return everyMonth && deadline.dayOfMonth() > limit.dayOfMonth()
                || lastDay(deadline).isAfter(lastDay(limit));
    }

    /** The last day it names; of a day of every month without an end, one that is later than any. */
    private static LocalDate lastDay(Deadline deadline) {
        if (deadline.dayOfMonth() == null) {
            return deadline.resolved();
        }
        return deadline.until() == null
                ? LocalDate.MAX
                : deadline.until()
                        .atDay(Math.min(deadline.dayOfMonth(), deadline.until().lengthOfMonth()));
    }

    /** The last day on which the letter still wants anything; empty where it names none. */
    private static Optional<LocalDate> lastDayOf(DirectiveDraft letter) {
        return Stream.concat(
                        latest(letter).map(Passing::lastDay).stream(),
                        rulesOf(letter).map(Passing::lastMonthDay))
                .max(Comparator.naturalOrder());
    }

    private static Stream<Reporting> rulesOf(DirectiveDraft letter) {
        return Stream.concat(
                letter.clauses().stream().map(Clause::reporting).filter(Objects::nonNull), letter.reporting().stream());
    }

    private static Optional<Reporting> bound(Reporting rule, DirectiveDraft parent) {
        List<Reporting> ofForm = rulesOf(parent)
                .filter(other -> Objects.equals(other.form(), rule.form()))
                .toList();
        return (ofForm.isEmpty() ? rulesOf(parent) : ofForm.stream())
                .max(Comparator.comparing(Passing::lastMonthDay).thenComparing(Passing::dayInMonth));
    }

    private static boolean isLater(Reporting rule, Reporting bound) {
        var sameRhythm = rule.every() == bound.every() && rule.every() != Reporting.Every.ONCE;
        return sameRhythm && dayInMonth(rule) > dayInMonth(bound)
                || lastMonthDay(rule).isAfter(lastMonthDay(bound));
    }

    private static int dayInMonth(Reporting rule) {
        return rule.dayOfMonth().orElse(rule.dueDay() == null ? 0 : rule.dueDay());
    }

    private static LocalDate lastMonthDay(Reporting rule) {
        if (rule.every() == Reporting.Every.ONCE) {
            return rule.dueOn();
        }
        return rule.until() == null
                ? LocalDate.MAX
                : rule.until()
                        .atDay(Math.min(
                                rule.dayOfMonth().orElse(31), rule.until().lengthOfMonth()));
    }
}
