package th.localpolicy.stack.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What people read while the stack runs: plain lines, and one line that is rewritten where a terminal can. */
public final class Console {
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final boolean terminal = Boolean.getBoolean("terminal");
    private boolean unfinished;

    /** Whether a line can be rewritten; the script that starts us knows what its output is. */
    public boolean isTerminal() {
        return terminal;
    }

    public synchronized void line(String text) {
        if (unfinished) {
            out.print("\r\u001b[K");
            unfinished = false;
        }
        out.println(text);
    }

    /** A line that the next one replaces; only for a terminal. */
    public synchronized void passing(String text) {
        out.print("\r\u001b[K" + text);
        out.flush();
        unfinished = true;
    }
}
