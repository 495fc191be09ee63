package th.localpolicy.identity.geography;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Problem;

/** The provinces, for everybody. */
@Path("/api/v1/provinces")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Geography", description = "Provinces, districts and offices · จังหวัด อำเภอ และหน่วยงาน")
public class ProvinceResource {

    private final Geography geography;
    private final ReferenceAnswers answers;

    ProvinceResource(Geography geography, ReferenceAnswers answers) {
        this.geography = geography;
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "listProvinces", summary = "The 77 provinces · รายชื่อจังหวัด")
    @APIResponse(
            responseCode = "200",
            description = "A page of provinces",
            content = @Content(schema = @Schema(implementation = ProvincePage.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    public Response list(
            @Valid @BeanParam AsOf asOf, @Valid @BeanParam PageRequest page, Request request, UriInfo uri) {
        var day = asOf.or(geography.today());
        return answers.page(
                request,
                uri,
                page,
                day,
                geography.on(day).provinces(),
                Province::code,
                province -> true,
                province -> province);
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getProvince", summary = "One province · จังหวัดหนึ่ง")
    @APIResponse(
            responseCode = "200",
            description = "The province",
            content = @Content(schema = @Schema(implementation = Province.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such province",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("code") String code, @Valid @BeanParam AsOf asOf, Request request) {
        var day = asOf.or(geography.today());
        return answers.one(request, day, geography.on(day).province(code));
    }

    /** A page, as OpenAPI shows it. */
    record ProvincePage(
            List<Province> items, @Schema(nullable = true) String next, Long total) {}
}
