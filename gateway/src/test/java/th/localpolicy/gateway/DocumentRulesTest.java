package th.localpolicy.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/** Spectral and Redocly find nothing in the OpenAPI documents. Both run on Node; where it or its registry is out of reach this is skipped. */
class DocumentRulesTest {

    private static final String SPECTRAL = "@stoplight/spectral-cli@6.16.3";
    private static final String REDOCLY = "@redocly/cli@2.77.0";
    private static final Path CONTRACTS = Path.of("..", "contracts");

    private record Ran(int code, String said) {}

    @ParameterizedTest
    @ValueSource(strings = {"directive-service", "identity-service", "reporting-service", "localpolicy"})
    void spectral_finds_nothing(String document) throws Exception {
        installed(SPECTRAL);

        Ran ran = npx(SPECTRAL, "lint", "-r", "spectral.yaml", "--fail-severity=warn", "openapi/" + document + ".yaml");

        assertThat(ran.code()).as(ran.said()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"directive-service", "identity-service", "reporting-service", "localpolicy"})
    void redocly_finds_nothing(String document) throws Exception {
        installed(REDOCLY);

        Ran ran = npx(REDOCLY, "lint", "--config", "redocly.yaml", "openapi/" + document + ".yaml");

        assertThat(ran.code()).as(ran.said()).isZero();
        assertThat(ran.said()).doesNotContainIgnoringCase("warnings.");
    }

    /** A tool that cannot even say its version is not there, which says nothing about the documents. */
    private static void installed(String tool) throws Exception {
        if (npx(tool, "--version").code() != 0) {
            abort(tool + " cannot be run");
        }
    }

    private static Ran npx(String tool, String... arguments) throws Exception {
        Process process = started(tool, arguments);
        try (var output = process.getInputStream()) {
            String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Ran(process.exitValue(), said);
        }
    }

    private static Process started(String tool, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of("npx", "--yes", tool));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                    .directory(CONTRACTS.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            return abort("Node is not installed");
        }
    }
}
