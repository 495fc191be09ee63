package th.localpolicy.platform.idempotency;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** What was answered the first time: enough to say it again, word for word. */
record FirstAnswer(String fingerprint, int status, String location, String etag, byte[] body) {

    /** False while, or because, a command with transactions of its own has not come to its end. */
    boolean isComplete() {
        return status != 0;
    }

    Response again() {
        var answer = Response.status(status)
                .entity(isPacked() ? (StreamingOutput) this::unpack : body)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Idempotent-Replayed", "true");
        if (location != null) {
            answer.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            answer.header(HttpHeaders.ETAG, etag);
        }
        return answer.build();
    }

    /** A body that was streamed is kept packed; no JSON begins with these two bytes. */
    private boolean isPacked() {
        return body != null && body.length > 2 && (body[0] & 0xFF) == 0x1F && (body[1] & 0xFF) == 0x8B;
    }

    private void unpack(OutputStream out) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
            in.transferTo(out);
        }
    }
}
