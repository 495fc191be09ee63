package th.localpolicy.gateway.problem;

import java.util.function.Supplier;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import reactor.netty.NettyPipeline;

/**
 * Puts a handler behind the HTTP/1.1 codec of a connection. Under TLS with HTTP/2 that codec is there only once the two
 * sides have agreed on the version; a connection that speaks HTTP/2 gets no handler.
 */
final class HttpPipeline {

    private HttpPipeline() {}

    static void afterCodec(Channel channel, String name, Supplier<ChannelHandler> handler) {
        if (channel.pipeline().get(NettyPipeline.HttpCodec) != null) {
            channel.pipeline().addAfter(NettyPipeline.HttpCodec, name, handler.get());
        } else {
            channel.pipeline().addBefore(NettyPipeline.ReactiveBridge, name + "-later", new Later(name, handler));
        }
    }

    private static final class Later extends ChannelInboundHandlerAdapter {

        private final String name;
        private final Supplier<ChannelHandler> handler;

        Later(String name, Supplier<ChannelHandler> handler) {
            this.name = name;
            this.handler = handler;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent) {
                if (context.pipeline().get(NettyPipeline.HttpCodec) != null) {
                    context.pipeline().addAfter(NettyPipeline.HttpCodec, name, handler.get());
                }
                context.pipeline().remove(this);
            }
            context.fireUserEventTriggered(event);
        }
    }
}
