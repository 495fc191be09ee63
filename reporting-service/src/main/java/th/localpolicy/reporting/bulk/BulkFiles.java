package th.localpolicy.reporting.bulk;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.NdjsonReader;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLimits;
import th.localpolicy.platform.sheet.SheetReader;
import th.localpolicy.platform.sheet.Upload;
import th.localpolicy.reporting.form.Form;
import th.localpolicy.reporting.form.Forms;

/** Opens the files that reports come in. */
@Singleton
class BulkFiles {

    private static final int MOST_BYTES_IN_A_LINE = 256 * 1024;

    /** Numbers exactly as they are written, and no field twice. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private final Forms forms;
    private final long mostLines;

    BulkFiles(Forms forms, BulkConfig config) {
        this.forms = forms;
        this.mostLines = config.mostLines();
    }

    /**
     * Opens a file at its first line.
     *
     * @param type NDJSON, CSV or XLSX; of a CSV its {@code charset} is heeded
     * @return the lines, or {@code invalid-request}: there is no such form, the file cannot be read as its type, or a
     *     column of it is none of the form's
     */
    Outcome<Lines> open(Upload upload, MediaType type, Assumed assumed) throws IOException {
        var versions = forms.all().stream()
                .filter(form -> form.name().equals(assumed.form()))
                .toList();
        if (versions.isEmpty()) {
            return Outcome.refused(Refusal.invalid("form", "ไม่มีแบบรายงานนี้", "there is no such form"));
        }
        if (upload == null || upload.size() == 0) {
            return Outcome.refused(Refusal.invalid("", "ไฟล์ว่างเปล่า", "the file is empty"));
        }
        if (type.getSubtype().equals("x-ndjson")) {
            return Outcome.done(
                    new JsonLines(NdjsonReader.open(upload, MOST_BYTES_IN_A_LINE, mostLines), JSON, assumed));
        }
        return sheet(upload, type, versions, assumed);
    }

    private Outcome<Lines> sheet(Upload upload, MediaType type, List<Form> versions, Assumed assumed)
            throws IOException {
        var format = SheetFormat.CSV.is(type) ? SheetFormat.CSV : SheetFormat.XLSX;
        var charset = Optional.ofNullable(type.getParameters().get(MediaType.CHARSET_PARAMETER));
        switch (SheetReader.open(upload, format, charset, SheetLimits.USUAL.withRows(mostLines))) {
            case Outcome.Refused<SheetReader>(Refusal refusal) -> {
                return Outcome.refused(refusal);
            }
            case Outcome.Done<SheetReader>(SheetReader reader) -> {
                var lines = SheetLines.of(reader, versions, assumed);
                if (lines instanceof Outcome.Refused) {
                    reader.close();
                }
                return lines;
            }
        }
    }
}
