package th.localpolicy.stack.openid;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Every office that may have a token: MOI, DLA, the 76 provinces (Bangkok is geography, not an office), the 878
 * amphoe and the 7,850 local administrations, out of the reference tables.
 */
public final class KnownOffices {
    private static final Set<String> CENTRAL = Set.of("MOI", "DLA");
    private static final String BANGKOK = "10";

    /** An office by its code and by what people call it; {@code within} says where it is, or nothing. */
    public record Office(String code, String nameTh, String nameEn, String within) {
        boolean matches(String word) {
            return (code + ' ' + nameTh + ' ' + nameEn + ' ' + within)
                    .toLowerCase(Locale.ROOT)
                    .contains(word);
        }
    }

    private final Map<String, Office> byCode = new LinkedHashMap<>();

    public KnownOffices() {
        add(new Office("MOI", "กระทรวงมหาดไทย", "Ministry of Interior", ""));
        add(new Office("DLA", "กรมส่งเสริมการปกครองท้องถิ่น", "Department of Local Administration", ""));
        Map<String, String> provinces = new HashMap<>();
        for (NamedCsvRecord row : rows("provinces.csv")) {
            provinces.put(row.getField("code"), row.getField("name_th"));
            if (!row.getField("code").equals(BANGKOK)) {
                add(new Office(
                        "P" + row.getField("code"),
                        "จังหวัด" + row.getField("name_th"),
                        row.getField("name_en") + " Province",
                        ""));
            }
        }
        for (NamedCsvRecord row : rows("districts.csv")) {
            if (row.getField("kind").equals("amphoe")) {
                add(new Office(
                        "D" + row.getField("code"),
                        "อำเภอ" + row.getField("name_th"),
                        row.getField("name_en") + " District",
                        "จังหวัด" + provinces.get(row.getField("province_code"))));
            }
        }
        for (NamedCsvRecord row : rows("local-administrations.csv")) {
            add(new Office(
                    "L" + row.getField("code"),
                    row.getField("full_name_th"),
                    row.getField("name_en"),
                    "จังหวัด" + provinces.get(row.getField("province_code"))));
        }
    }

    public boolean contains(String code) {
        return byCode.containsKey(code);
    }

    /** Whether this office's people may run imports, replays and dead letters. */
    public boolean isCentral(String code) {
        return CENTRAL.contains(code);
    }

    public int size() {
        return byCode.size();
    }

    /** The offices in whose code or names, Thai or English, all the words stand; the central ones first, then downwards. */
    public List<Office> search(String words, int most) {
        Stream<Office> found = byCode.values().stream();
        for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+")) {
            found = found.filter(office -> office.matches(word));
        }
        return found.limit(most).toList();
    }

    private void add(Office office) {
        byCode.put(office.code(), office);
    }

    private static List<NamedCsvRecord> rows(String table) {
        try (InputStream bytes = KnownOffices.class.getResourceAsStream("/reference/" + table);
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            List<NamedCsvRecord> all = new ArrayList<>();
            rows.forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
