package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.SheetFormat;

/** Which districts have a registered identity and which still lack one, for everybody. */
@Path("/api/v1/kpis/{id}/districts")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "KPI")
public class KpiDistrictResource {

    /** Less wanted than JSON by a client that takes anything. */
    private static final String CSV = SheetFormat.CSV_TYPE + ";qs=0.5";

    private static final String XLSX = SheetFormat.XLSX_TYPE + ";qs=0.4";

    private final KpiAnswers answers;
    private final Areas areas;

    KpiDistrictResource(KpiAnswers answers, Areas areas) {
        this.answers = answers;
        this.areas = areas;
    }

    @GET
    @Operation(
            operationId = "listKpiDistricts",
            summary = "Which districts have a registered identity on a day · อำเภอที่มีและยังไม่มีอัตลักษณ์",
            description = "As a sheet all of them in one · ขอเป็นแผ่นงานได้ครบทุกแถวในครั้งเดียว")
    @APIResponse(
            responseCode = "200",
            description = "A page of districts in the order of their codes",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DistrictPage.class)),
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
    @APIResponse(
            responseCode = "409",
            description = "A KPI that counts no districts",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response districts(
            @BeanParam KpiQuestion question,
            @Valid @BeanParam DistrictChoice choice,
            @Valid @BeanParam PageRequest page,
            Request request,
            UriInfo uri)
            throws SQLException {
        var refusal = choice.refusal(areas);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        return answers.answer(request, question, (picture, day) -> {
            if (!(picture.ledger() instanceof Ledger.Districts ledger)) {
                return noDistricts();
            }
            var after = page.after().orElse("");
            var found = choice.of(DistrictStanding.of(ledger, day, areas));
            var oneMore = found.stream()
                    .filter(district -> district.code().compareTo(after) > 0)
                    .limit(page.limit() + 1L)
                    .toList();
            return Page.of(oneMore, page, DistrictStanding::code, page.count() ? (long) found.size() : null)
                    .answer(uri);
        });
    }

    @GET
    @Produces(CSV)
    @Operation(hidden = true)
    public Response districtsAsCsv(
            @BeanParam KpiQuestion question, @Valid @BeanParam DistrictChoice choice, Request request)
            throws SQLException {
        var refusal = choice.refusal(areas);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        return answers.answer(
                request, question, (picture, day) -> KpiSheets.districts(picture, day, SheetFormat.CSV, areas, choice));
    }

    @GET
    @Produces(XLSX)
    @Operation(hidden = true)
    public Response districtsAsXlsx(
            @BeanParam KpiQuestion question, @Valid @BeanParam DistrictChoice choice, Request request)
            throws SQLException {
        var refusal = choice.refusal(areas);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        return answers.answer(
                request,
                question,
                (picture, day) -> KpiSheets.districts(picture, day, SheetFormat.XLSX, areas, choice));
    }

    static Response.ResponseBuilder noDistricts() {
        return Response.fromResponse(Problem.response(Refusal.wrongState(
                "ตัวชี้วัดนี้ไม่ได้นับอำเภอ ดูรายจังหวัดแทน", "This KPI counts no districts; see its provinces")));
    }

    /** A page, as OpenAPI shows it. */
    @Schema(name = "KpiDistrictPage")
    record DistrictPage(
            List<DistrictStanding> items,
            @Schema(nullable = true) String next,
            Long total) {}

    /** Which of the districts are asked for. */
    public static class DistrictChoice {

        @QueryParam("registered")
        @Parameter(
                description = "true: those with a registered identity; false: those without · มีหรือยังไม่มีอัตลักษณ์",
                example = "false")
        Boolean registered;

        @QueryParam("province")
        @Pattern(regexp = "[0-9]{2}")
        @Parameter(description = "Two digits · รหัสจังหวัด", example = "36")
        String province;

        /** Of a province that is none, no list is true: an empty one would say that nothing is lacking there. */
        Optional<Refusal> refusal(Areas areas) {
            return province == null
                            || areas.provinces().stream()
                                    .anyMatch(one -> one.code().equals(province))
                    ? Optional.empty()
                    : Optional.of(Refusal.invalid(
                            "province",
                            "ต้องเป็นรหัสสองหลักของหนึ่งใน ๗๖ จังหวัด เช่น 36 (ตัวชี้วัดไม่นับกรุงเทพมหานคร)",
                            "must be the two digits of one of the 76 provinces, such as 36 (KPIs leave Bangkok out)"));
        }

        List<DistrictStanding> of(List<DistrictStanding> all) {
            return all.stream()
                    .filter(district -> registered == null || district.registered() == registered)
                    .filter(district ->
                            province == null || district.provinceCode().equals(province))
                    .toList();
        }
    }
}
