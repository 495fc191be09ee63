package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a sheet looks like, said once for CSV and XLSX. Rows are written as they come and not kept, so that a sheet may be
 * as long as its source.
 *
 * @param name    of the sheet inside an XLSX: at most 31 characters, none of {@code []:*?/\}
 * @param columns from left to right
 * @param <T>     what a row is made from
 */
public record SheetLayout<T>(String name, List<SheetColumn<T>> columns) {

    public SheetLayout {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || !name.matches("[^\\[\\]:*?/\\\\]{1,31}")) {
            throw new IllegalArgumentException("no sheet of this name and columns can be written");
        }
    }

    @SafeVarargs
    public static <T> SheetLayout<T> of(String name, SheetColumn<T>... columns) {
        return new SheetLayout<>(name, List.of(columns));
    }

    /** Where the rows of a sheet come from, one after the other. */
    @FunctionalInterface
    public interface Source<T> {
        void forEach(Consumer<? super T> row) throws IOException;
    }

    /** Writes the header and every row of the source; the stream stays open. */
    public void write(OutputStream out, SheetFormat format, Source<? extends T> source) throws IOException {
        try (var sheet = format == SheetFormat.CSV ? new CsvSheet(out, columns) : new XlsxSheet(out, name, columns)) {
            source.forEach(row -> {
                var values = new ArrayList<Object>(columns.size());
                columns.forEach(column -> values.add(column.value().apply(row)));
                try {
                    sheet.row(values);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sheet.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A sheet being written. One that is closed without being finished is left as it is: broken, and seen to be. */
    sealed interface Sheet extends AutoCloseable permits CsvSheet, XlsxSheet {

        void row(List<Object> values) throws IOException;

        void finish() throws IOException;

        @Override
        void close() throws IOException;
    }
}
