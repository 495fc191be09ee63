package th.localpolicy.identity.geography;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import th.localpolicy.platform.office.GeographyChange;
import th.localpolicy.platform.office.ReferenceTable;
import th.localpolicy.platform.thai.ThaiText;

/** The provinces, districts and khet as they are on a day, in the order of their codes. */
public final class Atlas {

    private final Map<String, Province> provinces;
    private final SortedMap<String, District> districts;
    private final Map<String, String> districtNames;

    private Atlas(Map<String, Province> provinces, SortedMap<String, District> districts) {
        this.provinces = provinces;
        this.districts = Collections.unmodifiableSortedMap(districts);
        this.districtNames = districts.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        District::code, district -> district.nameTh() + '\n' + ThaiText.searchKey(district.nameEn())));
    }

    /** As the reference tables have it, before any change. */
    static Atlas shipped() {
        var provinces = new TreeMap<String, Province>();
        ReferenceTable.PROVINCES.rows().stream()
                .map(Atlas::province)
                .forEach(province -> provinces.put(province.code(), province));
        var districts = new TreeMap<String, District>();
        ReferenceTable.DISTRICTS.rows().stream()
                .map(row -> district(provinces.get(row.getField("province_code")), row))
                .forEach(district -> districts.put(district.code(), district));
        return new Atlas(Collections.unmodifiableMap(provinces), districts);
    }

    private static Province province(NamedCsvRecord row) {
        return new Province(
                row.getField("code"),
                row.getField("name_th"),
                row.getField("name_en"),
                row.getField("abbreviation_th"),
                row.getField("region").toUpperCase(Locale.ROOT));
    }

    private static District district(Province province, NamedCsvRecord row) {
        return district(
                province,
                row.getField("code"),
                row.getField("name_th"),
                row.getField("name_en"),
                District.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT)),
                Double.parseDouble(row.getField("latitude")),
                Double.parseDouble(row.getField("longitude")));
    }

    private static District district(
            Province province,
            String code,
            String th,
            String en,
            District.Kind kind,
            double latitude,
            double longitude) {
        return new District(
                code,
                province.code(),
                th,
                en,
                kind,
                latitude,
                longitude,
                kind == District.Kind.AMPHOE ? Hashtags.of(province.nameTh(), th) : List.of());
    }

    /** The atlas after a change; that it fits, the tree of offices has checked. */
    Atlas after(GeographyChange change) {
        var changed = new TreeMap<>(districts);
        var code = change.code();
        switch (change.kind()) {
            case DISTRICT_RENAMED -> {
                var before = districts.get(code);
                changed.put(
                        code,
                        district(
                                provinces.get(before.provinceCode()),
                                code,
                                change.nameTh(),
                                change.nameEn(),
                                before.kind(),
                                before.latitude(),
                                before.longitude()));
            }
            case DISTRICT_CREATED ->
                changed.put(
                        code,
                        district(
                                provinces.get(code.substring(0, 2)),
                                code,
                                change.nameTh(),
                                change.nameEn(),
                                District.Kind.AMPHOE,
                                change.latitude(),
                                change.longitude()));
            case LOCAL_MOVED -> {
                return this;
            }
        }
        return new Atlas(provinces, changed);
    }

    public Optional<Province> province(String code) {
        return Optional.ofNullable(provinces.get(code));
    }

    public Optional<District> district(String code) {
        return Optional.ofNullable(districts.get(code));
    }

    /** Whether the Thai or the English name holds the words, which are a search key. */
    boolean isNamed(District district, String searchKey) {
        return districtNames.get(district.code()).contains(searchKey);
    }

    Collection<Province> provinces() {
        return provinces.values();
    }

    Collection<District> districts() {
        return districts.values();
    }
}
