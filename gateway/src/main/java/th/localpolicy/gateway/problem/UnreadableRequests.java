package th.localpolicy.gateway.problem;

import java.util.Locale;
import java.util.UUID;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

import th.localpolicy.gateway.trace.RequestTrace;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * Gives a problem as body to the bare 4xx answers that the HTTP server itself makes before the application sees a
 * request: an unreadable request line, an illegal address, headers over the limit. Answers of the application and of the
 * services are known by their correlation id and left alone.
 */
@Component
class UnreadableRequests implements NettyServerCustomizer {

    private static final Logger log = LoggerFactory.getLogger(UnreadableRequests.class);

    private static final Text NOT_HTTP = new Text(
            "อ่านคำขอไม่ได้ ตรวจบรรทัดแรก ที่อยู่ และส่วนหัวของคำขอ อักขระนอกมาตรฐานต้องเข้ารหัสด้วย %",
            "The request cannot be read. Look at its first line, address and headers; unusual characters in the "
                    + "address must be percent-encoded.");

    private final ProblemAnswers problems;

    UnreadableRequests(ProblemAnswers problems) {
        this.problems = problems;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit(
                (observer, channel, remote) -> HttpPipeline.afterCodec(channel, "unreadable-requests", Explainer::new));
    }

    /** One per connection, so that it knows the language of the latest request. */
    private final class Explainer extends ChannelDuplexHandler {

        private Locale language = ProblemAnswers.language(new HttpHeaders());

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                HttpHeaders headers = new HttpHeaders();
                String accepted = request.headers().get(HttpHeaderNames.ACCEPT_LANGUAGE);
                headers.set(HttpHeaders.ACCEPT_LANGUAGE, accepted);
                language = ProblemAnswers.language(headers);
            }
            context.fireChannelRead(message);
        }

        @Override
        @SuppressWarnings("FutureReturnValueIgnored") // the promise carries the outcome
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (message instanceof FullHttpResponse answer && isBareRefusal(answer)) {
                answer.release();
                context.write(explained(answer), promise);
            } else {
                context.write(message, promise);
            }
        }

        private boolean isBareRefusal(FullHttpResponse answer) {
            return answer.status().code() >= 400
                    && answer.status().code() < 500
                    && !answer.content().isReadable()
                    && !answer.headers().contains(RequestTrace.CORRELATION_ID);
        }

        private FullHttpResponse explained(FullHttpResponse bare) {
            ProblemType type =
                    switch (bare.status().code()) {
                        case 413, 414, 431 -> ProblemType.TOO_LARGE;
                        default -> ProblemType.INVALID_REQUEST;
                    };
            Text detail = type == ProblemType.TOO_LARGE ? type.explanation() : NOT_HTTP;
            String correlationId = UUID.randomUUID().toString();
            log.info("unreadable status={} correlation={}", bare.status().code(), correlationId);
            ByteBuf body =
                    Unpooled.wrappedBuffer(problems.bytes(type, bare.status().code(), detail, null, language));
            FullHttpResponse answer = new DefaultFullHttpResponse(bare.protocolVersion(), bare.status(), body);
            answer.headers()
                    .set(bare.headers())
                    .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                    .set(HttpHeaderNames.CONTENT_LANGUAGE, language.toLanguageTag())
                    .set("X-Content-Type-Options", "nosniff")
                    .set(RequestTrace.CORRELATION_ID, correlationId);
            return answer;
        }
    }
}
