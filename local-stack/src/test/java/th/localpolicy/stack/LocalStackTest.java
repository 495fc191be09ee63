package th.localpolicy.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.stack.apps.AppProcess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class LocalStackTest {
    @TempDir
    Path root;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Ports ports = Ports.free();

    @BeforeEach
    void build() throws Exception {
        FakeApplication.buildAll(root);
    }

    @Test
    void every_part_comes_up_a_crashed_application_comes_back_and_a_killed_one_waits_to_be_started() throws Exception {
        try (LocalStack stack = LocalStack.start(options())) {
            assertThat(body(Part.IDENTITY))
                    .isEqualTo("jdbc:postgresql://localhost:" + ports.of(Part.POSTGRES) + "/identity");
            assertThat(SignedJWT.parse(stack.token("D3604", "approver"))
                            .getJWTClaimsSet()
                            .getIssuer())
                    .isEqualTo(ports.url(Part.OPENID));

            AppProcess identity = stack.app("identity-service");
            ProcessHandle.of(identity.pid()).orElseThrow().destroyForcibly();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> said.stream().anyMatch(line -> line.contains("was started again")));
            assertThat(identity.awaitHealthy(Duration.ofSeconds(20))).isTrue();

            stack.app(Part.REPORTING).kill();
            assertThat(stack.app(Part.REPORTING).isHealthy()).isFalse();
            stack.app(Part.REPORTING).start();
            assertThat(stack.app(Part.REPORTING).awaitHealthy(Duration.ofSeconds(20)))
                    .isTrue();
        }
        assertThat(ports.taken()).isEmpty();
    }

    @Test
    void an_application_that_does_not_start_is_named_with_the_end_of_its_log_and_nothing_stays_up() throws Exception {
        Files.createFile(root.resolve("reporting-service/target/quarkus-app/broken"));
        assertThatThrownBy(() -> LocalStack.start(options()).close())
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("reporting-service")
                .hasMessageContaining("The table identity is missing");
        assertThat(ports.taken()).isEmpty();
    }

    private LocalStack.Options options() {
        return LocalStack.Options.of(root, root.resolve(".local"), ports, said::add);
    }

    private String body(Part part) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(ports.url(part))).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
