package th.localpolicy.e2e;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import tools.jackson.databind.node.ObjectNode;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.Endorsement;
import th.localpolicy.client.model.Identity;
import th.localpolicy.client.model.IdentityCategory;
import th.localpolicy.client.model.IdentityDraft;
import th.localpolicy.client.model.IdentityOrigin;
import th.localpolicy.client.model.Withdrawal;

/** The officers at their ordinary work, for tests that begin after it. */
record Registry(RunningStack stack) {

    static final String IDENTITIES = "/api/v1/identities";

    static IdentityDraft draft(String district) {
        return new IdentityDraft()
                .districtCode(district)
                .nameTh("ผ้าไหมมัดหมี่ " + district)
                .nameEn("Mudmee silk " + district)
                .categories(List.of(IdentityCategory.ARTS_CULTURE, IdentityCategory.PRODUCT))
                .origin(IdentityOrigin.SELECTED);
    }

    /** The draft as JSON, for those whom the generated client cannot speak for. */
    static ObjectNode draftFor(String district) {
        return (ObjectNode) Client.JSON.readTree(Desk.json(draft(district)));
    }

    /** The draft with one field said otherwise; null leaves it out. */
    static ObjectNode draftFor(String district, String field, Object value) {
        var draft = draftFor(district);
        if (value == null) {
            draft.remove(field);
        } else {
            draft.putPOJO(field, value);
        }
        return draft;
    }

    static String at(UUID id) {
        return IDENTITIES + "/" + id;
    }

    Desk officer(String district) {
        return stack.desk("D" + district, "officer");
    }

    Desk approver(String district) {
        return stack.desk("D" + district, "approver");
    }

    Desk province(String district) {
        return stack.desk("P" + district.substring(0, 2), "approver");
    }

    UUID drafted(String district) throws ApiException {
        return drafted(draft(district));
    }

    UUID drafted(IdentityDraft draft) throws ApiException {
        return officer(draft.getDistrictCode())
                .identities()
                .draftIdentity(draft, null, null)
                .getId();
    }

    UUID submitted(String district) throws ApiException {
        return submitted(draft(district));
    }

    UUID submitted(IdentityDraft draft) throws ApiException {
        var id = drafted(draft);
        approver(draft.getDistrictCode()).identities().submitIdentity(id, null, null);
        return id;
    }

    UUID registered(String district, String on) throws ApiException {
        return registered(draft(district), on);
    }

    UUID registered(IdentityDraft draft, String on) throws ApiException {
        var id = submitted(draft);
        endorse(draft.getDistrictCode(), id, on);
        return id;
    }

    Identity endorse(String district, UUID id, String on) throws ApiException {
        return province(district)
                .identities()
                .endorseIdentity(id, new Endorsement().registeredOn(LocalDate.parse(on)), null, null);
    }

    Identity withdrawn(String district, UUID id, String on) throws ApiException {
        return province(district)
                .identities()
                .withdrawIdentity(
                        id, new Withdrawal().reason("ขึ้นทะเบียนซ้ำ").withdrawnOn(LocalDate.parse(on)), null, null);
    }
}
