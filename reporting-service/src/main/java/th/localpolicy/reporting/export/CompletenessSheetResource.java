package th.localpolicy.reporting.export;

import java.sql.SQLException;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;

import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetColumn;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLayout;
import th.localpolicy.reporting.completeness.Completeness;
import th.localpolicy.reporting.completeness.Completeness.Row;
import th.localpolicy.reporting.completeness.CompletenessResource;
import th.localpolicy.reporting.completeness.CompletenessResource.By;
import th.localpolicy.reporting.obligation.ObligationQuery;

/** The completeness as a spreadsheet: the same counts, group by group, the total last. */
@Path("/api/v1/completeness")
@RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
public class CompletenessSheetResource {

    /** Whoever takes anything gets JSON. */
    private static final String BEHIND_JSON = ";qs=0.5";

    private final CompletenessResource completeness;
    private final OfficeTree offices;

    CompletenessSheetResource(CompletenessResource completeness, OfficeTree offices) {
        this.completeness = completeness;
        this.offices = offices;
    }

    @GET
    @Produces(SheetFormat.CSV_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response csv(@Valid @BeanParam ObligationQuery query, @QueryParam("by") By by, UriInfo uri)
            throws SQLException {
        return sheet(completeness.get(query, by, uri), SheetFormat.CSV);
    }

    @GET
    @Produces(SheetFormat.XLSX_TYPE + BEHIND_JSON)
    @Operation(hidden = true)
    public Response xlsx(@Valid @BeanParam ObligationQuery query, @QueryParam("by") By by, UriInfo uri)
            throws SQLException {
        return sheet(completeness.get(query, by, uri), SheetFormat.XLSX);
    }

    private Response sheet(Response counted, SheetFormat format) {
        if (!(counted.getEntity() instanceof Completeness counts)) {
            return counted;
        }
        var suffix = counts.period() == null ? "" : "-" + counts.period();
        var rows = Stream.concat(counts.items().stream(), Stream.ofNullable(counts.total()))
                .toList();
        return SheetAnswer.of(
                layout(By.valueOf(counts.by())),
                format,
                "completeness" + suffix,
                "ความครบถ้วนของรายงาน" + suffix,
                row -> rows.forEach(row));
    }

    private SheetLayout<Row> layout(By by) {
        return SheetLayout.of(
                "ความครบถ้วน",
                SheetColumn.text("รหัส", 12, row -> row.code() == null ? "รวม" : row.code()),
                SheetColumn.text("ชื่อ", 30, row -> nameOf(by, row.code())),
                SheetColumn.whole("ต้องรายงาน", 12, Row::expected),
                SheetColumn.whole("ส่งแล้ว", 12, Row::submitted),
                SheetColumn.whole("ตรงเวลา", 12, Row::onTime),
                SheetColumn.whole("ล่าช้า", 12, Row::late),
                SheetColumn.whole("ยังไม่ส่ง", 12, Row::missing),
                SheetColumn.whole("เกินกำหนด", 12, Row::overdue),
                SheetColumn.whole("ส่งคืนแก้ไข", 12, Row::returned),
                SheetColumn.whole("รับรองแล้ว", 12, Row::accepted),
                SheetColumn.decimal("ส่งแล้ว (ร้อยละ)", 16, Row::rate),
                SheetColumn.decimal("ตรงเวลา (ร้อยละ)", 16, Row::onTimeRate),
                SheetColumn.decimal("รับรองแล้ว (ร้อยละ)", 16, Row::acceptedRate));
    }

    private String nameOf(By by, String code) {
        var office =
                switch (by) {
                    case province -> code == null ? null : "P" + code;
                    case district -> code == null ? null : "D" + code;
                    case recipient -> code;
                    case level, period -> null;
                };
        return OfficeCode.parse(office)
                .flatMap(offices::find)
                .map(Office::nameTh)
                .orElse("");
    }
}
