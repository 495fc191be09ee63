package th.localpolicy.platform.log;

import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

import io.quarkus.logging.LoggingFilter;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Makes one line of every message, so that no client can write a line of the log, colour it, or fill it: control characters
 * and the line separators of Unicode become question marks, and a message ends after a bounded length. The messages of
 * exceptions are held to the same, for they quote what they could not read.
 */
@LoggingFilter(name = OneLine.NAME)
public final class OneLine implements Filter {

    static final String NAME = "one-line";

    private static final int LONGEST = 8_000;
    private static final int DEEPEST = 20;
    private static final Pattern BREAKING = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029&&[^\\t]]");

    @Override
    public boolean isLoggable(LogRecord entry) {
        if (entry instanceof ExtLogRecord line) {
            var message = line.getFormattedMessage();
            if (message != null && isHarmful(message)) {
                line.setMessage(harmless(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
        }
        if (entry.getThrown() != null && isHarmful(entry.getThrown(), 0)) {
            entry.setThrown(new Retold(entry.getThrown(), 0));
        }
        return true;
    }

    private static boolean isHarmful(String text) {
        return text.length() > LONGEST || BREAKING.matcher(text).find();
    }

    private static boolean isHarmful(Throwable thrown, int depth) {
        if (thrown == null || depth > DEEPEST) {
            return thrown != null;
        }
        var harmful = isHarmful(thrown.toString()) || isHarmful(thrown.getCause(), depth + 1);
        for (var beside : thrown.getSuppressed()) {
            harmful = harmful || isHarmful(beside, depth + 1);
        }
        return harmful;
    }

    private static String harmless(String text) {
        var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return BREAKING.matcher(shown).replaceAll("?");
    }

    /** The same exception with harmless messages, its causes and those beside it included. */
    private static final class Retold extends Throwable {

        private static final long serialVersionUID = 1L;

        private final String said;

        Retold(Throwable original, int depth) {
            super(null, causeOf(original, depth), true, true);
            said = harmless(original.toString());
            setStackTrace(original.getStackTrace());
            if (depth < DEEPEST) {
                for (var beside : original.getSuppressed()) {
                    addSuppressed(new Retold(beside, depth + 1));
                }
            }
        }

        private static Throwable causeOf(Throwable original, int depth) {
            return original.getCause() == null || depth >= DEEPEST ? null : new Retold(original.getCause(), depth + 1);
        }

        @Override
        public String toString() {
            return said;
        }
    }
}
