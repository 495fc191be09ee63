package th.localpolicy.directive.coverage;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;

import th.localpolicy.directive.dispatch.DispatchSheet;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetColumn;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLayout;

/** The offices behind a count as a spreadsheet, all of them: whom an official is to phone. */
@Path("/api/v1/directives/{id}")
@RolesAllowed({Role.OFFICER, Role.AUDITOR})
public class OfficeSheetResource {

    private static final SheetLayout<CoveredOffice> LAYOUT = SheetLayout.of(
            "หน่วยงาน",
            SheetColumn.text("รหัสหน่วยงาน", 14, row -> row.dispatch().recipient()),
            SheetColumn.text("หน่วยงาน", 34, CoveredOffice::recipientName),
            SheetColumn.text("จังหวัด", 26, CoveredOffice::provinceName),
            SheetColumn.text(
                    "ระดับ", 24, row -> DispatchSheet.level(row.dispatch().level())),
            SheetColumn.text("ที่", 24, row -> row.dispatch().letter().number()),
            SheetColumn.text(
                    "การปฏิบัติ", 20, row -> DispatchSheet.done(row.dispatch().status())),
            SheetColumn.time("ส่งเมื่อ", 20, row -> row.dispatch().sentAt()),
            SheetColumn.date("รับภายใน (ค.ศ.)", 16, row -> row.dispatch().receiveBy()),
            SheetColumn.time("รับเมื่อ", 20, row -> row.dispatch().receivedAt()),
            SheetColumn.whole("เลขทะเบียนรับ", 14, row -> row.dispatch().receiptNumber()),
            SheetColumn.date("รับทราบภายใน (ค.ศ.)", 18, row -> row.dispatch().acknowledgeBy()),
            SheetColumn.time("รับทราบเมื่อ", 20, row -> row.dispatch().acknowledgedAt()),
            SheetColumn.date("ส่งต่อภายใน (ค.ศ.)", 18, row -> row.dispatch().forwardBy()),
            SheetColumn.time("ส่งต่อเมื่อ", 20, row -> row.dispatch().forwardedAt()),
            SheetColumn.date("แล้วเสร็จภายใน (ค.ศ.)", 18, row -> row.dispatch().completeBy()),
            SheetColumn.time("แล้วเสร็จเมื่อ", 20, row -> row.dispatch().completedAt()),
            SheetColumn.whole("รายงานที่ยังไม่ส่ง (งวด)", 20, CoveredOffice::reportsMissing),
            SheetColumn.whole("รายงานเกินกำหนด (งวด)", 20, CoveredOffice::reportsOverdue),
            SheetColumn.date("รายงานที่ค้างนานที่สุด ครบกำหนด (ค.ศ.)", 30, CoveredOffice::reportDueOn),
            SheetColumn.text("เกินกำหนด", 12, row -> row.dispatch().overdue() ? "เกินกำหนด" : ""));

    private final Callers callers;
    private final LookAtLetter looking;
    private final Tree tree;
    private final Names names;

    OfficeSheetResource(Callers callers, LookAtLetter looking, Tree tree, Names names) {
        this.callers = callers;
        this.looking = looking;
        this.tree = tree;
        this.names = names;
    }

    @GET
    @Path("/dispatches")
    @Produces(DispatchSheet.CSV)
    @Operation(hidden = true)
    public Response csv(@PathParam("id") UUID id, @Valid @BeanParam OfficeQuery query) {
        return sheet(id, query, SheetFormat.CSV);
    }

    @GET
    @Path("/dispatches")
    @Produces(DispatchSheet.XLSX)
    @Operation(hidden = true)
    public Response xlsx(@PathParam("id") UUID id, @Valid @BeanParam OfficeQuery query) {
        return sheet(id, query, SheetFormat.XLSX);
    }

    /** There are no more rows than the country has offices, so they are read in one. */
    private Response sheet(UUID id, OfficeQuery query, SheetFormat format) {
        return looking.at(callers.current(), id, query.part).answer(view -> {
            List<CoveredOffice> rows = tree
                    .offices(view.letter(), view.narrowing(), query.filter(), Optional.empty(), Integer.MAX_VALUE)
                    .stream()
                    .map(names::of)
                    .toList();
            var suffix = query.part.period == null ? "" : "-" + query.part.period;
            return SheetAnswer.of(
                    LAYOUT,
                    format,
                    "offices-" + tree.today() + suffix,
                    "หน่วยงาน" + of(view.letter()) + suffix + " ณ " + tree.today(),
                    sheet -> rows.forEach(sheet));
        });
    }

    private static String of(Letter letter) {
        return letter.number() == null ? "" : " " + letter.number().replace('/', '-');
    }
}
