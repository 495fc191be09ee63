package th.localpolicy.reporting.compilation;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetColumn;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLayout;
import th.localpolicy.reporting.compilation.CompilationTable.Line;
import th.localpolicy.reporting.form.Figures.Figure;
import th.localpolicy.reporting.form.Forms;

/**
 * The table that goes before the minister, or the governor: office by office what it reported, who is missing, and the sum
 * in the last line, in the figures of the form.
 */
@Singleton
class CompilationSheet {

    private final OfficeTree offices;
    private final Forms forms;

    CompilationSheet(OfficeTree offices, Forms forms) {
        this.offices = offices;
        this.forms = forms;
    }

    Response answer(CompilationView.Head head, List<Line> lines, SheetFormat format) {
        var office = new OfficeCode(head.office());
        var national = office.level() == OfficeLevel.DEPARTMENT || office.level() == OfficeLevel.MINISTRY;
        return SheetAnswer.of(
                layout(head, national),
                format,
                "compilation-%s-%s".formatted(head.office(), head.period()),
                "%s-%s".formatted(national ? "ตารางรวมระดับประเทศ" : "รายงานรวม-" + name(office), head.period()),
                row -> lines.forEach(row));
    }

    private SheetLayout<Line> layout(CompilationView.Head head, boolean national) {
        var columns = new ArrayList<SheetColumn<Line>>();
        columns.add(SheetColumn.text("รหัสหน่วยงาน", 12, line -> line.reporter() == null ? "รวม" : line.reporter()));
        columns.add(SheetColumn.text(
                "หน่วยงาน", 28, line -> line.reporter() == null ? "" : name(new OfficeCode(line.reporter()))));
        columns.add(SheetColumn.text("สถานะ", 24, CompilationSheet::standing));
        columns.add(SheetColumn.date("กำหนดส่ง", 12, Line::dueOn));
        columns.add(SheetColumn.time("ส่งเมื่อ", 20, Line::submittedAt));
        columns.add(SheetColumn.whole("ล่าช้า (วัน)", 10, Line::daysLate));
        if (national) {
            columns.add(SheetColumn.whole("หน่วยงานในสังกัดที่ต้องรายงาน", 18, Line::expected));
            columns.add(SheetColumn.whole("หน่วยงานในสังกัดที่รวมแล้ว", 18, Line::included));
        }
        forms.inForce(head.form(), YearMonth.parse(head.period())).orElseThrow().figures().stream()
                .map(CompilationSheet::column)
                .forEach(columns::add);
        return new SheetLayout<>(national ? "ตารางรวมระดับประเทศ" : "รายงานรวม", columns);
    }

    private static SheetColumn<Line> column(Figure figure) {
        var title = figure.title().th();
        return figure.money()
                ? SheetColumn.decimal(
                        title, 18, line -> line.figure(figure.name()).orElse(null))
                : SheetColumn.whole(
                        title, 14, line -> line.figure(figure.name()).orElse(null));
    }

    private static String standing(Line line) {
        if (line.reporter() == null) {
            return "";
        }
        if (line.part() != null) {
            return line.part() == 0 ? "รวมแล้ว" : "รวมแล้ว (ภาคผนวก " + line.part() + ")";
        }
        return switch (line.status()) {
            case "SUBMITTED" -> "ส่งแล้ว รอรับรอง";
            case "RETURNED" -> "ส่งคืนแก้ไข";
            case "ACCEPTED" -> "รับรองแล้ว รอรวมครั้งถัดไป";
            default -> "ยังไม่ส่ง";
        };
    }

    private String name(OfficeCode office) {
        return offices.find(office).map(Office::nameTh).orElse(office.value());
    }
}
