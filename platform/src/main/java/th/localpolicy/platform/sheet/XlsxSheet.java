package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

import th.localpolicy.platform.thai.Bangkok;

/**
 * An XLSX with real numbers and dates and a header that stays in sight. Text is stored as text, so none of it is ever run
 * as a formula. What does not fit on one sheet goes on on the next.
 */
final class XlsxSheet implements SheetLayout.Sheet {

    private static final int ROWS_OF_A_SHEET = 1_048_576;
    private static final int ROWS_AT_HAND = 200;
    private static final int LONGEST_TEXT = 32_767;
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private final Workbook book;
    private final String name;
    private final List<? extends SheetColumn<?>> columns;
    private Worksheet sheet;
    private int sheets;
    private int next;

    XlsxSheet(OutputStream out, String name, List<? extends SheetColumn<?>> columns) throws IOException {
        this.book = new Workbook(out, "localpolicy", "1.0");
        this.name = name;
        this.columns = columns;
        begin();
    }

    private void begin() throws IOException {
        if (sheet != null) {
            sheet.finish();
        }
        sheets++;
        var number = sheets == 1 ? "" : " " + sheets;
        sheet = book.newWorksheet(name.substring(0, Math.min(name.length(), 31 - number.length())) + number);
        sheet.freezePane(0, 1);
        for (int column = 0; column < columns.size(); column++) {
            sheet.width(column, columns.get(column).width());
            sheet.inlineString(0, column, text(columns.get(column).header()));
            sheet.style(0, column).bold().wrapText(true).set();
        }
        next = 1;
    }

    @Override
    public void row(List<Object> values) throws IOException {
        if (next == ROWS_OF_A_SHEET) {
            begin();
        }
        for (int column = 0; column < values.size(); column++) {
            var format = write(column, values.get(column))
                    ? columns.get(column).kind().format()
                    : null;
            if (format != null) {
                sheet.style(next, column).format(format).set();
            }
        }
        next++;
        if (next % ROWS_AT_HAND == 0) {
            sheet.flush();
        }
    }

    /** True when it was written as what it is, not as text. */
    private boolean write(int column, Object value) {
        switch (value) {
            case null -> {
                return false;
            }
            case BigDecimal number -> sheet.value(next, column, new BigDecimal(number.toPlainString()));
            case Number number -> sheet.value(next, column, number);
            case LocalDate day when !day.isBefore(FIRST_DAY) -> sheet.value(next, column, day);
            case Instant instant
            when !Bangkok.dayOf(instant).isBefore(FIRST_DAY) ->
                sheet.value(next, column, LocalDateTime.ofInstant(instant, Bangkok.ZONE));
            default -> {
                sheet.inlineString(next, column, text(value.toString()));
                return false;
            }
        }
        return true;
    }

    private static String text(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    @Override
    public void finish() throws IOException {
        sheet.finish();
        book.finish();
    }

    /** The workbook writes nothing more unless it was finished; the stream belongs to the caller. */
    @Override
    public void close() {}
}
