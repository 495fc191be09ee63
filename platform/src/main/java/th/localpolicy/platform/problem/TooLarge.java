package th.localpolicy.platform.problem;

import java.io.IOException;

/** The client sent more than the address takes; nothing of it was used. Answered with 413, whoever was reading. */
public final class TooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    public TooLarge() {
        super("The body is larger than its address takes");
    }
}
