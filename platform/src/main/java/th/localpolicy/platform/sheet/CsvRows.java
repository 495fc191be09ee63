package th.localpolicy.platform.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;

import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.sheet.SheetReader.UnreadableSheet;
import th.localpolicy.platform.thai.ThaiText;

/**
 * The rows of a CSV after RFC 4180, parted by comma, semicolon or tab. The {@code '} that {@code CsvSheet} puts before a
 * text that a spreadsheet would take for a formula is taken away again: what was exported comes back as it was.
 */
final class CsvRows implements SheetReader.Rows {

    private static final Pattern DEFUSED = Pattern.compile("'[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);

    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final CsvReader<CsvRecord> csv;
    private final CloseableIterator<CsvRecord> records;
    private final CsvText text;
    private final SheetLimits limits;

    private CsvRows(CsvReader<CsvRecord> csv, CsvText text, SheetLimits limits) {
        this.csv = csv;
        this.records = csv.iterator();
        this.text = text;
        this.limits = limits;
    }

    static CsvRows open(Path file, Optional<String> charset, SheetLimits limits) throws IOException, UnreadableSheet {
        var text = CsvText.of(file, charset);
        var characters = new BufferedReader(Files.newBufferedReader(file, text.charset()));
        characters.mark(1);
        if (characters.read() != '\uFEFF') {
            characters.reset();
        }
        var csv = CsvReader.builder()
                .fieldSeparator(text.separator())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(limits.cellLength() * 16)
                .build(
                        CsvRecordHandler.of(handler -> handler.maxFields(limits.columns())
                                .maxFieldSize(limits.cellLength())
                                .maxRecordSize(limits.cellLength() * 16)),
                        characters);
        return new CsvRows(csv, text, limits);
    }

    @Override
    public Step<List<Cell>> next() {
        try {
            while (records.hasNext()) {
                var row = records.next();
                var cells = row.getFields().stream().map(CsvRows::cell).toList();
                if (!cells.stream().allMatch(Cell.Empty.class::isInstance)) {
                    return new Step.Row<>(row.getStartingLineNumber(), cells);
                }
            }
            return new Step.End<>();
        } catch (CsvParseException e) {
            return broken(e);
        }
    }

    /** The parser tells the line only in its sentence. */
    private Step<List<Cell>> broken(CsvParseException e) {
        var sentence =
                e.getMessage() + (e.getCause() == null ? "" : " " + e.getCause().getMessage());
        var line = LINE.matcher(sentence);
        var why = sentence.contains("closing quote")
                ? Faults.QUOTES
                : sentence.contains(" fields")
                        ? Faults.TOO_MANY_COLUMNS.with(limits.columns())
                        : Faults.CELL_TOO_LONG.with(limits.cellLength());
        return new Step.Broken<>(line.find() ? Long.parseLong(line.group(1)) : 1, why);
    }

    private static Cell cell(String field) {
        var words = ThaiText.normaliseLines(DEFUSED.matcher(field).matches() ? field.substring(1) : field);
        return words.isEmpty() ? Cell.EMPTY : new Cell.Words(words);
    }

    @Override
    public boolean shortRowsAreCut() {
        return true;
    }

    @Override
    public Optional<Text> remark() {
        return text.guessed() ? Optional.of(Faults.READ_AS_WINDOWS_874) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        try {
            csv.close();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
