package th.localpolicy.reporting.submission;

import java.util.Optional;

import jakarta.inject.Singleton;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.reporting.obligation.Obligation;

/**
 * Which office may do what with a report: its reporter sends it in, its recipient decides. What came on paper or by LINE
 * any office above the reporter writes down for it; history an operator.
 */
@Singleton
class Reporting {

    private final OfficeTree tree;

    Reporting(OfficeTree tree) {
        this.tree = tree;
    }

    Optional<Refusal> refusalOfFiling(Caller caller, Obligation obligation, Filing filing) {
        var own = caller.office().equals(obligation.reporter());
        var above = !own && tree.covers(caller.office(), obligation.reporter());
        var may = filing.imported()
                ? caller.has(Role.OPERATOR) && (own || above)
                : filing.receivedVia() == ReceivedVia.SYSTEM ? own : above;
        return may ? Optional.empty() : Optional.of(Refusal.outsideYourOffice());
    }

    boolean mayDecide(Caller caller, Obligation obligation) {
        return caller.office().equals(obligation.recipient());
    }

    /** An office sees what it and the offices under it report. */
    boolean maySee(Caller caller, Obligation obligation) {
        return tree.covers(caller.office(), obligation.reporter());
    }

    /** Whom to ask about a report is shown to the people between its reporter and its recipient. */
    boolean maySeeContact(Caller caller, Obligation obligation) {
        return caller.has(Role.OFFICER)
                && tree.covers(caller.office(), obligation.reporter())
                && (tree.covers(obligation.recipient(), caller.office())
                        || caller.office().equals(obligation.recipient()));
    }
}
