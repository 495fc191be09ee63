package th.localpolicy.directive.enclosure;

import java.util.Optional;
import java.util.UUID;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Refusal;

/**
 * What of a letter decides who may do what with its files.
 *
 * @param reader whether the caller's office is among those that may read it
 * @param holdsPaper whether it reached the caller's office outside the system
 */
record Letter(UUID id, String status, OfficeCode issuer, boolean reader, boolean holdsPaper) {

    /** The scan of the letter itself; its enclosures count from 1. */
    static final int SCAN = 0;

    static final int MOST = 99;

    /** Whoever may read the letter may read its files. */
    Optional<Refusal> refusalToRead() {
        return reader ? Optional.empty() : Optional.of(Refusal.outsideYourOffice());
    }

    /**
     * Only the issuer's office puts files to its letter, and only until it is issued; a scan that is still missing may be put
     * to an issued letter too, for it changes nothing of what the letter says, and by an office that holds it on paper.
     */
    Optional<Refusal> refusalToChange(Caller caller, int n, Optional<Enclosure> there) {
        if (!issuer.equals(caller.office()) && !(n == SCAN && holdsPaper)) {
            return Optional.of(Refusal.outsideYourOffice());
        }
        var missingScan = n == SCAN && there.isEmpty() && !status.equals("CANCELLED");
        return isDraft() || missingScan
                ? Optional.empty()
                : Optional.of(Refusal.wrongState(
                        "หนังสือออกแล้วหรือยกเลิกแล้ว สิ่งที่ส่งมาด้วยเปลี่ยนไม่ได้",
                        "The letter was issued or cancelled; what goes with it cannot be changed"));
    }

    private boolean isDraft() {
        return status.equals("DRAFT");
    }
}
