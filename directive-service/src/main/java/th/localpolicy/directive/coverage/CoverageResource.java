package th.localpolicy.directive.coverage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.paging.PageRequest;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.sheet.SheetFormat;

/**
 * How far a letter has come, over HTTP. Its issuer, and who stands above the issuer, see all of it; an office it has come
 * to sees what is under itself.
 */
@Path("/api/v1/directives/{id}")
@RolesAllowed({Role.OFFICER, Role.AUDITOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Coverage", description = "How far a letter has come · ความครอบคลุมของการสั่งการ")
@APIResponse(
        responseCode = "404",
        description = "No such letter",
        content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
public class CoverageResource {

    private final Callers callers;
    private final LookAtLetter looking;
    private final Tree tree;
    private final Names names;
    private final ObjectMapper json;

    CoverageResource(Callers callers, LookAtLetter looking, Tree tree, Names names, ObjectMapper json) {
        this.callers = callers;
        this.looking = looking;
        this.tree = tree;
        this.names = names;
        this.json = json;
    }

    @GET
    @Path("/coverage")
    @Operation(
            operationId = "getCoverage",
            summary = "Sent, received, acknowledged, forwarded, reported, overdue · ความครอบคลุมของหนังสือทั้งสาย",
            description = """
                    For the letter and all that forwards it. Each office counts once; every count leads to the list of its offices, \
                    those who have NOT come so far among them. With `period`, `reported`, `reportsExpected`, `reportsMissing` and \
                    `reportsOverdue` are of that month's (or quarter's) reports; without it `reported` is whoever has reported at \
                    least once, and the others are of all reports that were due by `asOf`. `overdue` is whoever is late with a step \
                    or with a report. · นับหน่วยงานละหนึ่งครั้งตลอดสายการส่งต่อ ทุกจำนวนเปิดดูรายชื่อหน่วยงานได้ รวมทั้งผู้ที่ยังไม่รับ \
                    ยังไม่รับทราบ ยังไม่ส่งต่อ และยังไม่รายงาน ระบุ period เพื่อดูรายงานของเดือนเดียว ไม่ระบุคือทุกงวดที่ครบกำหนดแล้ว \
                    ส่วน reported คือผู้ที่เคยรายงานอย่างน้อยหนึ่งครั้ง และ overdue คือผู้ที่ล่าช้าทั้งการดำเนินการและการรายงาน""")
    @APIResponse(
            responseCode = "200",
            description = "The counts, their fingerprint as ETag",
            content = @Content(schema = @Schema(implementation = Coverage.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    public Response coverage(@PathParam("id") UUID id, @Valid @BeanParam CoverageQuery query, Request request) {
        return looking.at(callers.current(), id, query.part)
                .answer(view -> tagged(
                        query.by() == CoverageQuery.By.LEVEL ? byLevel(view, query.part) : byProvince(view, query.part),
                        request));
    }

    private Coverage byLevel(LookAtLetter.View view, LetterPart part) {
        var groups = tree.countsByLevel(view.letter(), view.narrowing());
        return new Coverage(
                view.letter().id(), tree.today(), part.period, LevelCounts.of(view.letter(), part, groups), null);
    }

    private Coverage byProvince(LookAtLetter.View view, LetterPart part) {
        var provinces = tree.countsByProvince(view.letter(), view.narrowing()).stream()
                .map(group -> {
                    var code = OfficeCode.ofProvince(group.key()).value();
                    return new Coverage.OfProvince(
                            code,
                            names.of(code),
                            group.counts(),
                            Coverage.Offices.at(part.list(view.letter().id(), part.level, code)));
                })
                .toList();
        return new Coverage(view.letter().id(), tree.today(), part.period, null, provinces);
    }

    @GET
    @Path("/dispatches")
    @Operation(
            operationId = "listDispatchesOfDirective",
            summary = "The offices behind a count, by their codes · รายชื่อหน่วยงานเบื้องหลังแต่ละจำนวน",
            description = """
                    Each office once, with its name, the dispatch by which the letter came furthest, and the reports it owes. Who \
                    has not received, acknowledged, forwarded or reported: `notReached=ACKNOWLEDGED`. As a sheet all of them in \
                    one. · หน่วยงานละหนึ่งรายการพร้อมชื่อ ผู้ที่ยังไม่ดำเนินการใช้ notReached ขอเป็นแผ่นงาน (CSV, XLSX) ได้ครบทุกหน่วยงานในครั้งเดียว""")
    @APIResponse(
            responseCode = "200",
            description = "A page of offices, or all of them as a sheet",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OfficePage.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response dispatches(
            @PathParam("id") UUID id,
            @Valid @BeanParam OfficeQuery query,
            @Valid @BeanParam PageRequest page,
            UriInfo uri) {
        return looking.at(callers.current(), id, query.part).answer(view -> {
            var rows = tree.offices(
                    view.letter(),
                    view.narrowing(),
                    query.filter(),
                    page.after(CoverageResource::recipient),
                    page.limit() + 1);
            var total = page.count() ? tree.count(view.letter(), view.narrowing(), query.filter()) : null;
            return Page.of(rows, page, row -> row.dispatch().recipient(), total)
                    .map(names::of)
                    .answer(uri)
                    .build();
        });
    }

    @GET
    @Path("/cascade")
    @Operation(
            operationId = "getCascade",
            summary = "The letter's way from office to office · สายการส่งต่อหนังสือ",
            description =
                    "With `under` (a province, a district, a local administration), the whole tree there; without it, the letter's own dispatches, in pages · ระบุ under เพื่อดูทั้งสายใต้หน่วยงานนั้น")
    @APIResponse(
            responseCode = "200",
            description = "The tree, its fingerprint as ETag",
            content = @Content(schema = @Schema(implementation = Cascade.class)))
    @APIResponse(responseCode = "304", description = "Nothing changed since the ETag in If-None-Match")
    public Response cascade(
            @PathParam("id") UUID id,
            @Valid @BeanParam CascadeQuery query,
            @Valid @BeanParam PageRequest page,
            Request request) {
        return looking.at(callers.current(), id, query.part()).answer(view -> {
            var whole = query.under != null;
            var rows = tree.cascade(
                    view.letter(),
                    view.narrowing(),
                    whole,
                    whole ? Optional.empty() : page.after(CoverageResource::recipient),
                    whole ? CascadeQuery.MOST : page.limit() + 1);
            var shown = whole
                    ? new Page<>(rows, null, null)
                    : Page.of(rows, page, row -> row.dispatch().recipient(), null);
            return tagged(
                    new Cascade(
                            view.letter().id(),
                            view.letter().number(),
                            tree.today(),
                            query.under,
                            Cascade.nodes(shown.items(), whole, names::of),
                            shown.next()),
                    request);
        });
    }

    /** A cursor is an office's code, or it is none of ours. */
    private static String recipient(String cursor) {
        return new OfficeCode(cursor).value();
    }

    /** The tag is the answer's fingerprint, so a reader who has it is sent nothing; weak, for it may be compressed. */
    private Response tagged(Object answer, Request request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(answer));
            var tag = new EntityTag(HexFormat.of().formatHex(digest, 0, 8), true);
            var unchanged = request.evaluatePreconditions(tag);
            return (unchanged != null ? unchanged : Response.ok(answer))
                    .tag(tag)
                    .build();
        } catch (JsonProcessingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A page, as OpenAPI shows it. */
    record OfficePage(
            List<CoveredOffice> items,
            @Schema(nullable = true) String next,
            Long total) {}
}
