package th.localpolicy.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** The officers at their ordinary work, for tests that begin after it. */
record Registry(RunningStack stack) {

    static final String IDENTITIES = "/api/v1/identities";

    static Map<String, Object> draftFor(String district) {
        return Map.of(
                "districtCode",
                district,
                "nameTh",
                "ผ้าไหมมัดหมี่ " + district,
                "nameEn",
                "Mudmee silk " + district,
                "categories",
                List.of("ARTS_CULTURE", "PRODUCT"),
                "origin",
                "SELECTED");
    }

    /** The draft with one field said otherwise; null leaves it out. */
    static Map<String, Object> draftFor(String district, String field, Object value) {
        var draft = new HashMap<>(draftFor(district));
        if (value == null) {
            draft.remove(field);
        } else {
            draft.put(field, value);
        }
        return draft;
    }

    static String at(String id) {
        return IDENTITIES + "/" + id;
    }

    Client officer(String district) {
        return stack.as("D" + district, "officer");
    }

    Client approver(String district) {
        return stack.as("D" + district, "approver");
    }

    Client province(String district) {
        return stack.as("P" + district.substring(0, 2), "approver");
    }

    String drafted(String district) {
        var draft = officer(district).post(IDENTITIES, draftFor(district)).ok();
        return draft.get("id").asString();
    }

    String submitted(String district) {
        var id = drafted(district);
        approver(district).post(at(id) + "/submit", Map.of()).ok();
        return id;
    }

    String registered(String district, String on) {
        var id = submitted(district);
        endorse(district, id, on).ok();
        return id;
    }

    Answer endorse(String district, String id, String on) {
        return province(district).post(at(id) + "/endorse", Map.of("registeredOn", on));
    }

    JsonNode withdrawn(String district, String id, String on) {
        return province(district)
                .post(at(id) + "/withdraw", Map.of("reason", "ขึ้นทะเบียนซ้ำ", "withdrawnOn", on))
                .ok();
    }
}
