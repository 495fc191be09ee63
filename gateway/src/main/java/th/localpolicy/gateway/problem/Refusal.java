package th.localpolicy.gateway.problem;

import java.time.Duration;
import java.util.Optional;

import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * The gateway will not, or cannot, let a request through. Thrown anywhere below {@link ProblemAnswers}, which turns it
 * into the one form of answer. It carries no stack trace: it is an answer, not a fault.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Text detail;
    private final Duration retryAfter;

    public Refusal(ProblemType type, Text detail) {
        this(type, detail, null, null);
    }

    private Refusal(ProblemType type, Text detail, Duration retryAfter, Throwable cause) {
        super(type.slug() + ": " + detail.en(), cause, false, false);
        this.type = type;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    /** The part that would answer is down, slow or full; the client may come back after the given time. */
    public static Refusal unavailable(Text detail, Duration retryAfter, Throwable cause) {
        return new Refusal(ProblemType.UNAVAILABLE, detail, retryAfter, cause);
    }

    /** One who asks too often; nothing was looked at, and the client may come back after the given time. */
    public static Refusal tooManyRequests(Text detail, Duration retryAfter) {
        return new Refusal(ProblemType.TOO_MANY_REQUESTS, detail, retryAfter, null);
    }

    /** The refusal somewhere in a chain of causes: frameworks wrap what passes through them. */
    public static Optional<Refusal> in(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return Optional.of(refusal);
            }
        }
        return Optional.empty();
    }

    ProblemType type() {
        return type;
    }

    Text detail() {
        return detail;
    }

    /** In whole seconds, never too few. */
    Optional<Long> retryAfter() {
        return Optional.ofNullable(retryAfter)
                .map(wait -> Math.max(1, wait.plusMillis(999).toSeconds()));
    }
}
