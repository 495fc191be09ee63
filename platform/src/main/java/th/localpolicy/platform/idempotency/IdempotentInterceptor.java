package th.localpolicy.platform.idempotency;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.Upload;

/**
 * Runs an {@link Idempotent} method in one transaction, with the record of its answer when the caller sent a key. A
 * refusal rolls everything back, the key included: what was refused may be corrected and sent again under the same key.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotentInterceptor {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");

    private final IdempotencyKeys keys;
    private final UserTransaction transaction;
    private final ObjectMapper json;
    private final HttpHeaders headers;
    private final RoutingContext request;
    private final Callers callers;

    IdempotentInterceptor(
            IdempotencyKeys keys,
            UserTransaction transaction,
            ObjectMapper json,
            HttpHeaders headers,
            RoutingContext request,
            Callers callers) {
        this.keys = keys;
        this.transaction = transaction;
        this.json = json;
        this.headers = headers;
        this.request = request;
        this.callers = callers;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = headers.getHeaderString("Idempotency-Key");
        if (key != null && !KEY.matcher(key).matches()) {
            return Problem.response(Refusal.invalid(
                    "Idempotency-Key",
                    "ต้องเป็นอักขระ ASCII ที่มองเห็นได้ 1–200 ตัว",
                    "must be 1 to 200 visible ASCII characters"));
        }
        if (call.getMethod().getAnnotation(Idempotent.class).ownTransactions()) {
            return key == null ? call.proceed() : under(key, call);
        }
        transaction.begin();
        try {
            var answer = key == null ? (Response) call.proceed() : under(key, call);
            if (answer.getStatus() >= 400) {
                transaction.rollback();
            } else {
                transaction.commit(); // and when something inside has given it up, this fails: nothing is acknowledged
            }
            return answer;
        } catch (Exception | Error e) {
            if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                transaction.rollback();
            }
            throw e;
        }
    }

    private Response under(String key, InvocationContext call) throws Exception {
        var who = callers.current();
        var caller = who.office() + "/" + who.subject();
        var fingerprint = fingerprint(call);
        var first = keys.claim(caller, key, fingerprint);
        if (first.isPresent() && !first.get().fingerprint().equals(fingerprint)) {
            return Problem.response(Refusal.of(ProblemType.IDEMPOTENCY_KEY_REUSED));
        }
        if (first.isPresent() && first.get().isComplete()) {
            return first.get().again();
        }
        var answer = (Response) call.proceed();
        if (answer.getStatus() < 400) {
            keys.remember(
                    caller,
                    key,
                    new FirstAnswer(
                            fingerprint,
                            answer.getStatus(),
                            answer.getHeaderString(HttpHeaders.LOCATION),
                            answer.getHeaderString(HttpHeaders.ETAG),
                            bodyOf(answer)));
        }
        return answer;
    }

    /** The body to keep; one that is streamed is kept packed, for it may be long. */
    private byte[] bodyOf(Response answer) throws IOException {
        if (!(answer.getEntity() instanceof StreamingOutput streamed)) {
            return json.writeValueAsBytes(answer.getEntity());
        }
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            streamed.write(out);
        }
        return packed.toByteArray();
    }

    /**
     * What makes two requests the same: method, address and body, the body read as JSON so that its layout is no matter,
     * or byte for byte where it is a file.
     */
    private String fingerprint(InvocationContext call) throws JsonProcessingException, NoSuchAlgorithmException {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((request.request().method() + " " + request.request().uri()).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(json.writeValueAsBytes(Arrays.stream(call.getParameters())
                .map(parameter -> parameter instanceof Upload file ? file.sha256() : parameter)
                .filter(parameter -> parameter instanceof Record || parameter instanceof String)
                .toList()));
        return HexFormat.of().formatHex(digest.digest());
    }
}
