package th.localpolicy.directive.issuing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import th.localpolicy.directive.letter.Clause;
import th.localpolicy.directive.letter.Directive;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Reach;
import th.localpolicy.directive.letter.Reporting;
import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.problem.Refusal;

/** What a letter asks to be reported, and by which offices: those of the rule's level among and under its recipients. */
@Singleton
class ReportRules {

    private final OfficeTree tree;
    private final Reach reach;

    ReportRules(OfficeTree tree, Reach reach) {
        this.tree = tree;
        this.reach = reach;
    }

    private record Asked(Reporting rule, Integer clause, List<String> offices) {

        boolean isComplete() {
            var hasDay = rule.dueOn() != null || rule.dayOfMonth().isPresent();
            return rule.form() != null && rule.recipient() != null && rule.reporter() != null && hasDay && !isWeekly();
        }

        /** A period of reports is a month or longer. */
        boolean isWeekly() {
            return rule.every() == Reporting.Every.WEEK;
        }
    }

    private static List<Asked> askedIn(DirectiveDraft letter) {
        var asked = new ArrayList<Asked>();
        for (var clause : letter.clauses()) {
            if (clause.reporting() != null) {
                asked.add(new Asked(clause.reporting(), clause.ordinal(), clause.offices()));
            }
        }
        for (var rule : letter.reporting()) {
            var offices = letter.clauses().stream()
                    .filter(clause -> clause.ordinal().equals(rule.clause()))
                    .findFirst()
                    .map(Clause::offices)
                    .orElse(List.of());
            asked.add(new Asked(rule, rule.clause(), offices));
        }
        return asked;
    }

    /** Nobody can report on an unknown form: a rule of a letter that goes out names its form and to whom. */
    Optional<Refusal> refusalOf(DirectiveDraft letter) {
        return askedIn(letter).stream()
                .filter(asked -> !asked.isComplete())
                .findFirst()
                .map(
                        asked -> asked.isWeekly()
                                ? Refusal.wrongState(
                                        "ระบบรับรายงานเป็นงวดเดือนหรือไตรมาส การรายงานรายสัปดาห์ให้คงไว้ในข้อความ",
                                        "Reports are collected by the month or the quarter; a weekly report is left to the clause's words")
                                : Refusal.wrongState(
                                        "การรายงานต้องระบุ form, reporter, recipient และวันครบกำหนด ก่อนออกหนังสือ",
                                        "A report that is asked for must name its form, reporter, recipient and due day before the letter goes out"));
    }

    /**
     * The rules that come to any reporter. A letter's reports are owed by offices among and under its recipients; a copy that
     * an office has entered from paper asks them of that office alone, and of nobody once it has given way. Who has no office
     * of the recipient's level above it reports to the next one there is: a town has no district.
     */
    List<ReportRule> of(Directive letter, DirectiveDraft content, Collection<OfficeCode> recipients) {
        if (letter.givenWayTo().isPresent()) {
            return List.of();
        }
        var among = Set.copyOf(recipients);
        return askedIn(content).stream()
                .filter(Asked::isComplete)
                .flatMap(asked -> {
                    var byRecipient = new LinkedHashMap<String, List<String>>();
                    reporters(asked, among)
                            .filter(reporter -> letter.recordedBy().isEmpty() || recipients.contains(reporter))
                            .forEach(reporter -> recipient(asked.rule(), reporter)
                                    .ifPresent(to -> byRecipient
                                            .computeIfAbsent(to, any -> new ArrayList<>())
                                            .add(reporter.value())));
                    return byRecipient.entrySet().stream().map(to -> rule(asked, content, to.getKey(), to.getValue()));
                })
                .toList();
    }

    private static ReportRule rule(Asked asked, DirectiveDraft letter, String recipient, List<String> reporters) {
        var rule = asked.rule();
        return new ReportRule(
                asked.clause(),
                rule.form(),
                rule.every(),
                rule.dayOfMonth().orElse(null),
                rule.dueOn(),
                begins(rule, letter),
                rule.until() == null ? null : rule.until().toString(),
                rule.reporter(),
                recipient,
                reporters);
    }

    /** To whom the office reports, as the rule names it; nobody reports to itself. */
    private Optional<String> recipient(Reporting rule, OfficeCode reporter) {
        var named = OfficeCode.parse(rule.recipient());
        if (named.isPresent()) {
            return named.filter(office -> !office.equals(reporter)).map(OfficeCode::value);
        }
        var level = OfficeLevel.valueOf(rule.recipient());
        return reach.chain(reporter).stream()
                .skip(1)
                .map(OfficeCode::level)
                .filter(above -> above.compareTo(level) <= 0)
                .findFirst()
                .map(OfficeLevel::name);
    }

    private static String begins(Reporting rule, DirectiveDraft letter) {
        if (rule.from() != null) {
            return rule.from().toString();
        }
        return rule.every() == Reporting.Every.ONCE
                ? null
                : YearMonth.from(letter.earliest()).toString();
    }

    private Stream<OfficeCode> reporters(Asked asked, Set<OfficeCode> recipients) {
        var named = new TreeSet<String>();
        asked.offices()
                .forEach(code -> reach.meantBy(new OfficeCode(code)).forEach(office -> named.add(office.value())));
        return tree.all().stream()
                .filter(office -> office.level() == asked.rule().reporter())
                .map(Office::code)
                .filter(code -> reach.chain(code).stream().anyMatch(recipients::contains))
                .filter(code ->
                        named.isEmpty() || named.stream().anyMatch(name -> tree.covers(new OfficeCode(name), code)));
    }
}
