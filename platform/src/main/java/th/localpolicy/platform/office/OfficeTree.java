package th.localpolicy.platform.office;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

/**
 * Every office there is and who stands above whom: MOI ⊃ DLA ⊃ 76 provinces ⊃ 878 districts ⊃ local administrations.
 * Provincial administrations (อบจ.), city and town municipalities and Pattaya hang under their province, subdistrict
 * municipalities and อบต. under their district, Bangkok's own administration under the ministry (the routing of letter
 * ชย 0023.6/ว 3053). Bangkok as a province and its khet are geography, not offices.
 */
@Singleton
public class OfficeTree {

    private static final String BANGKOK = "10";

    private final Map<OfficeCode, Office> offices;

    public OfficeTree() {
        var tree = new LinkedHashMap<OfficeCode, Office>(10_000);
        put(tree, OfficeCode.MOI, null, null, "กระทรวงมหาดไทย", "Ministry of Interior");
        put(
                tree,
                OfficeCode.DLA,
                OfficeCode.MOI,
                null,
                "กรมส่งเสริมการปกครองท้องถิ่น",
                "Department of Local Administration");
        for (var cluster : ReferenceTable.PROVINCE_CLUSTERS.rows()) {
            put(
                    tree,
                    new OfficeCode(cluster.getField("code")),
                    null,
                    null,
                    "กลุ่มจังหวัด" + cluster.getField("name_th"),
                    cluster.getField("name_en") + " provincial cluster");
        }
        for (var province : ReferenceTable.PROVINCES.rows()) {
            if (!province.getField("code").equals(BANGKOK)) {
                put(
                        tree,
                        OfficeCode.ofProvince(province.getField("code")),
                        OfficeCode.DLA,
                        null,
                        "จังหวัด" + province.getField("name_th"),
                        province.getField("name_en") + " Province");
            }
        }
        for (var district : ReferenceTable.DISTRICTS.rows()) {
            if (district.getField("kind").equals("amphoe")) {
                put(
                        tree,
                        OfficeCode.ofDistrict(district.getField("code")),
                        OfficeCode.ofProvince(district.getField("province_code")),
                        null,
                        "อำเภอ" + district.getField("name_th"),
                        district.getField("name_en") + " District");
            }
        }
        for (var local : ReferenceTable.LOCAL_ADMINISTRATIONS.rows()) {
            var district = local.getField("district_code");
            var parent =
                    switch (local.getField("type")) {
                        case "BANGKOK" -> OfficeCode.MOI;
                        case "SUBDISTRICT_MUNICIPALITY", "SAO" -> OfficeCode.ofDistrict(district);
                        default -> OfficeCode.ofProvince(local.getField("province_code"));
                    };
            put(
                    tree,
                    new OfficeCode("L" + local.getField("code")),
                    parent,
                    district.isEmpty() ? null : district,
                    local.getField("full_name_th"),
                    local.getField("name_en"));
        }
        offices = Collections.unmodifiableMap(tree);
    }

    private static void put(
            Map<OfficeCode, Office> tree, OfficeCode code, OfficeCode parent, String seat, String th, String en) {
        tree.put(code, new Office(code, Optional.ofNullable(parent), Optional.ofNullable(seat), th, en));
    }

    public Optional<Office> find(OfficeCode code) {
        return Optional.ofNullable(offices.get(code));
    }

    /** All offices, from the ministry down; the same order at every call. */
    public Collection<Office> all() {
        return offices.values();
    }

    /** Whether {@code lower} is {@code upper} itself or stands somewhere under it. An unknown office is under nobody. */
    public boolean covers(OfficeCode upper, OfficeCode lower) {
        for (var office = find(lower);
                office.isPresent();
                office = office.get().parent().flatMap(this::find)) {
            if (office.get().code().equals(upper)) {
                return true;
            }
        }
        return false;
    }
}
