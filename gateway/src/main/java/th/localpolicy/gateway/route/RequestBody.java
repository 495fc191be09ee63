package th.localpolicy.gateway.route;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import th.localpolicy.gateway.outage.Outages;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * Bounds a request's body, announced or streamed, and tells the outage watch when it has wholly arrived. A body that
 * proves too large on the way is cut off, so that the service never sees it end.
 */
final class RequestBody implements GatewayFilter {

    private static final Text BROKEN_OFF = new Text(
            "เนื้อหาของคำขอขาดหายก่อนครบ ระบบยังไม่ได้บันทึกสิ่งใด",
            "The request's body broke off. Nothing was written.");

    private final DataSize largest;

    RequestBody(DataSize largest) {
        this.largest = largest;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (request.getHeaders().getContentLength() > largest.toBytes()) {
            return Mono.error(tooLarge());
        }
        Sinks.Empty<Void> received = Sinks.empty();
        exchange.getAttributes().put(Outages.REQUEST_RECEIVED, received.asMono());
        return chain.filter(
                exchange.mutate().request(new Bounded(request, received)).build());
    }

    private Refusal tooLarge() {
        String limit = largest.toKilobytes() + " KiB";
        return new Refusal(
                ProblemType.TOO_LARGE,
                new Text(
                                "รับเนื้อหาได้ไม่เกิน %s ระบบยังไม่ได้บันทึกสิ่งใด",
                                "At most %s are accepted. Nothing was written.")
                        .with(limit));
    }

    private final class Bounded extends ServerHttpRequestDecorator {

        private final Sinks.Empty<Void> received;

        Bounded(ServerHttpRequest request, Sinks.Empty<Void> received) {
            super(request);
            this.received = received;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong bytes = new AtomicLong();
            return super.getBody()
                    .onErrorMap(broken -> new Refusal(ProblemType.INVALID_REQUEST, BROKEN_OFF))
                    .map(part -> {
                        if (bytes.addAndGet(part.readableByteCount()) > largest.toBytes()) {
                            DataBufferUtils.release(part);
                            throw tooLarge();
                        }
                        return part;
                    })
                    .doOnComplete(received::tryEmitEmpty);
        }
    }
}
