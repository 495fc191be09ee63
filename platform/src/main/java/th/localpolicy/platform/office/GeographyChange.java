package th.localpolicy.platform.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.ThaiText;

/**
 * A change of the administrative map by royal decree or announcement, from a day on. All changes stand in the reference table
 * {@link ReferenceTable#GEOGRAPHY_CHANGES}, which every service carries; nothing is ever taken out of it.
 *
 * @param code of the district, four digits, or of the local administration
 * @param districtCode the district that a local administration comes to lie in
 * @param latitude of a new district, WGS 84
 * @param source where it was announced (ราชกิจจานุเบกษา)
 */
public record GeographyChange(
        LocalDate effectiveOn,
        Kind kind,
        String code,
        String districtCode,
        String nameTh,
        String nameEn,
        Double latitude,
        Double longitude,
        String source) {

    /** What changes. */
    public enum Kind {
        DISTRICT_RENAMED,
        DISTRICT_CREATED,
        LOCAL_MOVED
    }

    /** @throws IllegalArgumentException with a sentence for the operator when the change cannot be one */
    public GeographyChange {
        require(Bangkok.isBusinessDate(effectiveOn), "the day must be Gregorian, such as 2027-01-01");
        require(!source.isBlank(), "say where it was announced");
        if (kind == Kind.LOCAL_MOVED) {
            require(code.matches("[0-9]{2,6}"), "no code of a local administration: " + code);
            require(Objects.requireNonNullElse(districtCode, "").matches("[0-9]{4}"), "say the district it moves to");
        } else {
            require(code.matches("[0-9]{4}"), "a district's code has four digits: " + code);
            require(!code.startsWith("10"), "Bangkok's khet are not changed here");
            require(nameTh != null && nameTh.equals(ThaiText.normalise(nameTh)) && !nameTh.isBlank(), "no Thai name");
            require(!nameTh.startsWith("อำเภอ"), "the name is written without อำเภอ");
            require(nameEn != null && !nameEn.isBlank(), "no English name");
        }
        if (kind == Kind.DISTRICT_CREATED) {
            require(latitude != null && latitude > 5.5 && latitude < 20.6, "no latitude in Thailand");
            require(longitude != null && longitude > 97.3 && longitude < 105.7, "no longitude in Thailand");
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The changes that the project ships, in the order of their days. */
    public static List<GeographyChange> shipped() {
        return read(ReferenceTable.GEOGRAPHY_CHANGES.bytes());
    }

    static List<GeographyChange> read(byte[] csv) {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(new String(csv, StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(GeographyChange::of)
                    .sorted(Comparator.comparing(GeographyChange::effectiveOn))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GeographyChange of(NamedCsvRecord row) {
        return new GeographyChange(
                LocalDate.parse(row.getField("effective_on")),
                Kind.valueOf(row.getField("kind")),
                row.getField("code"),
                text(row, "district_code"),
                text(row, "name_th"),
                text(row, "name_en"),
                number(row, "latitude"),
                number(row, "longitude"),
                row.getField("source"));
    }

    private static String text(NamedCsvRecord row, String column) {
        var text = row.getField(column);
        return text.isEmpty() ? null : text;
    }

    private static Double number(NamedCsvRecord row, String column) {
        var text = row.getField(column);
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    /** The change as a line of the table. */
    List<String> fields() {
        return List.of(
                effectiveOn.toString(),
                kind.name(),
                code,
                Objects.toString(districtCode, ""),
                Objects.toString(nameTh, ""),
                Objects.toString(nameEn, ""),
                Objects.toString(latitude, ""),
                Objects.toString(longitude, ""),
                source);
    }
}
