package th.localpolicy.reporting.kpi;

import java.time.LocalDate;
import java.util.List;

import jakarta.ws.rs.core.Response;

import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetColumn;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLayout;

/** The breakdowns of a KPI as people open them in a spreadsheet: all rows in one. */
final class KpiSheets {

    private static final SheetLayout<Provinces.Item> PROVINCES = SheetLayout.of(
            "รายจังหวัด",
            SheetColumn.text("รหัสจังหวัด", 12, Provinces.Item::code),
            SheetColumn.text("จังหวัด", 28, Provinces.Item::nameTh),
            SheetColumn.whole("ผลการดำเนินงาน", 16, Provinces.Item::achieved),
            SheetColumn.whole("ทั้งหมด", 10, Provinces.Item::universe),
            SheetColumn.decimal("ร้อยละ", 10, Provinces.Item::percent),
            SheetColumn.whole("เป้าหมาย (ปัดขึ้นรายจังหวัด)", 24, Provinces.Item::target),
            SheetColumn.whole("ยังขาด", 10, Provinces.Item::shortfall),
            SheetColumn.decimal("ค่าเฉลี่ยที่ต้องดำเนินการต่อสัปดาห์", 32, Provinces.Item::pacePerWeek));

    private static final SheetLayout<DistrictStanding> DISTRICTS = SheetLayout.of(
            "รายอำเภอ",
            SheetColumn.text("รหัสอำเภอ", 12, DistrictStanding::code),
            SheetColumn.text("อำเภอ", 28, DistrictStanding::nameTh),
            SheetColumn.text("รหัสจังหวัด", 12, DistrictStanding::provinceCode),
            SheetColumn.text("จังหวัด", 28, DistrictStanding::provinceNameTh),
            SheetColumn.text("มีอัตลักษณ์ที่ขึ้นทะเบียน", 24, district -> district.registered() ? "มี" : "ยังไม่มี"),
            SheetColumn.date("ตั้งแต่ (ค.ศ.)", 14, DistrictStanding::since));

    private KpiSheets() {}

    static Response.ResponseBuilder provinces(Provinces provinces, SheetFormat format) {
        return named(
                PROVINCES, format, "provinces", "รายจังหวัด", provinces.kpi(), provinces.asOf(), provinces.items());
    }

    static Response.ResponseBuilder districts(
            Picture picture,
            LocalDate day,
            SheetFormat format,
            Areas areas,
            KpiDistrictResource.DistrictChoice choice) {
        return picture.ledger() instanceof Ledger.Districts ledger
                ? named(
                        DISTRICTS,
                        format,
                        "districts",
                        "รายอำเภอ",
                        picture.kpi().id(),
                        day,
                        choice.of(DistrictStanding.of(ledger, day, areas)))
                : KpiDistrictResource.noDistricts();
    }

    private static <T> Response.ResponseBuilder named(
            SheetLayout<T> layout,
            SheetFormat format,
            String plain,
            String thai,
            String kpi,
            LocalDate day,
            List<T> rows) {
        var suffix = "-" + kpi + "-" + day;
        return Response.fromResponse(
                SheetAnswer.of(layout, format, plain + suffix, thai + suffix, sheet -> rows.forEach(sheet)));
    }
}
