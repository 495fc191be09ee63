package th.localpolicy.platform.operations;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

import th.localpolicy.platform.idempotency.Idempotent;
import th.localpolicy.platform.inbox.DeadLetters.Letter;
import th.localpolicy.platform.inbox.EventOperations;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Outcome;

/** What an operator can do with the event path of a service, at 3 a.m. and without a database client. */
@Path("/api/v1/operations/{service}")
@RolesAllowed(Role.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Operations", description = "Dead letters and replays, operators only · งานของผู้ดูแลระบบ")
public class OperationsResource {

    private static final Logger LOG = Logger.getLogger(OperationsResource.class);

    private final EventOperations events;
    private final Callers callers;
    private final String thisService;

    OperationsResource(
            EventOperations events,
            Callers callers,
            @ConfigProperty(name = "quarkus.application.name") String thisService) {
        this.events = events;
        this.callers = callers;
        this.thisService = thisService;
    }

    /** Which records to send again: all that left the outbox from one number to another, both included. */
    @Schema(examples = "{\"from\":4711,\"to\":4811}")
    public record Replay(
            @NotNull @Min(1) @Schema(description = "The first one's number in the outbox · ลำดับแรก", examples = "4711")
            Long from,

            @NotNull @Min(1) @Schema(description = "The last one's · ลำดับสุดท้าย", examples = "4811")
            Long to) {}

    /** How many records a command touched. */
    public record Touched(int records) {}

    @GET
    @Path("/dead-letters")
    @Operation(
            operationId = "listDeadLetters",
            summary = "The oldest 200 records that could not be taken in · รายการเหตุการณ์ที่อ่านไม่ได้")
    public List<Letter> deadLetters(@PathParam("service") String service) throws SQLException {
        requireThis(service);
        return events.deadLetters();
    }

    @POST
    @Path("/dead-letters/{id}/retry")
    @Consumes(MediaType.WILDCARD)
    @Idempotent(ownTransactions = true)
    @Operation(
            operationId = "retryDeadLetter",
            summary = "Tries a parked record and those that wait behind it again · ลองรับเหตุการณ์อีกครั้ง")
    @APIResponse(
            responseCode = "200",
            description = "How many records it touched",
            content = @Content(schema = @Schema(implementation = Touched.class)))
    public Response retry(@PathParam("service") String service, @PathParam("id") UUID id) throws SQLException {
        requireThis(service);
        return touched("Retry of dead letter " + id, events.retry(id));
    }

    @POST
    @Path("/dead-letters/{id}/discard")
    @Consumes(MediaType.WILDCARD)
    @Idempotent(ownTransactions = true)
    @Operation(
            operationId = "discardDeadLetter",
            summary = "Gives a parked record up, so that what waits behind it can go on · ทิ้งเหตุการณ์ที่อ่านไม่ได้")
    @APIResponse(
            responseCode = "200",
            description = "How many records it touched",
            content = @Content(schema = @Schema(implementation = Touched.class)))
    public Response discard(@PathParam("service") String service, @PathParam("id") UUID id) throws SQLException {
        requireThis(service);
        return touched("Discard of dead letter " + id, events.discard(id));
    }

    @POST
    @Path("/outbox/replay")
    @Idempotent
    @Operation(
            operationId = "replayOutbox",
            summary = "Sends events of this service again, in their order · ส่งเหตุการณ์ซ้ำ")
    @APIResponse(
            responseCode = "200",
            description = "How many records it touched",
            content = @Content(schema = @Schema(implementation = Touched.class)))
    public Response replay(@PathParam("service") String service, @NotNull @Valid Replay replay) throws SQLException {
        requireThis(service);
        return touched(
                "Replay of the outbox from " + replay.from() + " to " + replay.to(),
                Outcome.done(events.replay(replay.from(), replay.to())));
    }

    /** Who did it stands in the log: what is thrown away leaves no other trace of a person. */
    private Response touched(String what, Outcome<Integer> outcome) {
        return outcome.answer(records -> {
            var caller = callers.current();
            LOG.infof("%s by %s of %s: %d records", what, caller.subject(), caller.office(), records);
            return Response.ok(new Touched(records)).build();
        });
    }

    private void requireThis(String service) {
        if (!thisService.equals(service + "-service")) {
            throw new NotFoundException();
        }
    }
}
