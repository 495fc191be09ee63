package th.localpolicy.identity.geography;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import de.siegmar.fastcsv.reader.NamedCsvRecord;

import th.localpolicy.platform.office.ReferenceTable;
import th.localpolicy.platform.thai.ThaiText;

/** The 77 provinces, 878 districts and 50 khet, in the order of their codes. */
@Singleton
public class Geography {

    private final Map<String, Province> provinces;
    private final Map<String, District> districts;
    private final Map<String, String> districtNames;

    Geography() {
        var byCode = new TreeMap<String, Province>();
        ReferenceTable.PROVINCES.rows().stream()
                .map(Geography::province)
                .forEach(province -> byCode.put(province.code(), province));
        provinces = Collections.unmodifiableMap(byCode);
        var districtsByCode = new TreeMap<String, District>();
        ReferenceTable.DISTRICTS.rows().stream()
                .map(this::district)
                .forEach(district -> districtsByCode.put(district.code(), district));
        districts = Collections.unmodifiableMap(districtsByCode);
        districtNames = districtsByCode.values().stream()
                .collect(Collectors.toUnmodifiableMap(
                        District::code, district -> district.nameTh() + '\n' + ThaiText.searchKey(district.nameEn())));
    }

    private static Province province(NamedCsvRecord row) {
        return new Province(
                row.getField("code"),
                row.getField("name_th"),
                row.getField("name_en"),
                row.getField("abbreviation_th"),
                row.getField("region").toUpperCase(Locale.ROOT));
    }

    private District district(NamedCsvRecord row) {
        var kind = District.Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT));
        var province = provinces.get(row.getField("province_code"));
        return new District(
                row.getField("code"),
                province.code(),
                row.getField("name_th"),
                row.getField("name_en"),
                kind,
                Double.parseDouble(row.getField("latitude")),
                Double.parseDouble(row.getField("longitude")),
                kind == District.Kind.AMPHOE ? Hashtags.of(province.nameTh(), row.getField("name_th")) : List.of());
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
