package th.localpolicy.stack.openid;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Every office that may have a token: MOI, DLA, the 76 provinces (Bangkok is geography, not an office), the 878
 * amphoe and the 7,850 local administrations, out of the reference tables.
 */
public final class KnownOffices {
    private static final Set<String> CENTRAL = Set.of("MOI", "DLA");
    private static final String BANGKOK = "10";

    private final Set<String> codes = new HashSet<>(CENTRAL);

    public KnownOffices() {
        read("provinces.csv", "P", row -> !row.getField("code").equals(BANGKOK));
        read("districts.csv", "D", row -> row.getField("kind").equals("amphoe"));
        read("local-administrations.csv", "L", row -> true);
    }

    public boolean contains(String code) {
        return codes.contains(code);
    }

    /** Whether this office's people may run imports, replays and dead letters. */
    public boolean isCentral(String code) {
        return CENTRAL.contains(code);
    }

    public int size() {
        return codes.size();
    }

    private void read(String table, String prefix, Predicate<NamedCsvRecord> wanted) {
        try (InputStream bytes = KnownOffices.class.getResourceAsStream("/reference/" + table);
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            rows.stream()
                    .filter(wanted)
                    .map(row -> prefix + row.getField("code"))
                    .forEach(codes::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
