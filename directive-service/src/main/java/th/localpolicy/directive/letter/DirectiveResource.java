package th.localpolicy.directive.letter;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

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
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.ThaiText;
import th.localpolicy.platform.web.IfMatch;

/** Letters over HTTP: reading them and writing drafts. What happens to them after that is another feature's. */
@Path("/api/v1/directives")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Directives", description = "Official letters and their instructions · หนังสือราชการและข้อสั่งการ")
public class DirectiveResource {

    private final Directives directives;
    private final DirectiveSearch search;
    private final LetterTrail trail;
    private final Callers callers;
    private final DraftDirective drafting;
    private final ReviseDirective revising;

    DirectiveResource(
            Directives directives,
            DirectiveSearch search,
            LetterTrail trail,
            Callers callers,
            DraftDirective drafting,
            ReviseDirective revising) {
        this.directives = directives;
        this.search = search;
        this.trail = trail;
        this.callers = callers;
        this.drafting = drafting;
        this.revising = revising;
    }

    @GET
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(
            operationId = "listDirectives",
            summary = "Letters that one's offices wrote or were sent, newest first · รายการหนังสือ",
            description =
                    "Letters written by or sent to the caller's office or an office below it, and what those letters"
                            + " forward; `q` finds any part of the number (any digits, any spacing), subject or clauses."
                            + " Roles: officer, auditor · หนังสือที่หน่วยงานหรือหน่วยงานใต้บังคับบัญชาออกหรือได้รับ")
    @APIResponse(
            responseCode = "200",
            description = "A page of letters",
            content = @Content(schema = @Schema(implementation = DirectivePage.class)))
    public Response list(@Valid @BeanParam Search filter, @Valid @BeanParam PageRequest page, UriInfo uri) {
        var faults = filter.faults();
        if (!faults.isEmpty()) {
            return Problem.response(Refusal.invalid(faults));
        }
        var reader = callers.current().office();
        var rows = search.page(filter.filter(), reader, page.after(UUID::fromString), page.limit() + 1);
        var total = page.count() ? search.count(filter.filter(), reader) : null;
        return Page.of(rows, page, letter -> letter.id().toString(), total)
                .answer(uri)
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(
            operationId = "getDirective",
            summary = "One letter in its newest revision · หนังสือหนึ่งฉบับ",
            description =
                    "For the offices that wrote it, were sent it or a letter that forwards it, and those above them."
                            + " Roles: officer, auditor · สำหรับผู้ออก ผู้รับ และหน่วยเหนือ")
    @APIResponse(
            responseCode = "200",
            description = "The letter, its version as ETag",
            content = @Content(schema = @Schema(implementation = DirectiveView.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    @APIResponse(
            responseCode = "404",
            description = "No such letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response get(@PathParam("id") UUID id, Request request) {
        var found = directives.find(id);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        if (!directives.maySee(callers.current(), id)) {
            return Problem.response(Refusal.outsideYourOffice());
        }
        var tag = IfMatch.tag(found.get().version());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(directives.view(found.get())))
                .tag(tag)
                .build();
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({Role.OFFICER, Role.AUDITOR})
    @Operation(
            operationId = "getDirectiveHistory",
            summary = "Who did what with the letter, when and why · ประวัติของหนังสือ",
            description =
                    "For the offices that may read it. Roles: officer, auditor · สำหรับหน่วยงานที่อ่านหนังสือนี้ได้")
    @APIResponse(
            responseCode = "200",
            description = "The steps, first one first",
            content = @Content(schema = @Schema(implementation = DirectiveSteps.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such letter",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Response history(@PathParam("id") UUID id) {
        if (directives.find(id).isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        return directives.maySee(callers.current(), id)
                ? Response.ok(new DirectiveSteps(trail.of(id))).build()
                : Problem.response(Refusal.outsideYourOffice());
    }

    @POST
    @RolesAllowed(Role.OFFICER)
    @Idempotent
    @Operation(
            operationId = "draftDirective",
            summary = "Writes a letter of one's own office down · ร่างหนังสือของหน่วยงาน",
            description = "400 for a clause with no text, a deadline before the letter, addressees out of the issuer's"
                    + " reach, letters that name each other in a circle or a secret letter; 403 for another office's"
                    + " letter; 409 when the number is taken that year, naming the letter. At most 500 clauses."
                    + " Role: officer · เลขที่ซ้ำในปีเดียวกันตอบ 409 พร้อมชื่อหนังสือ")
    @APIResponse(
            responseCode = "201",
            description = "The draft, its number normalised",
            content = @Content(schema = @Schema(implementation = DirectiveView.class)))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DirectiveDraft.class),
                            examples = @ExampleObject(name = "the programme letter", value = DirectiveDraft.EXAMPLE)))
    public Response draft(@NotNull @Valid DirectiveDraft draft) {
        return drafting.draft(callers.current(), draft).answer(DirectiveResource::created);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Role.OFFICER)
    @Operation(
            operationId = "reviseDirective",
            summary = "Rewrites a draft; needs If-Match · แก้ไขร่างหนังสือ",
            description = "Only a draft, and only by its issuer; an issued letter is amended (409)."
                    + " Role: officer · แก้ได้เฉพาะร่างของหน่วยงานตน")
    @APIResponse(
            responseCode = "200",
            description = "The draft as it now is",
            content = @Content(schema = @Schema(implementation = DirectiveView.class)))
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DirectiveDraft.class),
                            examples = @ExampleObject(name = "the programme letter", value = DirectiveDraft.EXAMPLE)))
    public Response revise(@PathParam("id") UUID id, @NotNull @Valid DirectiveDraft draft, HttpHeaders headers) {
        return changed(revising.revise(callers.current(), id, IfMatch.of(headers), draft));
    }

    /** The answer to a letter that came to be. */
    public static Response created(DirectiveView letter) {
        return Response.created(URI.create("/api/v1/directives/" + letter.id()))
                .entity(letter)
                .tag(IfMatch.tag(letter.version()))
                .build();
    }

    /** The whole letter as it now is, its version as ETag, or the refusal. */
    public static Response changed(Outcome<DirectiveView> outcome) {
        return outcome.answer(
                letter -> Response.ok(letter).tag(IfMatch.tag(letter.version())).build());
    }

    /** What a list is narrowed to, as the query says. */
    public static class Search {

        @QueryParam("issuer")
        @Pattern(regexp = Addressees.CODE)
        @Parameter(description = "Office code of the issuer · ผู้ออกหนังสือ", example = "MOI")
        String issuer;

        @QueryParam("status")
        Status status;

        @QueryParam("urgency")
        Urgency urgency;

        @QueryParam("tag")
        @Size(max = 50)
        @Pattern(regexp = ThaiText.LINE)
        String tag;

        @QueryParam("from")
        @Parameter(description = "Letters of this day or later · ตั้งแต่วันที่", example = "2024-10-01")
        LocalDate from;

        @QueryParam("to")
        @Parameter(description = "Letters of this day or earlier · ถึงวันที่", example = "2025-09-30")
        LocalDate to;

        @QueryParam("q")
        @Size(max = 200)
        @Pattern(regexp = ThaiText.LINE)
        @Parameter(
                description = "A part of number, subject or clauses · ส่วนหนึ่งของเลขที่ เรื่อง หรือข้อสั่งการ",
                example = "ว ๑๒๕๐๙")
        String q;

        List<Refusal.FieldFault> faults() {
            return java.util.stream.Stream.of(
                            from != null && !Bangkok.isBusinessDate(from) ? "from" : null,
                            to != null && !Bangkok.isBusinessDate(to) ? "to" : null)
                    .filter(field -> field != null)
                    .map(field -> new Refusal.FieldFault(
                            field, "ใช้ปี ค.ศ. เช่น 2025-03-31", "must be a Gregorian date such as 2025-03-31"))
                    .toList();
        }

        DirectiveSearch.Filter filter() {
            return new DirectiveSearch.Filter(
                    issuer,
                    status,
                    urgency,
                    tag == null ? null : ThaiText.normalise(tag),
                    from,
                    to,
                    q == null ? null : ThaiText.searchKey(q));
        }
    }

    /** A page, as OpenAPI shows it. */
    @Schema(name = "DirectivePage")
    record DirectivePage(
            List<DirectiveSummary> items,
            @Schema(nullable = true) String next,
            Long total) {}

    /** The steps, as a JSON object so that something may be added beside them. */
    @Schema(name = "DirectiveHistory")
    public record DirectiveSteps(List<DirectiveStep> items) {}
}
