package th.localpolicy.identity.identity;

import java.util.Date;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.annotation.security.PermitAll;
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

import th.localpolicy.platform.sheet.SheetFormat;

/** The public part of the registry as a dataset: its description, and all of it in one file at an address that stays. */
@Path("/api/v1/identities")
@PermitAll
@Tag(name = "Open data", description = "The registry as a dataset · ข้อมูลเปิด")
public class DatasetResource {

    private static final Identities.Filter ALL = new Identities.Filter(null, null, null, null, null);
    private static final Visibility PUBLIC = Visibility.of(Optional.empty());

    private final Identities identities;
    private final Catalogue catalogue;
    private final Dataset dataset;

    DatasetResource(Identities identities, Catalogue catalogue, Dataset dataset) {
        this.identities = identities;
        this.catalogue = catalogue;
        this.dataset = dataset;
    }

    @GET
    @Path("/dataset")
    @Produces({Dataset.MEDIA_TYPE, MediaType.APPLICATION_JSON + ";qs=0.9"})
    @Operation(
            operationId = "getDataset",
            summary = "The registry described as a dataset (DCAT in JSON-LD), for data catalogues · คำอธิบายชุดข้อมูล",
            description =
                    "Title, publisher, licence, day of the last change and the files to fetch, as CKAN's harvesters"
                            + " (data.go.th) read it · สำหรับระบบบัญชีข้อมูลภาครัฐ")
    @APIResponse(
            responseCode = "200",
            description = "A dcat:Dataset",
            content = @Content(mediaType = Dataset.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "304",
            description = "Nothing changed since the ETag in If-None-Match, or since If-Modified-Since")
    public Response description(Request request) {
        var edition = identities.edition(ALL, PUBLIC);
        return unlessKnown(
                edition,
                Dataset.MEDIA_TYPE,
                request,
                () -> Response.ok(dataset.describe(edition), Dataset.MEDIA_TYPE).build());
    }

    @GET
    @Path("/dataset.{form: csv|xlsx|geojson}")
    @Produces(MediaType.WILDCARD)
    @Operation(
            operationId = "downloadDataset",
            summary = "All registered identities in one file · ดาวน์โหลดข้อมูลเปิดทั้งหมด",
            description =
                    "At an address that stays, whatever is accepted: for links, spreadsheets and maps. The same for"
                            + " everybody, with a token or without · ลิงก์ถาวรสำหรับดาวน์โหลด")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = GeoJson.MEDIA_TYPE, schema = @Schema(implementation = GeoJson.Whole.class))
            })
    @APIResponse(
            responseCode = "304",
            description = "Nothing changed since the ETag in If-None-Match, or since If-Modified-Since")
    public Response file(
            @PathParam("form")
                    @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"csv", "xlsx", "geojson"}))
                    String form,
            Request request) {
        return unlessKnown(
                identities.edition(ALL, PUBLIC),
                form,
                request,
                () -> catalogue.file(Dataset.Form.of(form), ALL, PUBLIC));
    }

    private Response unlessKnown(Edition edition, String form, Request request, Supplier<Response> whole) {
        var tag = catalogue.tagOf(edition, form);
        var unchanged = edition.lastModified()
                .map(at -> request.evaluatePreconditions(Date.from(at), tag))
                .orElseGet(() -> request.evaluatePreconditions(tag));
        return Catalogue.kept(
                        unchanged != null ? unchanged : Response.fromResponse(whole.get()),
                        true,
                        edition.lastModified())
                .tag(tag)
                .build();
    }
}
