package th.localpolicy.identity.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.office.Caller;

/** Looks for what may be the same identity written down before. A warning for people; nothing is refused for it. */
@ApplicationScoped
class SimilarNames {

    private static final UUID NONE = new UUID(0, 0);

    private final Identities identities;

    SimilarNames(Identities identities) {
        this.identities = identities;
    }

    /** Names like this identity's, among what the caller may see. */
    List<SimilarName> like(Caller caller, Identity identity) {
        return identities.similar(
                identity.districtCode(), identity.nameTh(), identity.id(), Visibility.of(Optional.of(caller)));
    }

    /** Names like one that is not written down yet. */
    List<SimilarName> like(Caller caller, String districtCode, String nameTh) {
        return identities.similar(districtCode, nameTh, NONE, Visibility.of(Optional.of(caller)));
    }
}
