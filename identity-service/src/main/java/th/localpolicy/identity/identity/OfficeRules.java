package th.localpolicy.identity.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import th.localpolicy.identity.geography.District;
import th.localpolicy.identity.geography.Geography;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;

/**
 * Which office may do what with an identity. A district and the local administrations that lie in it write; the district
 * submits; its province, or the department, decides.
 */
@Singleton
class OfficeRules {

    private final OfficeTree tree;
    private final Geography geography;

    OfficeRules(OfficeTree tree, Geography geography) {
        this.tree = tree;
        this.geography = geography;
    }

    /** Bangkok's khet are outside the programme; a district that does not exist is a fault of the request. */
    Optional<Refusal> refusalOfDistrict(String districtCode) {
        var district = geography.district(districtCode);
        if (district.isEmpty()) {
            return Optional.of(Refusal.invalid("districtCode", "ไม่มีอำเภอรหัสนี้", "there is no such district"));
        }
        return district.get().kind() == District.Kind.KHET
                ? Optional.of(
                        Refusal.wrongState("เขตของกรุงเทพมหานครไม่อยู่ในโครงการ", "Bangkok's khet take no identity"))
                : Optional.empty();
    }

    /** The lead and supporting offices are the district or local administrations of it or of its province. */
    Optional<Refusal> refusalOfPartners(IdentityDraft draft) {
        var faults = new ArrayList<FieldFault>();
        if (draft.leadOffice() != null && !liesIn(draft.leadOffice(), draft.districtCode())) {
            faults.add(foreign("leadOffice"));
        }
        for (var i = 0; i < draft.supportingOffices().size(); i++) {
            if (!liesIn(draft.supportingOffices().get(i), draft.districtCode())) {
                faults.add(foreign("supportingOffices[" + i + "]"));
            }
        }
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(List.copyOf(faults)));
    }

    private static FieldFault foreign(String field) {
        return new FieldFault(
                field, "ไม่มีหน่วยงานนี้ในอำเภอหรือจังหวัด", "there is no such office in the district or its province");
    }

    private boolean liesIn(String office, String districtCode) {
        var district = OfficeCode.ofDistrict(districtCode);
        var province = OfficeCode.ofProvince(districtCode.substring(0, 2));
        return OfficeCode.parse(office)
                .flatMap(tree::find)
                .filter(found -> tree.covers(district, found.code())
                        || (found.level() == OfficeLevel.LOCAL && found.parent().equals(Optional.of(province))))
                .isPresent();
    }

    boolean mayDraftFor(Caller caller, String districtCode) {
        return caller.office().equals(OfficeCode.ofDistrict(districtCode))
                || tree.find(caller.office())
                        .flatMap(Office::seat)
                        .filter(districtCode::equals)
                        .isPresent();
    }

    boolean mayRevise(Caller caller, Identity identity) {
        return caller.office().equals(identity.district()) || caller.office().equals(identity.draftedBy());
    }

    boolean maySubmit(Caller caller, Identity identity) {
        return caller.office().equals(identity.district());
    }

    boolean mayDecide(Caller caller, Identity identity) {
        return caller.office().equals(identity.province()) || caller.office().equals(OfficeCode.DLA);
    }

    /** Posts, activities and photos come from those who carry the identity. */
    boolean mayAdd(Caller caller, Identity identity) {
        return mayDraftFor(caller, identity.districtCode()) || identity.isCarriedBy(caller.office());
    }

    /** What is not registered, only its own chain sees. */
    boolean maySee(Optional<Caller> caller, Identity identity) {
        return identity.status() == Status.REGISTERED
                || caller.filter(who -> inChain(who, identity)).isPresent();
    }

    boolean inChain(Caller caller, Identity identity) {
        return tree.covers(caller.office(), identity.district())
                || caller.office().equals(identity.draftedBy());
    }
}
