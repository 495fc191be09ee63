package th.localpolicy.reporting.kpi;

import java.net.URI;
import java.sql.SQLException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.FiscalQuarter;

/** What the department decides about KPIs, signed by its approver: what is to be reached, and what is official. */
@Path("/api/v1/kpis")
@RolesAllowed(Role.APPROVER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "KPI")
public class KpiDecisionResource {

    private static final String DISTRICTS =
            "{\"id\":\"soft-power-2569\",\"fiscalYear\":2569,\"measure\":\"DISTRICTS_WITH_REGISTERED_IDENTITY\","
                    + "\"universe\":878,\"targets\":{\"2569-Q2\":600,\"2569-Q4\":878}}";

    private static final String REPORTS =
            "{\"id\":\"reports-on-time-2568\",\"fiscalYear\":2568,\"measure\":\"REPORTS_ON_TIME\","
                    + "\"targets\":{\"2568-Q2\":90,\"2568-Q3\":95,\"2568-Q4\":95}}";

    private static final String DISPATCHES = "{\"id\":\"acknowledged-on-time-2568\",\"fiscalYear\":2568,"
            + "\"measure\":\"DISPATCHES_ACKNOWLEDGED_ON_TIME\",\"targets\":{\"2568-Q4\":80}}";

    private final Callers callers;
    private final DefineKpi defining;
    private final CloseQuarter closing;

    KpiDecisionResource(Callers callers, DefineKpi defining, CloseQuarter closing) {
        this.callers = callers;
        this.defining = defining;
        this.closing = closing;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Idempotent
    @Operation(
            operationId = "defineKpi",
            summary = "The department defines a KPI: year, measure, targets · กรมกำหนดตัวชี้วัดและเป้าหมาย",
            description =
                    "Role: approver of the department. It counts from the first event on. Targets of districts are cumulative, "
                            + "those of a share in percent · เป้าหมายของอำเภอเป็นยอดสะสม ของอัตราส่วนเป็นร้อยละ")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = KpiDraft.class),
                            examples = {
                                @ExampleObject(name = "districts", value = DISTRICTS),
                                @ExampleObject(name = "timeliness of reports", value = REPORTS),
                                @ExampleObject(name = "dispatches acknowledged", value = DISPATCHES)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The KPI",
            content = @Content(schema = @Schema(implementation = Kpi.class)))
    public Response define(@NotNull KpiDraft draft) throws SQLException {
        return defining.define(callers.current(), draft)
                .answer(kpi -> Response.created(URI.create("/api/v1/kpis/" + kpi.id()))
                        .entity(kpi)
                        .build());
    }

    @POST
    @Path("/{id}/quarters/{quarter}/close")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(
            operationId = "closeKpiQuarter",
            summary = "The department makes a quarter's figure official · กรมปิดไตรมาสและรับรองตัวเลขทางการ",
            description =
                    "Only when the quarter is over, and once. What is learnt later shows beside it, never in it · "
                            + "ทำได้เมื่อสิ้นไตรมาสแล้ว และครั้งเดียว สิ่งที่ทราบภายหลังแสดงคู่กัน ไม่แก้ตัวเลขทางการ")
    @APIResponse(
            responseCode = "200",
            description = "The quarter as it now is",
            content = @Content(schema = @Schema(implementation = QuarterStanding.class)))
    public Response close(@PathParam("id") String id, @PathParam("quarter") @Parameter(example = "2568-Q2") String name)
            throws SQLException {
        var quarter = FiscalQuarter.parse(name);
        return quarter.isEmpty()
                ? Problem.response(Refusal.notFound())
                : closing.close(callers.current(), id, quarter.get())
                        .answer(closed -> Response.ok(closed).build());
    }
}
