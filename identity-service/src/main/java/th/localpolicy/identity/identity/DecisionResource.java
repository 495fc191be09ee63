package th.localpolicy.identity.identity;

import java.util.Objects;
import java.util.UUID;

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

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.identity.identity.ChangeIdentity.Request;
import th.localpolicy.identity.identity.Decision.Endorsement;
import th.localpolicy.identity.identity.Decision.Return;
import th.localpolicy.identity.identity.Decision.Supersession;
import th.localpolicy.identity.identity.Decision.Withdrawal;
import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.web.IfMatch;

/** The steps of an identity through its life, each signed by an approver of the office whose step it is. */
@Path("/api/v1/identities/{id}")
@RolesAllowed(Role.APPROVER)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Identities")
public class DecisionResource {

    private final Callers callers;
    private final SubmitIdentity submitting;
    private final EndorseIdentity endorsing;
    private final ReturnIdentity returning;
    private final WithdrawIdentity withdrawing;
    private final DesignateIdentity designating;
    private final SupersedeIdentity superseding;

    DecisionResource(
            Callers callers,
            SubmitIdentity submitting,
            EndorseIdentity endorsing,
            ReturnIdentity returning,
            WithdrawIdentity withdrawing,
            DesignateIdentity designating,
            SupersedeIdentity superseding) {
        this.callers = callers;
        this.submitting = submitting;
        this.endorsing = endorsing;
        this.returning = returning;
        this.withdrawing = withdrawing;
        this.designating = designating;
        this.superseding = superseding;
    }

    @POST
    @Path("/submit")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(operationId = "submitIdentity", summary = "The district puts it before its province · อำเภอเสนอจังหวัด")
    @APIResponse(
            responseCode = "200",
            description = "The identity as it now is",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response submit(@PathParam("id") UUID id, HttpHeaders headers) {
        return IdentityResource.changed(submitting.submit(request(id, headers)));
    }

    @POST
    @Path("/endorse")
    @Idempotent
    @Operation(
            operationId = "endorseIdentity",
            summary = "The province enters it in the registry · จังหวัดรับรองขึ้นทะเบียน")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Endorsement.class),
                            examples = @ExampleObject(name = "on a day", value = "{\"registeredOn\":\"2025-03-31\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The identity as it now is",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response endorse(@PathParam("id") UUID id, @Valid Endorsement endorsement, HttpHeaders headers) {
        return IdentityResource.changed(endorsing.endorse(
                request(id, headers), Objects.requireNonNullElse(endorsement, new Endorsement(null))));
    }

    @POST
    @Path("/return")
    @Idempotent
    @Operation(
            operationId = "returnIdentity",
            summary = "The province sends it back with a reason · จังหวัดส่งคืนให้แก้ไข")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Return.class),
                            examples =
                                    @ExampleObject(
                                            name = "reason",
                                            value = "{\"reason\":\"ขอให้ระบุที่มาและแนบภาพถ่ายเพิ่มเติม\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The identity as it now is",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response giveBack(@PathParam("id") UUID id, @NotNull @Valid Return decision, HttpHeaders headers) {
        return IdentityResource.changed(returning.giveBack(request(id, headers), decision));
    }

    @POST
    @Path("/withdraw")
    @Idempotent
    @Operation(operationId = "withdrawIdentity", summary = "The province takes it out of the registry · จังหวัดเพิกถอน")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Withdrawal.class),
                            examples =
                                    @ExampleObject(
                                            name = "on a day",
                                            value =
                                                    "{\"reason\":\"ซ้ำกับรายการที่ขึ้นทะเบียนไว้แล้ว\",\"withdrawnOn\":\"2025-06-30\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The identity as it now is",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response withdraw(@PathParam("id") UUID id, @NotNull @Valid Withdrawal withdrawal, HttpHeaders headers) {
        return IdentityResource.changed(withdrawing.withdraw(request(id, headers), withdrawal));
    }

    @POST
    @Path("/designate")
    @Consumes(MediaType.WILDCARD)
    @Idempotent
    @Operation(
            operationId = "designateIdentity",
            summary = "The province makes it the district's one identity · กำหนดเป็นอัตลักษณ์ประจำอำเภอ")
    @APIResponse(
            responseCode = "200",
            description = "The identity as it now is",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response designate(@PathParam("id") UUID id, HttpHeaders headers) {
        return IdentityResource.changed(designating.designate(request(id, headers)));
    }

    @POST
    @Path("/supersede")
    @Idempotent
    @Operation(
            operationId = "supersedeIdentity",
            summary = "The province puts another identity of the district in its place · แทนที่อัตลักษณ์ประจำอำเภอ",
            description =
                    "The old one is withdrawn on that day and both name each other; a submitted successor is registered"
                            + " by it and inherits the designation. Answers with the successor · รายการเดิมถูกเพิกถอนและอ้างถึงกันทั้งสองทาง")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Supersession.class),
                            examples =
                                    @ExampleObject(
                                            name = "on a day",
                                            value =
                                                    "{\"successor\":\"0193f2a1-7c1e-7a52-9d0b-6f3b1f0c2a11\",\"reason\":\"ที่ประชุมอำเภอเลือกอัตลักษณ์ใหม่\",\"on\":\"2025-07-01\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The successor as it now is",
            content = @Content(schema = @Schema(implementation = IdentityView.class)))
    public Response supersede(
            @PathParam("id") UUID id, @NotNull @Valid Supersession supersession, HttpHeaders headers) {
        return IdentityResource.changed(superseding.supersede(request(id, headers), supersession));
    }

    private Request request(UUID id, HttpHeaders headers) {
        return new Request(callers.current(), id, IfMatch.of(headers));
    }
}
