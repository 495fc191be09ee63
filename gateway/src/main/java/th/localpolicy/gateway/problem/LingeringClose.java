package th.localpolicy.gateway.problem;

import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/**
 * Lets a client that is still sending see why it was refused. A connection that is closed over unread data is reset, and
 * the reset overtakes the answer; so the rest of the request is read and dropped first, within a bound of bytes and time.
 * Of a request that cannot be read (a request line or headers over the limit, for one) nobody knows where it ends: there
 * the client's own end of the connection is waited for.
 */
@Component
class LingeringClose implements NettyServerCustomizer {

    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final long MOST_SECONDS = 5;

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit(
                (observer, channel, remote) -> HttpPipeline.afterCodec(channel, "lingering-close", Lingerer::new));
    }

    /** One per connection; all its methods run on the connection's event loop. */
    @SuppressWarnings("FutureReturnValueIgnored") // promises carry the outcome, and what fails here is closed anyway
    private static final class Lingerer extends ChannelDuplexHandler {

        private boolean requestUnfinished;
        private boolean unreadable;
        private ChannelPromise closing;
        private long dropped;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                requestUnfinished = true;
            }
            if (message instanceof LastHttpContent) {
                requestUnfinished = false;
            }
            if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
                unreadable = true;
            }
            if (closing == null) {
                context.fireChannelRead(message);
                return;
            }
            dropped += message instanceof HttpContent part ? part.content().readableBytes() : 0;
            ReferenceCountUtil.release(message);
            if (isAllThere() || dropped > MOST_BYTES) {
                context.close(closing);
            }
        }

        private boolean isAllThere() {
            return !requestUnfinished && !unreadable;
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (closing == null) {
                context.fireChannelReadComplete();
            } else {
                context.read();
            }
        }

        @Override
        public void close(ChannelHandlerContext context, ChannelPromise promise) {
            boolean linger = !isAllThere() && closing == null && context.channel() instanceof DuplexChannel;
            if (!linger || !context.channel().isActive()) {
                context.close(promise);
                return;
            }
            closing = promise;
            ((DuplexChannel) context.channel()).shutdownOutput();
            context.executor().schedule(() -> context.close(closing), MOST_SECONDS, TimeUnit.SECONDS);
            context.read();
        }
    }
}
