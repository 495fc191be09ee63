package th.localpolicy.reporting.kpi;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.Bangkok;

/** The KPIs and how far they are, for everybody. */
@Path("/api/v1/kpis")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "KPI", description = "Targets by quarter and progress · ตัวชี้วัดและความก้าวหน้า")
public class KpiResource {

    private final Kpis kpis;
    private final KpiFacts facts;
    private final DataSource database;
    private final Clock clock;
    private final ObjectMapper json;

    KpiResource(Kpis kpis, KpiFacts facts, DataSource database, Clock clock, ObjectMapper json) {
        this.kpis = kpis;
        this.facts = facts;
        this.database = database;
        this.clock = clock;
        this.json = json;
    }

    /** The KPIs, as a JSON object so that something may be added beside them. */
    @Schema(name = "KpiList")
    public record KpiList(List<Kpi> items) {}

    @GET
    @Operation(operationId = "listKpis", summary = "All KPIs with their targets · รายการตัวชี้วัด")
    public KpiList list() throws SQLException {
        return new KpiList(kpis.all());
    }

    @GET
    @Path("/{id}/progress")
    @Operation(
            operationId = "getKpiProgress",
            summary = "How far a KPI is on a day, by quarter · ความก้าวหน้า ณ วันใดวันหนึ่ง")
    @APIResponse(
            responseCode = "200",
            description = "The progress",
            content = @Content(schema = @Schema(implementation = Progress.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such KPI",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response progress(
            @PathParam("id") @Pattern(regexp = "[a-z0-9-]{1,64}") String id,
            @QueryParam("asOf")
                    @Parameter(
                            description = "The business date to count for; today in Bangkok when absent · ณ วันที่",
                            example = "2025-03-31")
                    LocalDate asOf,
            @QueryParam("knownAt")
                    @Parameter(
                            description =
                                    "As the system knew it at this instant; all it knows when absent · ตามที่ระบบทราบ ณ เวลา")
                    Instant knownAt,
            Request request)
            throws SQLException {
        var day = Objects.requireNonNullElseGet(asOf, () -> Bangkok.today(clock));
        var faults = new ArrayList<FieldFault>();
        if (!Bangkok.isBusinessDate(day)) {
            faults.add(outOfRange("asOf"));
        }
        if (knownAt != null && !Bangkok.isBusinessTime(knownAt)) {
            faults.add(outOfRange("knownAt"));
        }
        if (!faults.isEmpty()) {
            return Problem.response(Refusal.invalid(faults));
        }
        try (var connection = database.getConnection()) {
            var kpi = kpis.find(connection, id);
            if (kpi.isEmpty()) {
                return Problem.response(Refusal.notFound());
            }
            var counts =
                    facts.districtsOn(connection, Progress.daysToCount(kpi.get(), day), Optional.ofNullable(knownAt));
            return answer(Progress.of(kpi.get(), day, counts), request);
        }
    }

    /** The tag is the figures' fingerprint, so a reader who has them is sent nothing; weak, for it may be compressed. */
    private Response answer(Progress progress, Request request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(progress));
            var tag = new EntityTag(HexFormat.of().formatHex(digest, 0, 8), true);
            var unchanged = request.evaluatePreconditions(tag);
            return (unchanged != null ? unchanged : Response.ok(progress))
                    .tag(tag)
                    .build();
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FieldFault outOfRange(String field) {
        return new FieldFault(
                field, "ต้องอยู่ระหว่างปี ค.ศ. 2000 ถึง 2199", "must lie between the years 2000 and 2199");
    }
}
