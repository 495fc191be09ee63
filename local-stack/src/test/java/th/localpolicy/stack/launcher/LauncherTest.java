package th.localpolicy.stack.launcher;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.stack.FakeApplication;
import th.localpolicy.stack.Main;
import th.localpolicy.stack.Part;
import th.localpolicy.stack.Ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class LauncherTest {
    private record Ended(int code, String said) {}

    @TempDir
    Path root;

    private final Ports ports = Ports.free();

    @BeforeEach
    void build() throws Exception {
        FakeApplication.buildAll(root);
    }

    @Test
    void a_running_stack_tells_its_state_and_gives_tokens_until_another_terminal_stops_it() throws Exception {
        Path said = root.resolve("said");
        Process launcher = command("up").redirectOutput(said.toFile()).start();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Files.readString(said).contains("Healthy") || !launcher.isAlive());

        assertThat(launcher.isAlive()).as(Files.readString(said)).isTrue();
        assertThat(run("status").code()).isZero();
        assertThat(run("token", "D3604", "approver").said().split("\\.")).hasSize(3);
        assertThat(run("token", "D9999", "approver").said()).contains("there is no office D9999");
        assertThat(run("up").said()).contains("already running");
        assertThat(run("clean").said()).contains("./run stop first");

        assertThat(run("stop").code()).isZero();
        assertThat(launcher.isAlive()).isFalse();
        assertThat(run("status").code()).isEqualTo(3);
        assertThat(ports.taken()).isEmpty();
        assertThat(run("clean").code()).isZero();
        assertThat(root.resolve(".local")).doesNotExist();
    }

    @Test
    void a_taken_port_is_said_by_name_before_anything_starts() throws Exception {
        try (ServerSocket somebody = new ServerSocket(ports.of(Part.IDENTITY))) {
            Ended ended = run("up");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.said())
                    .contains("Port " + somebody.getLocalPort() + " of identity-service", "LP_IDENTITY_PORT");
            assertThat(root.resolve(".local/pg")).doesNotExist();
        }
    }

    @Test
    void what_is_no_command_is_refused() throws Exception {
        assertThat(run("dance").code()).isEqualTo(2);
    }

    private Ended run(String... words) throws Exception {
        Process process = command(words).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }

    private ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dproject.root=" + root));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        for (Part part : Part.values()) {
            builder.environment().put(part.variable(), String.valueOf(ports.of(part)));
        }
        builder.environment().remove("LP_DATA");
        return builder;
    }
}
