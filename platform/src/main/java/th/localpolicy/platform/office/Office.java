package th.localpolicy.platform.office;

import java.util.Optional;

/**
 * An office that can hold a token, receive letters and report.
 *
 * @param parent the office above it in the tree; empty for the ministry and for clusters
 * @param seat code of the district a local administration lies in (its first one when it spans several); empty for the
 *     provincial administrations (อบจ.), for Bangkok and for every office that is not a local administration
 */
public record Office(
        OfficeCode code, Optional<OfficeCode> parent, Optional<String> seat, String nameTh, String nameEn) {

    public OfficeLevel level() {
        return code.level();
    }
}
