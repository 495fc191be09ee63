package th.localpolicy.stack.demo;

import tools.jackson.databind.JsonNode;

/** One of the 878 districts, as the public API shows it. */
public record District(
        String code, String provinceCode, String nameTh, String nameEn, double latitude, double longitude) {

    public static District of(JsonNode json) {
        return new District(
                json.get("code").asString(),
                json.get("provinceCode").asString(),
                json.get("nameTh").asString(),
                json.get("nameEn").asString(),
                json.get("latitude").asDouble(),
                json.get("longitude").asDouble());
    }

    /** The office of the district. */
    public String office() {
        return "D" + code;
    }

    /** The office of its province, which endorses. */
    public String provinceOffice() {
        return "P" + provinceCode;
    }
}
