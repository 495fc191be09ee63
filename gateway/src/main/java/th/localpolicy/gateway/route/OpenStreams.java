package th.localpolicy.gateway.route;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings.Streams;
import th.localpolicy.gateway.limit.Address;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType.Text;

/** Counts the streams that are open, all together and by address, and refuses the next one when there are enough. */
final class OpenStreams implements GatewayFilter, Ordered {

    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Text FULL = new Text(
            "มีผู้ติดตามแบบต่อเนื่องเต็มแล้ว อ่านค่าปัจจุบันได้ตามปกติ",
            "All streams are taken. The current figure can still be read as usual.");
    private static final Text FULL_FOR_ADDRESS = new Text(
            "ที่อยู่เครือข่ายนี้เปิดการติดตามแบบต่อเนื่องครบจำนวนแล้ว ปิดบางรายการก่อน",
            "This network address has as many streams open as it may. Close some first.");

    private final Streams bounds;
    private final Semaphore free;
    private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();

    OpenStreams(Streams bounds) {
        this.bounds = bounds;
        this.free = new Semaphore(bounds.open());
    }

    /** Around the filter that writes the answer: a stream is open until its last event is out or the client is gone. */
    @Override
    public int getOrder() {
        return NettyWriteResponseFilter.WRITE_RESPONSE_FILTER_ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        return Mono.defer(() -> {
            String address = Address.of(exchange);
            if (byAddress.merge(address, 1, Integer::sum) > bounds.perAddress()) {
                forget(address);
                return Mono.error(Refusal.tooManyRequests(FULL_FOR_ADDRESS, LATER));
            }
            if (!free.tryAcquire()) {
                forget(address);
                return Mono.error(Refusal.unavailable(FULL, LATER, null));
            }
            return chain.filter(exchange).doFinally(end -> {
                free.release();
                forget(address);
            });
        });
    }

    private void forget(String address) {
        byAddress.computeIfPresent(address, (same, open) -> open == 1 ? null : open - 1);
    }
}
