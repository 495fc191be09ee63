package th.localpolicy.identity.identity;

import java.util.Date;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.identity.geography.Geography;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.thai.ThaiText;

/** The registry as a list: a page as JSON or GeoJSON, all of it as CSV or XLSX. */
@Path("/api/v1/identities")
@PermitAll
@Tag(name = "Identities", description = "The registry of local identities · ทะเบียนอัตลักษณ์ท้องถิ่น")
public class CatalogueResource {

    private static final String GEO_JSON = GeoJson.MEDIA_TYPE + ";qs=0.6";
    private static final String CSV = SheetFormat.CSV_TYPE + ";qs=0.5";
    private static final String XLSX = SheetFormat.XLSX_TYPE + ";qs=0.4";

    private final Identities identities;
    private final Catalogue catalogue;
    private final Geography geography;
    private final Callers callers;
    private final ObjectMapper json;

    CatalogueResource(
            Identities identities, Catalogue catalogue, Geography geography, Callers callers, ObjectMapper json) {
        this.identities = identities;
        this.catalogue = catalogue;
        this.geography = geography;
        this.callers = callers;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listIdentities",
            summary = "Registered identities, and those of one's own offices, newest first · รายการอัตลักษณ์",
            description =
                    "Open data: without a token the registered ones, with their licence; caches may keep an answer for"
                            + " a minute. As a map by Accept: application/geo+json; as a sheet all of them in one, without pages ·"
                            + " ข้อมูลเปิด ขอเป็นแผนที่หรือแผ่นงานได้ด้วยส่วนหัว Accept")
    @APIResponse(
            responseCode = "200",
            description = "A page of identities, or all of them as a sheet",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = IdentityPage.class)),
                @Content(
                        mediaType = GeoJson.MEDIA_TYPE,
                        schema = @Schema(implementation = GeoJson.FeatureCollection.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "304",
            description =
                    "Nothing changed since the ETag in If-None-Match, of a sheet also" + " since If-Modified-Since")
    public Response list(
            @Valid @BeanParam Search search, @Valid @BeanParam PageRequest page, Request request, UriInfo uri) {
        return answer(search, page, request, uri, MediaType.APPLICATION_JSON, IdentityPage::of);
    }

    @GET
    @Produces(GEO_JSON)
    @Operation(hidden = true)
    public Response places(
            @Valid @BeanParam Search search, @Valid @BeanParam PageRequest page, Request request, UriInfo uri) {
        return answer(search, page, request, uri, GeoJson.MEDIA_TYPE, (found, licence) -> {
            try {
                return json.writeValueAsBytes(GeoJson.of(found, geography, licence));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("our own records cannot be written as JSON", e);
            }
        });
    }

    @GET
    @Produces(CSV)
    @Operation(hidden = true)
    public Response csv(@Valid @BeanParam Search search, Request request) {
        return sheet(search, Dataset.Form.CSV, request);
    }

    @GET
    @Produces(XLSX)
    @Operation(hidden = true)
    public Response xlsx(@Valid @BeanParam Search search, Request request) {
        return sheet(search, Dataset.Form.XLSX, request);
    }

    /** How a page is shown, with the licence beside it. */
    private interface Form {
        Object of(Page<IdentityView> page, Licence licence);
    }

    private Response answer(
            Search search, PageRequest page, Request request, UriInfo uri, String mediaType, Form form) {
        var caller = callers.ifAny();
        var visibility = Visibility.of(caller);
        var after = page.after(UUID::fromString);
        var rows = identities.page(search.filter(), visibility, after, page.limit() + 1);
        var total = page.count() ? identities.count(search.filter(), visibility) : null;
        var found = Page.of(rows, page, identity -> identity.id().toString(), total)
                .<IdentityView>map(Identity::publicView);
        var tag = catalogue.tagOf(found, mediaType);
        var unchanged = request.evaluatePreconditions(tag);
        var answer = unchanged != null
                ? unchanged
                : found.answer(uri).type(mediaType).entity(form.of(found, catalogue.licence()));
        return Catalogue.kept(answer, caller.isEmpty(), Catalogue.newest(found.items()))
                .tag(tag)
                .build();
    }

    /** Who has the sheet already is told so before any of it is read. */
    private Response sheet(Search search, Dataset.Form form, Request request) {
        var caller = callers.ifAny();
        var visibility = Visibility.of(caller);
        var edition = identities.edition(search.filter(), visibility);
        var tag = catalogue.tagOf(edition, form.name());
        var unchanged = edition.lastModified()
                .map(at -> request.evaluatePreconditions(Date.from(at), tag))
                .orElseGet(() -> request.evaluatePreconditions(tag));
        var answer = unchanged != null
                ? unchanged
                : Response.fromResponse(catalogue.file(form, search.filter(), visibility));
        return Catalogue.kept(answer, caller.isEmpty(), edition.lastModified())
                .tag(tag)
                .build();
    }

    /** What a list is narrowed to, as the query says. */
    public static class Search {

        @QueryParam("province")
        @Pattern(regexp = "[0-9]{2}")
        @Parameter(description = "Two digits · รหัสจังหวัด", example = "36")
        String province;

        @QueryParam("district")
        @Pattern(regexp = "[0-9]{4}")
        @Parameter(description = "Four digits · รหัสอำเภอ", example = "3604")
        String district;

        @QueryParam("category")
        Category category;

        @QueryParam("status")
        Status status;

        @QueryParam("q")
        @Size(max = 200)
        @Pattern(regexp = ThaiText.LINE)
        @Parameter(description = "A part of the name, Thai or English · ส่วนหนึ่งของชื่อ", example = "ไหม")
        String q;

        Identities.Filter filter() {
            return new Identities.Filter(
                    province, district, category, status, q == null ? null : ThaiText.searchKey(q));
        }
    }

    /** A page with its licence. */
    record IdentityPage(
            List<IdentityView> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
            String next,

            Long total,
            Licence licence) {

        static IdentityPage of(Page<IdentityView> page, Licence licence) {
            return new IdentityPage(page.items(), page.next(), page.total(), licence);
        }
    }
}
