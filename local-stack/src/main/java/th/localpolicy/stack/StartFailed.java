package th.localpolicy.stack;

/** A part did not come up; the message is for people and holds the end of its log. */
public final class StartFailed extends RuntimeException {
    StartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
