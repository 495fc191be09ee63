package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import th.localpolicy.platform.sheet.SheetColumn.Kind;
import th.localpolicy.platform.thai.Bangkok;

/**
 * A CSV after RFC 4180 with a byte order mark, so that Excel shows Thai. A text that a spreadsheet would run as a formula
 * gets a {@code '} before it; real numbers stay numbers, negative ones too.
 */
final class CsvSheet implements SheetLayout.Sheet {

    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final CsvWriter csv;
    private final List<Kind> kinds;

    CsvSheet(OutputStream out, List<? extends SheetColumn<?>> columns) throws IOException {
        var characters = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        characters.write('\uFEFF');
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(characters);
        kinds = columns.stream().map(SheetColumn::kind).toList();
        csv.writeRecord(columns.stream().map(column -> defused(column.header())).toArray(String[]::new));
    }

    @Override
    public void row(List<Object> values) {
        var row = csv.writeRecord();
        for (int i = 0; i < values.size(); i++) {
            row.writeField(shown(values.get(i), kinds.get(i)));
        }
        row.endRecord();
    }

    private static String shown(Object value, Kind kind) {
        return switch (value) {
            case null -> null;
            case BigDecimal number
            when kind == Kind.DECIMAL ->
                number.setScale(2, RoundingMode.HALF_UP).toPlainString();
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Instant instant -> TIME.format(instant.atZone(Bangkok.ZONE));
            default -> defused(value.toString());
        };
    }

    private static String defused(String text) {
        return !text.isEmpty() && STARTS_A_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }

    /** The stream belongs to the caller. */
    @Override
    public void close() {}
}
