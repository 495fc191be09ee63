package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.thai.FiscalQuarter;

/** The KPIs and how far they are, for everybody: in the nation, by province, by district and by day. */
@Path("/api/v1/kpis")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "KPI", description = "Targets by quarter and progress · ตัวชี้วัดและความก้าวหน้า")
public class KpiResource {

    /** Less wanted than JSON by a client that takes anything. */
    private static final String CSV = SheetFormat.CSV_TYPE + ";qs=0.5";

    private static final String XLSX = SheetFormat.XLSX_TYPE + ";qs=0.4";

    private final KpiAnswers answers;
    private final Areas areas;

    KpiResource(KpiAnswers answers, Areas areas) {
        this.answers = answers;
        this.areas = areas;
    }

    /** The KPIs, as a JSON object so that something may be added beside them. */
    @Schema(name = "KpiList")
    public record KpiList(List<Kpi> items) {}

    @GET
    @Operation(operationId = "listKpis", summary = "All KPIs with their targets · รายการตัวชี้วัด")
    @APIResponse(
            responseCode = "200",
            description = "The KPIs",
            content = @Content(schema = @Schema(implementation = KpiList.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    public Response list(Request request) throws SQLException {
        return answers.list(request);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getKpi", summary = "One KPI with its targets · ตัวชี้วัดหนึ่ง พร้อมเป้าหมาย")
    @APIResponse(
            responseCode = "200",
            description = "The KPI",
            content = @Content(schema = @Schema(implementation = Kpi.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such KPI",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@BeanParam KpiQuestion question, Request request) throws SQLException {
        return answers.answer(request, question, (picture, day) -> Response.ok(picture.kpi()));
    }

    @GET
    @Path("/{id}/progress")
    @Operation(
            operationId = "getKpiProgress",
            summary = "How far a KPI is on a day, by quarter · ความก้าวหน้า ณ วันใดวันหนึ่ง",
            description = "Asked again with the answer's knownAt, the figures are the same for ever · "
                    + "ถามซ้ำด้วย knownAt ของคำตอบ จะได้ตัวเลขเดิมเสมอ")
    @APIResponse(
            responseCode = "200",
            description = "The progress",
            content = @Content(schema = @Schema(implementation = Progress.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such KPI",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response progress(@BeanParam KpiQuestion question, Request request) throws SQLException {
        return answers.answer(request, question, (picture, day) -> Response.ok(Progress.of(picture, day)));
    }

    @GET
    @Path("/{id}/timeline")
    @Operation(
            operationId = "getKpiTimeline",
            summary = "A KPI day by day, cumulative, with its targets · เส้นเวลาสะสมรายวันเทียบเป้าหมาย")
    @APIResponse(
            responseCode = "200",
            description = "The days of the fiscal year up to asOf",
            content = @Content(schema = @Schema(implementation = Timeline.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such KPI",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response timeline(@BeanParam KpiQuestion question, Request request) throws SQLException {
        return answers.answer(request, question, (picture, day) -> Response.ok(Timeline.of(picture, day)));
    }

    @GET
    @Path("/{id}/provinces")
    @Operation(
            operationId = "listKpiProvinces",
            summary = "A KPI by province, all 76, also as a sheet · ความก้าวหน้ารายจังหวัด ครบ ๗๖ จังหวัด",
            description =
                    "Each province's target is its share of the national one, rounded up, so that together they may be "
                            + "more than the nation's. · เป้าหมายรายจังหวัดปัดเศษขึ้น ผลรวมจึงอาจมากกว่าเป้าหมายของประเทศ")
    @APIResponse(
            responseCode = "200",
            description = "The provinces in the order of their codes",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Provinces.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such KPI",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response provinces(@BeanParam KpiQuestion question, Request request) throws SQLException {
        return answers.answer(request, question, (picture, day) -> Response.ok(Provinces.of(picture, day, areas)));
    }

    @GET
    @Path("/{id}/provinces")
    @Produces(CSV)
    @Operation(hidden = true)
    public Response provincesAsCsv(@BeanParam KpiQuestion question, Request request) throws SQLException {
        return answers.answer(
                request,
                question,
                (picture, day) -> KpiSheets.provinces(Provinces.of(picture, day, areas), SheetFormat.CSV));
    }

    @GET
    @Path("/{id}/provinces")
    @Produces(XLSX)
    @Operation(hidden = true)
    public Response provincesAsXlsx(@BeanParam KpiQuestion question, Request request) throws SQLException {
        return answers.answer(
                request,
                question,
                (picture, day) -> KpiSheets.provinces(Provinces.of(picture, day, areas), SheetFormat.XLSX));
    }

    @GET
    @Path("/{id}/quarters/{quarter}")
    @Operation(
            operationId = "getKpiQuarter",
            summary = "A quarter: its official figure, and what was learnt since · ตัวเลขทางการและการแก้ไขภายหลัง")
    @APIResponse(
            responseCode = "200",
            description = "The quarter",
            content = @Content(schema = @Schema(implementation = QuarterStanding.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such KPI, or no quarter of its year",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response quarter(
            @BeanParam KpiQuestion question,
            @PathParam("quarter") @Parameter(example = "2568-Q2") String name,
            Request request)
            throws SQLException {
        var quarter = FiscalQuarter.parse(name);
        if (quarter.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        return answers.answer(
                request,
                question,
                quarter.map(FiscalQuarter::number),
                (picture, day) -> picture.kpi().year().equals(quarter.get().year())
                        ? Response.ok(QuarterStanding.of(picture, quarter.get(), day))
                        : Response.fromResponse(Problem.response(Refusal.notFound())));
    }
}
