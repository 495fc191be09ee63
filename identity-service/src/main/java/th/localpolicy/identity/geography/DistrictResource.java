package th.localpolicy.identity.geography;

import java.util.List;
import java.util.function.Predicate;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.thai.ThaiText;

/** The districts and Bangkok's khet, for everybody. */
@Path("/api/v1/districts")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Geography")
public class DistrictResource {

    private final Geography geography;
    private final ReferenceAnswers answers;

    DistrictResource(Geography geography, ReferenceAnswers answers) {
        this.geography = geography;
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "listDistricts", summary = "The 878 districts and 50 khet · รายชื่ออำเภอและเขต")
    @APIResponse(
            responseCode = "200",
            description = "A page of districts",
            content = @Content(schema = @Schema(implementation = DistrictPage.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    public Response list(
            @QueryParam("province")
                    @Pattern(regexp = "[0-9]{2}")
                    @Parameter(description = "Two digits · รหัสจังหวัด", example = "36")
                    String province,
            @QueryParam("kind") District.Kind kind,
            @QueryParam("q")
                    @Size(max = 200)
                    @Parameter(description = "A part of the name · ส่วนหนึ่งของชื่อ", example = "เทพ")
                    String q,
            @Valid @BeanParam AsOf asOf,
            @Valid @BeanParam PageRequest page,
            Request request,
            UriInfo uri) {
        var day = asOf.or(geography.today());
        var atlas = geography.on(day);
        Predicate<District> wanted =
                district -> (province == null || district.provinceCode().equals(province))
                        && (kind == null || district.kind() == kind);
        if (q != null) {
            var key = ThaiText.searchKey(q);
            wanted = wanted.and(district -> atlas.isNamed(district, key));
        }
        return answers.page(request, uri, page, day, atlas.districts(), District::code, wanted, district -> district);
    }

    @GET
    @Path("/{code}")
    @Operation(
            operationId = "getDistrict",
            summary = "One district, with the hashtags it must use · อำเภอหนึ่ง พร้อมแฮชแท็ก ๔ รูปแบบ")
    @APIResponse(
            responseCode = "200",
            description = "The district",
            content = @Content(schema = @Schema(implementation = District.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such district",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("code") String code, @Valid @BeanParam AsOf asOf, Request request) {
        var day = asOf.or(geography.today());
        return answers.one(request, day, geography.on(day).district(code));
    }

    /** A page, as OpenAPI shows it. */
    record DistrictPage(
            List<District> items, @Schema(nullable = true) String next, Long total) {}
}
