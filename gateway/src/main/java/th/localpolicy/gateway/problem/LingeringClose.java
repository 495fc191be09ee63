package th.localpolicy.gateway.problem;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
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
        private boolean answered;
        private boolean refused;
        private ChannelPromise closing;
        private long dropped;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest) {
                requestUnfinished = true;
                answered = false;
            }
            if (message instanceof LastHttpContent) {
                requestUnfinished = false;
            }
            if (message instanceof HttpObject part && part.decoderResult().isFailure()) {
                unreadable = true;
            }
            if (unreadable && closing == null && !(message instanceof HttpRequest)) {
                refuseTheRest(context, message);
                return;
            }
            if (closing == null) {
                context.fireChannelRead(message);
                return;
            }
            dropped += message instanceof HttpContent part ? part.content().readableBytes() : 0;
            ReferenceCountUtil.release(message);
            if (isAllThere() || dropped > MOST_BYTES) {
                end(context);
            }
        }

        /** The promise may be kept already, when the client was quicker. */
        private void end(ChannelHandlerContext context) {
            if (closing.isDone()) {
                context.close();
            } else {
                context.close(closing);
            }
        }

        /**
         * The body cannot be read any further. It is not passed on as ended, for then half of it would be taken for the
         * whole: whoever reads it sees the connection break.
         */
        private void refuseTheRest(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            if (!answered) {
                answered = true;
                FullHttpResponse refusal =
                        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_REQUEST);
                refusal.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
                context.writeAndFlush(refusal);
            }
            refused = true;
            close(context, context.newPromise());
        }

        @Override
        public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
            if (refused) {
                ReferenceCountUtil.release(message);
                promise.tryFailure(new ClosedChannelException());
                return;
            }
            answered |= message instanceof HttpResponse;
            context.write(message, promise);
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
            context.executor().schedule(() -> end(context), MOST_SECONDS, TimeUnit.SECONDS);
            context.read();
        }
    }
}
