package th.localpolicy.reporting.kpi;

import java.sql.SQLException;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

/** Progress as it is made, for everybody. */
@Path("/api/v1/kpis/{id}/stream")
@PermitAll
@Tag(name = "KPI")
public class KpiStreamResource {

    private static final String EVENT = "progress";
    private static final long COME_BACK_AFTER_MILLIS = 2_000;

    private final KpiAnswers answers;
    private final KpiStream stream;

    KpiStreamResource(KpiAnswers answers, KpiStream stream) {
        this.answers = answers;
        this.stream = stream;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamKpiProgress",
            summary = "Server-sent events: the progress of today, and each new one · ความก้าวหน้าแบบทันที",
            description =
                    "Events named progress, each the whole KpiProgress. A client that comes back with Last-Event-ID "
                            + "is sent the newest one if it has not seen it. Comments keep a quiet line open. A client that does "
                            + "not read is dropped · เหตุการณ์ชื่อ progress แต่ละครั้งเป็นข้อมูลครบถ้วน")
    @APIResponse(
            responseCode = "200",
            description = "The stream; the data of each event is a KpiProgress",
            content =
                    @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such KPI",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "As many clients are connected as there is room for",
            content = @Content(mediaType = Problem.MEDIA_TYPE_NAME, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> stream(@BeanParam KpiOfStream kpi, @Context Sse sse, @Context RoutingContext call)
            throws SQLException {
        if (!stream.hasRoom()) {
            throw new WebApplicationException(Problem.response(Refusal.of(ProblemType.TOO_MANY_REQUESTS)));
        }
        var now = answers.now(kpi.id)
                .orElseThrow(() -> new WebApplicationException(Problem.response(Refusal.notFound())));
        // On HTTP/1 this closes the connection, and with it all that was written and not read.
        Runnable hangUp = () -> call.vertx().runOnContext(any -> call.response().reset());
        return stream.open(now, kpi.lastEventId, hangUp).map(message -> event(sse, message));
    }

    private static OutboundSseEvent event(Sse sse, KpiStream.Message message) {
        return message.data() == null
                ? sse.newEventBuilder().comment("").build()
                : sse.newEventBuilder()
                        .id(message.id())
                        .name(EVENT)
                        .reconnectDelay(COME_BACK_AFTER_MILLIS)
                        .data(message.data())
                        .build();
    }

    /** Which KPI is listened to, and from where on. */
    public static class KpiOfStream {

        @PathParam("id")
        @Parameter(description = "The KPI · รหัสตัวชี้วัด", example = "soft-power-2568")
        String id;

        @HeaderParam("Last-Event-ID")
        @Parameter(description = "The id of the event seen last · รหัสเหตุการณ์ล่าสุดที่ได้รับ")
        String lastEventId;
    }
}
