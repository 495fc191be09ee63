package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.sheet.SheetReader.UnreadableSheet;
import th.localpolicy.platform.thai.ThaiText;

/**
 * The rows of the first sheet of an XLSX. A formula is not taken, not even by the value that was computed last: nobody
 * here can tell whether it was. A cell merged with others holds its value in the first of them, as it is stored.
 */
final class XlsxRows implements SheetReader.Rows {

    /** A spreadsheet works with fifteen digits; what it stores behind them is the rounding of its processor. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MOST_DIGITS = 100;
    private static final int MOST_EXPONENT = 308;

    private final XlsxBook book;
    private final XlsxPackage.Part sheet;
    private final SheetLimits limits;
    private long line;

    private XlsxRows(XlsxBook book, SheetLimits limits) {
        this.book = book;
        this.sheet = book.sheet();
        this.limits = limits;
    }

    static XlsxRows open(Path file, SheetLimits limits) throws IOException, UnreadableSheet {
        return new XlsxRows(XlsxBook.open(file, limits), limits);
    }

    @Override
    public Step<List<Cell>> next() throws IOException {
        try {
            while (sheet.toNextElement()) {
                if (sheet.is("row")) {
                    var number = sheet.attribute("r");
                    var next = number == null ? line + 1 : Long.parseLong(number);
                    if (next <= line) {
                        return new Step.Broken<>(line, Faults.NOT_XLSX);
                    }
                    line = next;
                    var cells = cells();
                    if (cells.size() > limits.columns()) {
                        return new Step.Broken<>(line, Faults.TOO_MANY_COLUMNS.with(limits.columns()));
                    }
                    if (!cells.isEmpty()) {
                        return new Step.Row<>(line, cells);
                    }
                }
            }
            return new Step.End<>();
        } catch (XlsxPackage.Bomb e) {
            return new Step.Broken<>(line + 1, Faults.ZIP_BOMB);
        } catch (XMLStreamException | IOException | RuntimeException e) {
            // The XML reader wraps what the archive throws.
            var bomb = e.getCause() instanceof XlsxPackage.Bomb
                    || (e instanceof XMLStreamException x && x.getNestedException() instanceof XlsxPackage.Bomb);
            return new Step.Broken<>(line + 1, bomb ? Faults.ZIP_BOMB : Faults.NOT_XLSX);
        }
    }

    /** The cells of the row at hand up to the last that holds something. */
    private List<Cell> cells() throws XMLStreamException, IOException {
        var cells = new ArrayList<Cell>();
        var column = -1;
        while (toElementWithin("row")) {
            if (sheet.is("c")) {
                var place = sheet.attribute("r");
                column = place == null ? column + 1 : Math.max(column + 1, columnOf(place));
                var cell = cell();
                if (!(cell instanceof Cell.Empty)) {
                    if (column >= limits.columns()) {
                        column = limits.columns();
                    }
                    while (cells.size() < column) {
                        cells.add(Cell.EMPTY);
                    }
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    /** Goes to the next element inside the one of this name that was entered; false at its end. */
    private boolean toElementWithin(String name) throws XMLStreamException {
        while (sheet.xml().hasNext()) {
            var event = sheet.xml().next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT && sheet.is(name)) {
                return false;
            }
        }
        throw new XMLStreamException("the sheet ends inside a " + name);
    }

    /** {@code C7} is column 2. */
    private int columnOf(String place) {
        var column = 0L;
        for (int i = 0; i < place.length() && place.charAt(i) >= 'A' && place.charAt(i) <= 'Z'; i++) {
            column = Math.min(column * 26 + place.charAt(i) - 'A' + 1, Integer.MAX_VALUE);
        }
        return (int) Math.min(column - 1, limits.columns());
    }

    private Cell cell() throws XMLStreamException, IOException {
        var kind = sheet.attribute("t") == null ? "n" : sheet.attribute("t");
        var style = sheet.attribute("s");
        String value = null;
        var formula = false;
        while (toElementWithin("c")) {
            if (sheet.is("f")) {
                formula = true;
            } else if (sheet.is("v")) {
                value = sheet.text("v", limits.cellLength());
            } else if (sheet.is("is")) {
                value = sheet.text("is", limits.cellLength());
            }
        }
        if (formula) {
            return new Cell.Unusable(Faults.FORMULA);
        }
        if (value == null || value.isBlank()) {
            return Cell.EMPTY;
        }
        return switch (kind) {
            case "s" ->
                words(book.strings().text(Integer.parseInt(value.strip())).orElseThrow(NumberFormatException::new));
            case "inlineStr", "str" -> words(value);
            case "b" -> new Cell.Flag(XlsxBook.isTrue(value.strip()));
            case "e" -> new Cell.Unusable(Faults.ERROR_VALUE.with(value.strip()));
            case "d" -> isoDate(value.strip());
            default -> number(value.strip(), book.isDate(style));
        };
    }

    private Cell words(String text) {
        if (text.length() > limits.cellLength()) {
            return new Cell.Unusable(Faults.CELL_TOO_LONG.with(limits.cellLength()));
        }
        var words = ThaiText.normaliseLines(text);
        return words.isEmpty() ? Cell.EMPTY : new Cell.Words(words);
    }

    private static Cell isoDate(String value) {
        try {
            return new Cell.Moment(
                    value.length() == 10
                            ? LocalDate.parse(value).atStartOfDay()
                            : LocalDateTime.parse(value.replace("Z", "")));
        } catch (DateTimeException e) {
            return new Cell.Unusable(Faults.NO_DATE);
        }
    }

    private Cell number(String raw, boolean date) {
        try {
            var exact = raw.length() > MOST_DIGITS ? null : new BigDecimal(raw);
            if (exact == null || Math.abs((long) exact.precision() - exact.scale()) > MOST_EXPONENT) {
                return new Cell.Unusable(Faults.NO_NUMBER);
            }
            var number = exact.round(DIGITS);
            if (!date) {
                return new Cell.Figure(number);
            }
            return XlsxDates.of(number, book.from1904())
                    .<Cell>map(Cell.Moment::new)
                    .orElse(new Cell.Unusable(Faults.NO_DATE));
        } catch (NumberFormatException e) {
            return new Cell.Unusable(Faults.NO_NUMBER);
        }
    }

    @Override
    public boolean shortRowsAreCut() {
        return false;
    }

    @Override
    public Optional<Text> remark() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
