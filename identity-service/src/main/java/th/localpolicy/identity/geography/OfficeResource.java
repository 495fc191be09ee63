package th.localpolicy.identity.geography;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
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

import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.office.Versions;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.ThaiText;

/** Every office and where it stands, for everybody. */
@Path("/api/v1/offices")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Geography")
public class OfficeResource {

    private final OfficeTree tree;
    private final Geography geography;
    private final ReferenceAnswers answers;
    private final Versions<List<Entry>> inOrder;

    OfficeResource(OfficeTree tree, Geography geography, ReferenceAnswers answers) {
        this.tree = tree;
        this.geography = geography;
        this.answers = answers;
        this.inOrder = tree.versions()
                .map(offices -> offices.all().stream()
                        .map(Entry::of)
                        .sorted(Comparator.comparing(Entry::code))
                        .toList());
    }

    /** An office with what it is found by, made once: there are thousands, and anybody may search. */
    private record Entry(Office office, String code, String searchKey) {
        static Entry of(Office office) {
            return new Entry(
                    office, office.code().value(), ThaiText.searchKey(office.nameTh() + " " + office.nameEn()));
        }
    }

    /** An office as it goes over the wire. */
    @Schema(name = "Office")
    public record OfficeView(
            @Schema(examples = "D3604") String code,
            OfficeLevel level,
            @Schema(examples = "P36") String parent,
            String nameTh,
            String nameEn) {

        static OfficeView of(Office office) {
            return new OfficeView(
                    office.code().value(),
                    office.level(),
                    office.parent().map(OfficeCode::value).orElse(null),
                    office.nameTh(),
                    office.nameEn());
        }
    }

    @GET
    @Operation(
            operationId = "listOffices",
            summary =
                    "Ministry, department, provinces, districts, local administrations and clusters · รายชื่อหน่วยงาน")
    @APIResponse(
            responseCode = "200",
            description = "A page of offices",
            content = @Content(schema = @Schema(implementation = OfficePage.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    public Response list(
            @QueryParam("level") OfficeLevel level,
            @QueryParam("under")
                    @Parameter(description = "Only offices below this one · เฉพาะหน่วยงานในสังกัด", example = "P36")
                    String under,
            @QueryParam("q") @Size(max = 200) @Parameter(description = "A part of the name · ส่วนหนึ่งของชื่อ")
                    String q,
            @Valid @BeanParam AsOf asOf,
            @Valid @BeanParam PageRequest page,
            Request request,
            UriInfo uri) {
        var day = asOf.or(geography.today());
        var offices = tree.on(day);
        Predicate<Entry> wanted = entry -> level == null || entry.office().level() == level;
        if (under != null) {
            var upper = OfficeCode.parse(under).flatMap(offices::find);
            if (upper.isEmpty()) {
                return Problem.response(Refusal.invalid("under", "ไม่มีหน่วยงานรหัสนี้", "there is no such office"));
            }
            var code = upper.get().code();
            wanted = wanted.and(entry -> !entry.office().code().equals(code)
                    && offices.covers(code, entry.office().code()));
        }
        if (q != null) {
            var key = ThaiText.searchKey(q);
            wanted = wanted.and(entry -> entry.searchKey().contains(key));
        }
        return answers.page(
                request, uri, page, day, inOrder.on(day), Entry::code, wanted, entry -> OfficeView.of(entry.office()));
    }

    @GET
    @Path("/{code}")
    @Operation(operationId = "getOffice", summary = "One office · หน่วยงานหนึ่ง")
    @APIResponse(
            responseCode = "200",
            description = "The office",
            content = @Content(schema = @Schema(implementation = OfficeView.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such office",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("code") String code, @Valid @BeanParam AsOf asOf, Request request) {
        var day = asOf.or(geography.today());
        return answers.one(
                request, day, OfficeCode.parse(code).flatMap(tree.on(day)::find).map(OfficeView::of));
    }

    /** A page, as OpenAPI shows it. */
    record OfficePage(
            List<OfficeView> items, @Schema(nullable = true) String next, Long total) {}
}
