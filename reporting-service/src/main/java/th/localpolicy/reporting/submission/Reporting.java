package th.localpolicy.reporting.submission;

import java.util.Optional;

import jakarta.inject.Singleton;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.reporting.obligation.Obligation;

/**
 * Which office may do what with a report: its reporter sends it in, its recipient decides. What came on paper or by LINE
 * any office above the reporter writes down for it; history an operator.
 */
@Singleton
class Reporting {

    private static final Refusal NOT_FOR_OTHERS = Refusal.of(
            ProblemType.OUTSIDE_YOUR_OFFICE,
            "รายงานนี้เป็นของหน่วยงานในสังกัด ซึ่งต้องส่งทางระบบเอง หากได้รับจากหน่วยงานนั้นทางหนังสือ อีเมล หรือ LINE และบันทึกแทน"
                    + " ต้องระบุช่องทางที่รับ (receivedVia)",
            "The report is that of an office under yours, which sends it in by itself. To write down what it sent on paper,"
                    + " by e-mail or by LINE, say so in receivedVia.");

    private static final Refusal NOT_FOR_ITSELF = Refusal.of(
            ProblemType.OUTSIDE_YOUR_OFFICE,
            "รายงานของหน่วยงานท่านเองส่งทางระบบ ไม่ต้องระบุช่องทางที่รับ (receivedVia)"
                    + " การบันทึกรายงานที่รับทางอื่นเป็นของหน่วยงานเหนือขึ้นไป",
            "Your own office's report comes by the system: leave receivedVia out. What came another way is written down by"
                    + " an office above.");

    private final OfficeTree tree;

    Reporting(OfficeTree tree) {
        this.tree = tree;
    }

    Optional<Refusal> refusalOfFiling(Caller caller, Obligation obligation, Filing filing) {
        var own = caller.office().equals(obligation.reporter());
        var above = !own && tree.covers(caller.office(), obligation.reporter());
        if (filing.imported()) {
            return caller.has(Role.OPERATOR) && (own || above)
                    ? Optional.empty()
                    : Optional.of(Refusal.outsideYourOffice());
        }
        var bySystem = filing.receivedVia() == ReceivedVia.SYSTEM;
        if (bySystem ? own : above) {
            return Optional.empty();
        }
        return Optional.of(above ? NOT_FOR_OTHERS : own ? NOT_FOR_ITSELF : Refusal.outsideYourOffice());
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
