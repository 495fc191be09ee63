package th.localpolicy.platform.log;

import java.util.List;
import java.util.logging.Level;

import io.quarkus.logging.LoggingFilter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OneLineTest {

    private static final String FORGED = "2026-11-21T10:00:00.000Z INFO  [] th.lo forged";

    private static List<String> written(String message, Throwable thrown, Object... parameters) {
        var entry = new ExtLogRecord(Level.INFO, message, ExtLogRecord.FormatStyle.PRINTF, OneLineTest.class.getName());
        entry.setParameters(parameters);
        entry.setThrown(thrown);
        assertThat(new OneLine().isLoggable(entry)).as("nothing is kept back").isTrue();
        var text = new PatternFormatter("%p %s%e%n").format(entry);
        return List.of(text.split("\n", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                "\r",
                "\u2028",
                "\u2029",
                "\u0085",
                "\u000b",
                "\f",
                "\u001b[31m",
                "\u0000",
                "\u009b31m",
                "\b"
            })
    void nothing_that_is_logged_begins_a_line_or_commands_a_terminal(String breaking) {
        assertThat(written("said: %s end", null, breaking + FORGED))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("INFO said: ?")
                .doesNotContain(breaking)
                .endsWith(FORGED + " end");
    }

    @Test
    void neither_does_the_message_of_an_exception_of_its_cause_or_of_one_beside_it() {
        var thrown = new IllegalStateException("a\n" + FORGED, new IllegalArgumentException("b\r\n" + FORGED));
        thrown.addSuppressed(new UnsupportedOperationException("c\u2028" + FORGED));

        var lines = written("it failed", thrown);

        assertThat(lines).noneMatch(line -> line.startsWith("2026"));
        assertThat(String.join("\n", lines))
                .contains("IllegalStateException: a?2026", "IllegalArgumentException: b??2026")
                .contains("UnsupportedOperationException: c?2026", "\tat " + OneLineTest.class.getName())
                .doesNotContain("\r", "\u2028");
    }

    @Test
    void a_message_is_as_long_as_it_may_be_and_no_longer() {
        assertThat(written("%s", null, "x".repeat(1_000_000)).getFirst()).hasSizeLessThan(9_000);
        assertThat(String.join("", written("it failed", new IllegalStateException("x".repeat(1_000_000)))))
                .hasSizeLessThan(30_000);
    }

    @Test
    void what_harms_nobody_is_logged_as_it_is() {
        var thrown = new IllegalStateException("หนังสือที่ มท 0810.6/ว 12509");

        assertThat(written("อำเภอ %s\tถึง 100%%", null, "เทพสถิต").getFirst())
                .isEqualTo("INFO อำเภอ เทพสถิต\tถึง 100%");
        assertThat(String.join("\n", written("it failed", thrown))).contains("มท 0810.6/ว 12509");
    }

    @Test
    void an_exception_that_is_its_own_ancestor_is_told_to_an_end() {
        var first = new IllegalStateException("a\n");
        first.initCause(new IllegalStateException("b", first));

        assertThat(written("it failed", first)).noneMatch(line -> line.startsWith("2026"));
    }

    @Test
    void every_service_logs_through_it() throws Exception {
        try (var bytes = OneLine.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            var settings = new java.util.Properties();
            settings.load(bytes);
            assertThat(settings.getProperty("quarkus.log.console.filter"))
                    .isEqualTo(OneLine.class.getAnnotation(LoggingFilter.class).name());
        }
    }
}
