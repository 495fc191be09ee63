package th.localpolicy.directive.issuing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import th.localpolicy.directive.letter.Clause;
import th.localpolicy.directive.letter.Deadline;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Handling;
import th.localpolicy.directive.letter.Reporting;
import th.localpolicy.platform.problem.Refusal;

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
        for (var clause : forward.clauses()) {
            if (clause.deadline() != null && isLater(clause.deadline(), boundOf(clause, parent))) {
                return Optional.of(later("กำหนดในข้อ " + name(clause), "The deadline of clause " + name(clause)));
            }
        }
        for (var deadline : forward.deadlines()) {
            if (isLater(deadline, latest(parent))) {
                return Optional.of(later("กำหนดเวลา", "A deadline"));
            }
        }
        var last = lastDayOf(parent);
        if (daysOf(forward.handling()).anyMatch(day -> last.filter(day::isAfter).isPresent())) {
            return Optional.of(later("กำหนดวันรับ รับทราบ หรือส่งต่อ", "A day of handling"));
        }
        return rulesOf(forward)
                .filter(rule -> bound(rule, parent)
                        .filter(parentRule -> isLater(rule, parentRule))
                        .isPresent())
                .findFirst()
                .map(rule -> later("กำหนดรายงาน", "A report's due day"));
    }

    private static Refusal later(String th, String en) {
        return Refusal.wrongState(
                th + "ช้ากว่าที่หนังสือที่ส่งต่อกำหนดไว้", en + " is later than the forwarded letter allows");
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

    private static Stream<LocalDate> daysOf(Handling handling) {
        return handling == null
                ? Stream.empty()
                : Stream.of(handling.receiveBy(), handling.acknowledgeBy(), handling.forwardBy())
                        .filter(Objects::nonNull);
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
