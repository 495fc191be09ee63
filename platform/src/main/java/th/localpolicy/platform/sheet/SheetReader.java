package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal;

/**
 * A sheet read row by row. Its first row with content is the header; every row behind it has exactly as many cells as the
 * header has names. Empty rows are passed over. Close it when done.
 */
public final class SheetReader implements AutoCloseable {

    private final Rows rows;
    private final List<String> header;
    private final SheetLimits limits;
    private long read;
    private boolean ended;

    private SheetReader(Rows rows, List<String> header, SheetLimits limits) {
        this.rows = rows;
        this.header = header;
        this.limits = limits;
    }

    /**
     * Opens a sheet and reads its header.
     *
     * @param charset of a CSV, when its sender named one: UTF-8 or a name of windows-874; without it UTF-8 is taken, or
     *     windows-874 where the bytes are no UTF-8 and Thai in windows-874
     * @return the reader, or {@code invalid-request} when the file is empty, cannot be read as the format, is not text in
     *     a charset that is taken, ends inside a quoted field, has no header or the same name in it twice, or goes past a
     *     limit
     */
    public static Outcome<SheetReader> open(
            Upload upload, SheetFormat format, Optional<String> charset, SheetLimits limits) throws IOException {
        if (upload.size() == 0) {
            return Outcome.refused(refusal(1, Faults.NO_HEADER));
        }
        Rows rows;
        try {
            rows = switch (format) {
                case CSV -> CsvRows.open(upload.file(), charset, limits);
                case XLSX -> XlsxRows.open(upload.file(), limits);
            };
        } catch (UnreadableSheet e) {
            return Outcome.refused(refusal(e.line(), e.why()));
        }
        var opened = headed(rows, limits);
        if (opened instanceof Outcome.Refused) {
            rows.close();
        }
        return opened;
    }

    private static Outcome<SheetReader> headed(Rows rows, SheetLimits limits) throws IOException {
        return switch (rows.next()) {
            case Step.Row<List<Cell>>(long line, List<Cell> cells) -> {
                var names = cells.stream().map(SheetReader::name).toList();
                if (names.contains(null)) {
                    yield Outcome.refused(refusal(line, Faults.HEADER_NOT_TEXT));
                }
                var seen = new HashSet<String>();
                var twice = names.stream()
                        .filter(name -> !name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT)))
                        .findFirst();
                yield twice.isPresent()
                        ? Outcome.refused(refusal(line, Faults.HEADER_TWICE.with(twice.get())))
                        : Outcome.done(new SheetReader(rows, names, limits));
            }
            case Step.BadRow<List<Cell>>(long line, Text why) -> Outcome.refused(refusal(line, why));
            case Step.Broken<List<Cell>>(long line, Text why) -> Outcome.refused(refusal(line, why));
            case Step.End<List<Cell>> end -> Outcome.refused(refusal(1, Faults.NO_HEADER));
        };
    }

    private static String name(Cell cell) {
        return switch (cell) {
            case Cell.Words(String value) -> value.replace('\n', ' ');
            case Cell.Empty() -> "";
            case Cell.Figure(var value) -> value.toString();
            default -> null;
        };
    }

    private static Refusal refusal(long line, Text why) {
        return Refusal.invalid(List.of(new Refusal.FieldFault(
                "line " + line, "บรรทัดที่ %d: ".formatted(line) + why.th(), "line %d: ".formatted(line) + why.en())));
    }

    /** The names of the columns, canonical, in their order; a column without a name is an empty text. */
    public List<String> header() {
        return header;
    }

    /** What had to be assumed to read the file, to be told to its sender; for example the charset. */
    public Optional<Text> remark() {
        return rows.remark();
    }

    /** The next row with content. */
    public Step<List<Cell>> next() throws IOException {
        if (ended) {
            return new Step.End<>();
        }
        var step = rows.next();
        if (step instanceof Step.Row<List<Cell>>(long line, List<Cell> cells)) {
            read++;
            if (read > limits.rows()) {
                step = new Step.Broken<>(line, Faults.TOO_MANY_ROWS.with(limits.rows()));
            } else {
                step = asWideAsTheHeader(line, cells);
            }
        }
        ended = step instanceof Step.Broken || step instanceof Step.End;
        return step;
    }

    private Step<List<Cell>> asWideAsTheHeader(long line, List<Cell> cells) {
        if (cells.size() > header.size()
                && cells.subList(header.size(), cells.size()).stream()
                        .anyMatch(cell -> !(cell instanceof Cell.Empty))) {
            return new Step.BadRow<>(line, Faults.MORE_CELLS.with(cells.size(), header.size()));
        }
        if (cells.size() < header.size() && rows.shortRowsAreCut()) {
            return new Step.BadRow<>(line, Faults.FEWER_CELLS.with(cells.size(), header.size()));
        }
        var row = new ArrayList<Cell>(cells.subList(0, Math.min(cells.size(), header.size())));
        while (row.size() < header.size()) {
            row.add(Cell.EMPTY);
        }
        return new Step.Row<>(line, List.copyOf(row));
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    /** The rows of one format, as wide as they are written. */
    sealed interface Rows extends AutoCloseable permits CsvRows, XlsxRows {

        /** The next row that holds something. */
        Step<List<Cell>> next() throws IOException;

        /** True where a row that ends early is a row cut off; a spreadsheet just leaves empty cells out. */
        boolean shortRowsAreCut();

        default Optional<Text> remark() {
            return Optional.empty();
        }

        @Override
        void close() throws IOException;
    }

    /** A file that cannot be read at all; never leaves this package. */
    static final class UnreadableSheet extends Exception {

        private final long line;
        private final transient Text why;

        UnreadableSheet(long line, Text why) {
            super(ProblemType.INVALID_REQUEST.slug());
            this.line = line;
            this.why = why;
        }

        long line() {
            return line;
        }

        Text why() {
            return why;
        }
    }
}
