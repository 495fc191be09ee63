package th.localpolicy.directive.issuing;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import th.localpolicy.directive.letter.Clause;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Reach;
import th.localpolicy.directive.letter.Reporting;
import th.localpolicy.platform.office.OfficeCode;
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

    private record Asked(Reporting rule, Integer clause, List<String> offices) {}

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
                .filter(asked -> asked.rule().form() == null
                        || asked.rule().recipient() == null
                        || asked.rule().reporter() == null)
                .findFirst()
                .map(
                        asked -> Refusal.wrongState(
                                "การรายงานต้องระบุ form, reporter และ recipient ก่อนออกหนังสือ",
                                "A report that is asked for must name its form, reporter and recipient before the letter goes out"));
    }

    /** The rules that come to any reporter. */
    List<ReportRule> of(DirectiveDraft letter, Collection<OfficeCode> recipients) {
        var among = Set.copyOf(recipients);
        return askedIn(letter).stream()
                .map(asked -> new ReportRule(
                        asked.clause(),
                        asked.rule().form(),
                        asked.rule().every(),
                        asked.rule().dueDay(),
                        asked.rule().dueOn(),
                        begins(asked.rule(), letter),
                        asked.rule().until() == null
                                ? null
                                : asked.rule().until().toString(),
                        asked.rule().reporter(),
                        asked.rule().recipient(),
                        reporters(asked, among)))
                .filter(rule -> !rule.reporters().isEmpty())
                .toList();
    }

    private static String begins(Reporting rule, DirectiveDraft letter) {
        if (rule.from() != null) {
            return rule.from().toString();
        }
        return rule.every() == Reporting.Every.ONCE
                ? null
                : YearMonth.from(letter.earliest()).toString();
    }

    private List<String> reporters(Asked asked, Set<OfficeCode> recipients) {
        var named = new TreeSet<String>();
        asked.offices()
                .forEach(code -> reach.meantBy(new OfficeCode(code)).forEach(office -> named.add(office.value())));
        return tree.all().stream()
                .filter(office -> office.level() == asked.rule().reporter())
                .map(office -> office.code())
                .filter(code -> standsUnder(code, recipients))
                .filter(code ->
                        named.isEmpty() || named.stream().anyMatch(name -> tree.covers(new OfficeCode(name), code)))
                .map(OfficeCode::value)
                .toList();
    }

    private boolean standsUnder(OfficeCode office, Set<OfficeCode> recipients) {
        for (var at = tree.find(office); at.isPresent(); at = at.get().parent().flatMap(tree::find)) {
            if (recipients.contains(at.get().code())) {
                return true;
            }
        }
        return false;
    }
}
