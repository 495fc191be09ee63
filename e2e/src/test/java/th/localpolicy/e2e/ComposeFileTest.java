package th.localpolicy.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** The containers' description is understood by the tool that reads it; no engine is needed for that. */
class ComposeFileTest {

    private record Ran(int code, String said) {}

    @Test
    void docker_compose_understands_the_compose_file() throws IOException, InterruptedException {
        var ran = run(Stream.of("config", "-q"));

        assertThat(ran.said()).isBlank();
        assertThat(ran.code()).isZero();
    }

    @Test
    void the_four_applications_and_what_they_need_are_described() throws IOException, InterruptedException {
        var ran = run(Stream.of("config", "--services"));

        assertThat(ran.said().lines())
                .contains(
                        "gateway",
                        "identity-service",
                        "directive-service",
                        "reporting-service",
                        "postgres",
                        "kafka",
                        "keycloak");
    }

    private static Ran run(Stream<String> arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("docker-compose"), arguments).toList();
        var process = started(command);
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), said);
        }
    }

    private static Process started(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(RunningStack.PROJECT.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return abort("docker-compose is not installed");
        }
    }
}
