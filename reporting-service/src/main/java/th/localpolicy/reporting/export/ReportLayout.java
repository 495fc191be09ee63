package th.localpolicy.reporting.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.sheet.SheetColumn;
import th.localpolicy.platform.sheet.SheetLayout;
import th.localpolicy.reporting.form.Column;
import th.localpolicy.reporting.form.Form;

/**
 * A form as the columns of a sheet, headed as a file for {@code POST /submissions/bulk} may be: what was exported can be
 * corrected and sent in again. Without personal data.
 */
final class ReportLayout {

    private static final Pattern IN_GROUP = Pattern.compile("\\[(\\d+)]");

    private static final Map<String, String> STATUS =
            Map.of("OPEN", "ยังไม่ส่ง", "SUBMITTED", "ส่งแล้ว", "RETURNED", "ส่งคืนแก้ไข", "ACCEPTED", "รับรองแล้ว");

    private ReportLayout() {}

    /**
     * @param versions of the form that the reports are made by; columns that only one of them has are there too
     * @param entries how many entries of a group one of the reports has: nothing of a report is left out
     */
    static SheetLayout<ReportRow> of(List<Form> versions, Map<String, Integer> entries, OfficeTree offices) {
        var columns = whose(offices);
        columns.add(SheetColumn.time("ส่งเมื่อ", 20, ReportRow::submittedAt));
        columns.add(SheetColumn.whole("ล่าช้า (วัน)", 10, ReportRow::daysLate));
        columns.add(SheetColumn.whole("ฉบับที่", 8, ReportRow::version));
        columns(versions, entries)
                .filter(column -> !column.personal())
                .map(ReportLayout::column)
                .forEach(columns::add);
        return new SheetLayout<>("รายงาน", columns);
    }

    /** The form to be filled in; whom to ask is asked for, and what is known of that stays where it is. */
    static SheetLayout<ReportRow> toFill(List<Form> versions, Map<String, Integer> entries, OfficeTree offices) {
        var columns = whose(offices);
        columns(versions, entries).map(ReportLayout::column).forEach(columns::add);
        return new SheetLayout<>("แบบรายงาน", columns);
    }

    private static Stream<Column> columns(List<Form> versions, Map<String, Integer> entries) {
        var byPath = new LinkedHashMap<String, Column>();
        versions.forEach(form -> form.columns(entries).forEach(column -> byPath.putIfAbsent(column.path(), column)));
        return byPath.values().stream();
    }

    private static List<SheetColumn<ReportRow>> whose(OfficeTree offices) {
        var columns = new ArrayList<SheetColumn<ReportRow>>();
        columns.add(SheetColumn.text("รหัสภาระรายงาน", 38, ReportRow::obligation));
        columns.add(SheetColumn.text("รหัสหนังสือ", 38, ReportRow::directive));
        columns.add(SheetColumn.text("รหัสหน่วยงาน", 12, ReportRow::reporter));
        columns.add(SheetColumn.text(
                "ชื่อหน่วยงาน",
                28,
                row -> offices.find(new OfficeCode(row.reporter()))
                        .map(Office::nameTh)
                        .orElse("")));
        columns.add(SheetColumn.text("ผู้รับรายงาน", 12, ReportRow::recipient));
        columns.add(SheetColumn.text("เดือนที่รายงาน", 12, ReportRow::period));
        columns.add(SheetColumn.date("กำหนดส่ง", 12, ReportRow::dueOn));
        columns.add(SheetColumn.text("สถานะ", 14, row -> STATUS.get(row.status())));
        return columns;
    }

    private static SheetColumn<ReportRow> column(Column column) {
        var at = JsonPointer.compile(
                "/" + IN_GROUP.matcher(column.path()).replaceAll("/$1").replace('.', '/'));
        var title = column.title().th();
        return switch (column.kind()) {
            case COUNT ->
                SheetColumn.whole(title, 14, row -> number(row.report().at(at)));
            case BAHT ->
                SheetColumn.decimal(title, 16, row -> number(row.report().at(at)));
            case DAY -> SheetColumn.date(title, 12, row -> day(row.report().at(at)));
            case FLAG -> SheetColumn.text(title, 12, row -> flag(row.report().at(at)));
            case CHOICE ->
                SheetColumn.text(title, 24, row -> choice(column, row.report().at(at)));
            case CHOICES, TEXTS ->
                SheetColumn.text(title, 30, row -> list(column, row.report().at(at)));
            case TEXT -> SheetColumn.text(title, 30, row -> row.report().at(at).textValue());
        };
    }

    private static BigDecimal number(JsonNode value) {
        return value.isNumber() ? value.decimalValue() : null;
    }

    private static LocalDate day(JsonNode value) {
        return value.isTextual() ? LocalDate.parse(value.textValue()) : null;
    }

    private static String flag(JsonNode value) {
        return value.isBoolean() ? (value.booleanValue() ? "ใช่" : "ไม่ใช่") : null;
    }

    private static String choice(Column column, JsonNode value) {
        return column.choices().stream()
                .filter(choice -> choice.code().equals(value.textValue()))
                .map(Column.Choice::nameTh)
                .findFirst()
                .orElse(value.textValue());
    }

    private static String list(Column column, JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> choice(column, value))
                .collect(Collectors.joining(", "));
    }
}
