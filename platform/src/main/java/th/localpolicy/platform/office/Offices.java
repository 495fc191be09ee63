package th.localpolicy.platform.office;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every office there is on a day, and who stands above whom. */
public final class Offices {

    private static final String BANGKOK = "10";

    private final Map<OfficeCode, Office> byCode;

    private Offices(Map<OfficeCode, Office> byCode) {
        this.byCode = Collections.unmodifiableMap(byCode);
    }

    /** The offices of the reference tables, before any change. */
    static Offices shipped() {
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
                putDistrict(
                        tree, district.getField("code"), district.getField("name_th"), district.getField("name_en"));
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
        return new Offices(tree);
    }

    private static void putDistrict(Map<OfficeCode, Office> tree, String code, String th, String en) {
        put(
                tree,
                OfficeCode.ofDistrict(code),
                OfficeCode.ofProvince(code.substring(0, 2)),
                null,
                "อำเภอ" + th,
                en + " District");
    }

    private static void put(
            Map<OfficeCode, Office> tree, OfficeCode code, OfficeCode parent, String seat, String th, String en) {
        tree.put(code, new Office(code, Optional.ofNullable(parent), Optional.ofNullable(seat), th, en));
    }

    /**
     * The offices after a change; these stay as they are.
     *
     * @throws IllegalArgumentException when what it changes is not there, or what it makes is
     */
    Offices after(GeographyChange change) {
        var tree = new LinkedHashMap<>(byCode);
        switch (change.kind()) {
            case DISTRICT_RENAMED -> {
                there(OfficeCode.ofDistrict(change.code()));
                putDistrict(tree, change.code(), change.nameTh(), change.nameEn());
            }
            case DISTRICT_CREATED -> {
                there(OfficeCode.ofProvince(change.code().substring(0, 2)));
                if (tree.containsKey(OfficeCode.ofDistrict(change.code()))) {
                    throw new IllegalArgumentException("there is a district " + change.code() + " already");
                }
                putDistrict(tree, change.code(), change.nameTh(), change.nameEn());
            }
            case LOCAL_MOVED -> {
                var local = there(new OfficeCode("L" + change.code()));
                var district = there(OfficeCode.ofDistrict(change.districtCode()));
                // What hangs under its province stays there; only its seat moves.
                var parent = local.parent().filter(above -> above.level() != OfficeLevel.DISTRICT);
                put(
                        tree,
                        local.code(),
                        parent.orElse(district.code()),
                        change.districtCode(),
                        local.nameTh(),
                        local.nameEn());
            }
        }
        return new Offices(tree);
    }

    private Office there(OfficeCode code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("there is no office " + code));
    }

    public Optional<Office> find(OfficeCode code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** All of them, from the ministry down; the same order at every call. */
    public Collection<Office> all() {
        return byCode.values();
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
