package th.localpolicy.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** The README's tour, pasted into a shell as a newcomer would. Only the addresses are this stack's. */
@EndToEnd
@Order(13)
class TourIT {

    private static final String FENCE = "```";

    private final RunningStack stack;

    TourIT(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void the_tour_works_as_pasted() throws IOException, InterruptedException {
        var said = paste(tour());

        assertThat(said)
                .as("the district with its hashtags")
                .contains("#อำเภอเกษตรสมบูรณ์")
                .as("the letter's receipt at the province")
                .contains("\"receiptNumber\":")
                .as("who has received and acknowledged")
                .contains("\"level\":\"PROVINCE\"", "\"acknowledged\":1")
                .as("the report, late by now")
                .contains("\"late\":true", "\"nil\":true")
                .as("the completeness of the month")
                .contains("\"expected\":1", "\"submitted\":1")
                .as("submitted, then registered")
                .contains("\"status\":\"SUBMITTED\"", "\"status\":\"REGISTERED\",\"version\":")
                .as("the refusal, in English")
                .contains("\"title\":\"Outside your office\",\"status\":403")
                .as("found by a part of its name")
                .contains("{\"items\":[{\"id\":")
                .as("the KPI and its rebuild")
                .contains("\"kpi\":\"soft-power-2568\"", "\"unreadable\":0");
    }

    private static String tour() throws IOException {
        var readme = Files.readString(RunningStack.PROJECT.resolve("README.md"));
        var begin = readme.indexOf(FENCE + "sh\n") + FENCE.length() + 3;
        return readme.substring(begin, readme.indexOf(FENCE, begin));
    }

    private String paste(String commands) throws IOException, InterruptedException {
        var script = commands.replace("http://localhost:8080", stack.anybody().gateway());
        var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(RunningStack.PROJECT.toFile())
                .redirectErrorStream(true);
        shell.environment()
                .put("LP_OPENID_PORT", String.valueOf(URI.create(stack.issuer()).getPort()));
        // Not the data of a stack that may be running in this folder: its provider is another one.
        shell.environment().put("LP_DATA", "target/no-stack-of-this-folder");
        var process = started(shell);
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isZero();
            return said;
        }
    }

    private static Process started(ProcessBuilder shell) {
        try {
            var curl = new ProcessBuilder("curl", "--version").start();
            curl.getInputStream().transferTo(OutputStream.nullOutputStream());
            return shell.start();
        } catch (IOException e) {
            return abort("bash or curl is not installed");
        }
    }
}
