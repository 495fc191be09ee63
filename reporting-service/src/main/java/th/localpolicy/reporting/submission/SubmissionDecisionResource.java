package th.localpolicy.reporting.submission;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.web.IfMatch;
import th.localpolicy.reporting.form.Forms;
import th.localpolicy.reporting.form.ReportJson;
import th.localpolicy.reporting.obligation.Conditions;
import th.localpolicy.reporting.submission.DecisionRequest.BulkAccept;
import th.localpolicy.reporting.submission.DecisionRequest.BulkReturn;
import th.localpolicy.reporting.submission.DecisionRequest.FieldReason;
import th.localpolicy.reporting.submission.DecisionRequest.Filter;
import th.localpolicy.reporting.submission.DecisionRequest.Return;
import th.localpolicy.reporting.submission.SubmissionView.Whole;
import th.localpolicy.reporting.submission.Submissions.Decided;

/** Decisions on reports, each signed by an approver of the office that is reported to. */
@Path("/api/v1/submissions")
@RolesAllowed(Role.APPROVER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class SubmissionDecisionResource {

    private static final int MOST = 1000;
    private static final Decided ACCEPTED = new Decided(SubmissionStatus.ACCEPTED, null, null);

    private final DecideOnReports deciding;
    private final SubmissionList list;
    private final Reporting reporting;
    private final Forms forms;
    private final Callers callers;
    private final ObjectMapper json;

    SubmissionDecisionResource(
            DecideOnReports deciding,
            SubmissionList list,
            Reporting reporting,
            Forms forms,
            Callers callers,
            ObjectMapper json) {
        this.deciding = deciding;
        this.list = list;
        this.reporting = reporting;
        this.forms = forms;
        this.callers = callers;
        this.json = json;
    }

    /**
     * What became of one report of many.
     *
     * @param result ACCEPTED, RETURNED or REFUSED
     * @param problem why it was refused: the slug of the problem type
     */
    @Schema(name = "BulkDecision")
    public record Decision(
            UUID submissionId, UUID obligationId, String reporter, String period, String result, String problem) {}

    /** @param more whether the limit left some undecided: send the request again, under another Idempotency-Key */
    @Schema(name = "BulkDecisions")
    public record Decisions(List<Decision> items, boolean more) {}

    @POST
    @Path("/{id}/accept")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(
            operationId = "acceptSubmission",
            summary = "The recipient accepts a report; it changes no more · ผู้รับรับรองรายงาน",
            description = "Role: approver of the office that is reported to.")
    @APIResponse(
            responseCode = "200",
            description = "The submission as it now is",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    public Response accept(@PathParam("id") UUID id, HttpHeaders headers) throws SQLException {
        return decide(id, ACCEPTED, List.of(), headers);
    }

    @POST
    @Path("/{id}/return")
    @Idempotent
    @Operation(
            operationId = "returnSubmission",
            summary = "The recipient sends a report back with reasons by field · ผู้รับส่งรายงานคืนให้แก้ไข",
            description = "Role: approver of the office that is reported to.")
    @APIResponse(
            responseCode = "200",
            description = "The submission as it now is",
            content = @Content(schema = @Schema(implementation = Whole.class)))
    public Response giveBack(@PathParam("id") UUID id, @NotNull @Valid Return request, HttpHeaders headers)
            throws SQLException {
        return decide(id, returned(request.reason(), request.fields()), named(request.fields()), headers);
    }

    @POST
    @Path("/accept")
    @Idempotent
    @Operation(
            operationId = "acceptSubmissions",
            summary = "Accepts all that wait, by a filter, with a result for each · รับรองรายงานหลายฉบับ",
            description =
                    "Role: approver of the office that is reported to. At most 1,000 in one request; a filter that "
                            + "narrows nothing is refused. · ตัวกรองต้องระบุอย่างน้อยหนึ่งอย่าง")
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content = @Content(schema = @Schema(implementation = Decisions.class)))
    public Response acceptMany(@NotNull @Valid BulkAccept request) throws SQLException {
        return decide(request.filter(), ACCEPTED);
    }

    @POST
    @Path("/return")
    @Idempotent
    @Operation(
            operationId = "returnSubmissions",
            summary = "Returns all that wait, by a filter, with a result for each · ส่งคืนรายงานหลายฉบับ",
            description =
                    "Role: approver of the office that is reported to. At most 1,000 in one request; a filter that "
                            + "narrows nothing is refused. · ตัวกรองต้องระบุอย่างน้อยหนึ่งอย่าง")
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content = @Content(schema = @Schema(implementation = Decisions.class)))
    public Response returnMany(@NotNull @Valid BulkReturn request) throws SQLException {
        var refusal =
                refusalOf(named(request.fields()), path -> forms.all().stream().anyMatch(form -> form.has(path)));
        return refusal.isPresent()
                ? Problem.response(refusal.get())
                : decide(request.filter(), returned(request.reason(), request.fields()));
    }

    private static List<String> named(List<FieldReason> fields) {
        return fields == null
                ? List.of()
                : fields.stream().map(FieldReason::field).toList();
    }

    /** What is to be corrected has to be there, or nobody will ever find it. */
    private static Optional<Refusal> refusalOf(List<String> fields, Predicate<String> there) {
        var faults = IntStream.range(0, fields.size())
                .filter(i -> !there.test(fields.get(i)))
                .mapToObj(
                        i -> new FieldFault(
                                "fields[" + i + "].field",
                                "รายงานไม่มีช่องนี้ ใช้ชื่อช่องอย่างในรายงาน เช่น report.activities[0].budget",
                                "the report has no such field; name it as the report does, such as report.activities[0].budget"))
                .toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(faults));
    }

    private Response decide(UUID id, Decided decided, List<String> fields, HttpHeaders headers) throws SQLException {
        var caller = callers.current();
        var found = list.find(id);
        if (found.isEmpty()) {
            return Problem.response(Refusal.notFound());
        }
        var whole = found.get();
        var obligation = whole.submission().obligation().id();
        if (reporting.mayDecide(caller, whole.submission().obligation())) {
            var report = ReportJson.read(whole.report());
            var form = forms.find(whole.submission().obligation().form(), whole.formVersion());
            var refusal = refusalOf(
                    fields, path -> form.filter(one -> one.has(path, report)).isPresent());
            if (refusal.isPresent()) {
                return Problem.response(refusal.get());
            }
        }
        var outcome = deciding.decide(caller, List.of(obligation), decided, Optional.of(IfMatch.of(headers)))
                .get(obligation);
        if (outcome instanceof Outcome.Refused<Submission>(Refusal refusal)) {
            return Problem.response(refusal);
        }
        var now = list.find(id).orElseThrow();
        return Response.ok(SubmissionResource.whole(caller, reporting, now))
                .tag(IfMatch.tag(now.submission().version()))
                .build();
    }

    private Response decide(Filter filter, Decided decided) throws SQLException {
        var caller = callers.current();
        var refusal = filter.refusal();
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        var limit = Objects.requireNonNullElse(filter.limit(), MOST);
        var conditions = new Conditions().andIf(filter.period(), "o.period = ?");
        if (filter.directive() != null) {
            conditions.and("(o.root_directive_id = ? or o.directive_id = ?)", filter.directive(), filter.directive());
        }
        if (filter.submissions() == null) {
            conditions.and(
                    "o.recipient = ? and s.status = 'SUBMITTED'",
                    caller.office().value());
        } else {
            // Those that are named are answered each, also where nothing is to be decided any more.
            conditions.and("s.id = any (?)", (Object) filter.submissions().toArray(UUID[]::new));
        }
        if (filter.late() != null) {
            conditions.and(filter.late() ? "s.days_late > 0" : "s.days_late = 0");
        }
        var meant = list.obligationsOf(conditions, limit + 1);
        var more = meant.size() > limit;
        var some = more ? meant.subList(0, limit) : meant;
        return Response.ok(new Decisions(
                        decisions(some, deciding.decide(caller, some, decided, Optional.empty()), decided), more))
                .build();
    }

    private static List<Decision> decisions(
            List<UUID> obligations, Map<UUID, Outcome<Submission>> outcomes, Decided decided) {
        var items = new ArrayList<Decision>();
        for (var obligation : obligations) {
            items.add(
                    switch (outcomes.get(obligation)) {
                        case Outcome.Done<Submission>(Submission submission) ->
                            new Decision(
                                    submission.id(),
                                    obligation,
                                    submission.obligation().reporter().value(),
                                    submission.obligation().period().toString(),
                                    decided.status().name(),
                                    null);
                        case Outcome.Refused<Submission>(Refusal refusal) ->
                            new Decision(
                                    null,
                                    obligation,
                                    null,
                                    null,
                                    "REFUSED",
                                    refusal.type().slug());
                    });
        }
        return items;
    }

    private Decided returned(String reason, List<FieldReason> fields) {
        try {
            return new Decided(
                    SubmissionStatus.RETURNED,
                    reason,
                    json.writeValueAsString(Objects.requireNonNullElse(fields, List.of())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
