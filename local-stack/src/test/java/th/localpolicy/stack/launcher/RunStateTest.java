package th.localpolicy.stack.launcher;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.stack.Part;
import th.localpolicy.stack.Ports;

import static org.assertj.core.api.Assertions.assertThat;

class RunStateTest {

    @Test
    void parts_that_come_up_at_the_same_instant_are_all_written(@TempDir Path directory) throws Exception {
        Ports ports = Ports.of(Map.of());
        try (RunState state = RunState.take(directory).orElseThrow();
                var parts = Executors.newFixedThreadPool(8)) {
            Callable<Void> write = () -> {
                for (int i = 0; i < 100; i++) {
                    state.write(ports, Map.of(Part.GATEWAY, 1L));
                }
                return null;
            };
            for (var written : parts.invokeAll(Collections.nCopies(8, write))) {
                written.get();
            }
        }
        assertThat(directory.resolve("launcher.properties")).content().contains("pid.GATEWAY=1");
    }
}
