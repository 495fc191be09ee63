package th.localpolicy.reporting.kpi;

import java.sql.SQLException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Role;

/** The operator's command over the KPI projection. */
@Path("/api/v1/operations/reporting/kpi-projection")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations")
public class ProjectionResource {

    private final RebuildProjection rebuilding;

    ProjectionResource(RebuildProjection rebuilding) {
        this.rebuilding = rebuilding;
    }

    @POST
    @Path("/rebuild")
    @Idempotent(ownTransactions = true)
    @Operation(
            operationId = "rebuildKpiProjection",
            summary =
                    "Builds the KPI projection anew from the topic and swaps · สร้างข้อมูลตัวชี้วัดใหม่จากเหตุการณ์ทั้งหมด")
    @APIResponse(
            responseCode = "200",
            description = "What the rebuild read",
            content = @Content(schema = @Schema(implementation = RebuildProjection.Rebuilt.class)))
    public Response rebuild() throws SQLException {
        return rebuilding.rebuild().answer(rebuilt -> Response.ok(rebuilt).build());
    }
}
