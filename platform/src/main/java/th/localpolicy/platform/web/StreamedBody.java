package th.localpolicy.platform.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.ws.rs.container.ContainerRequestContext;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import th.localpolicy.platform.problem.TooLarge;

/**
 * Holds a body of which nobody said how long it is to the limit of its path. What is too much of it is read and thrown away
 * up to a bound, so that the client hears why; then reading it fails with {@link TooLarge}, which is answered with 413.
 */
public class StreamedBody {

    @ServerRequestFilter
    public void bound(ContainerRequestContext request, RoutingContext call) {
        if (call.get(BodyLimit.OF_STREAMED) instanceof Long limit
                && call.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null
                && request.hasEntity()) {
            request.setEntityStream(new Bounded(request.getEntityStream(), limit));
        }
    }

    private static final class Bounded extends FilterInputStream {

        private final long limit;
        private long seen;

        Bounded(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = in.read(into, offset, length);
            seen += Math.max(read, 0);
            if (seen > limit) {
                throwAway(new byte[8_192]);
                throw new TooLarge();
            }
            return read;
        }

        private void throwAway(byte[] into) throws IOException {
            for (var read = 0;
                    read >= 0 && seen < limit + BodyLimit.READ_AND_THROWN_AWAY / 2;
                    seen += Math.max(read, 0)) {
                read = in.read(into);
            }
        }
    }
}
