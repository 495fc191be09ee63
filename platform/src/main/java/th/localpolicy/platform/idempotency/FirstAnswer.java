package th.localpolicy.platform.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What was answered the first time: enough to say it again, word for word. */
record FirstAnswer(String fingerprint, int status, String location, String etag, byte[] body) {

    /** False while, or because, a command with transactions of its own has not come to its end. */
    boolean isComplete() {
        return status != 0;
    }

    Response again() {
        var answer = Response.status(status)
                .entity(body)
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
}
