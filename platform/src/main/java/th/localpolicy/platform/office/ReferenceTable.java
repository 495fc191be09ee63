package th.localpolicy.platform.office;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/** The reference tables that the project ships (contracts/reference): facts about who and what there is in Thailand. */
public enum ReferenceTable {
    PROVINCES("provinces.csv"),
    DISTRICTS("districts.csv"),
    LOCAL_ADMINISTRATIONS("local-administrations.csv"),
    PROVINCE_CLUSTERS("province-clusters.csv"),
    GEOGRAPHY_CHANGES("geography-changes.csv");

    private final String file;

    ReferenceTable(String file) {
        this.file = file;
    }

    public List<NamedCsvRecord> rows() {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(new String(bytes(), StandardCharsets.UTF_8))) {
            return rows.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table as it is shipped, for a fingerprint of what we serve. */
    public byte[] bytes() {
        try (var in = ReferenceTable.class.getResourceAsStream("/reference/" + file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
