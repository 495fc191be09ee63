package th.localpolicy.stack.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Stops what this process started when this process is gone, however it went: a small shell in a session of its
 * own, holding the read end of a pipe whose write end dies with us. A signal to our whole process group does not
 * reach it.
 *
 * <p>One guard per directory; a second start there first waits until the guard of the last one has finished.
 */
public final class Guard implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process shell;
    private final Writer pipe;

    private Guard(Process shell) {
        this.shell = shell;
        this.pipe = shell.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts a guard whose pid file lies in {@code directory}, after the previous one there has ended. */
    public static Guard over(Path directory) {
        try {
            Files.createDirectories(directory);
            awaitPrevious(directory);
            Path pidFile = pidFile(directory);
            return new Guard(new ProcessBuilder(command(pidFile))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("The guard could not be started in " + directory, e);
        }
    }

    private static List<String> command(Path pidFile) throws IOException {
        String script;
        try (InputStream text = Guard.class.getResourceAsStream("guard.sh")) {
            script = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (onPath("setsid")) {
            return List.of("setsid", "sh", "-c", script, "guard", pidFile.toString());
        }
        // Without setsid (macOS), job control gives the shell a process group of its own.
        return List.of("sh", "-c", "set -m; sh -c \"$1\" guard \"$2\" & wait", "guard", script, pidFile.toString());
    }

    private static boolean onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        for (String directory : path.split(":")) {
            if (Files.isExecutable(Path.of(directory, program))) {
                return true;
            }
        }
        return false;
    }

    private static Path pidFile(Path directory) {
        return directory.resolve("guard.pid").toAbsolutePath();
    }

    /** Waits until the guard of an earlier run in this directory, if there is one, has stopped everything. */
    public static void awaitPrevious(Path directory) throws IOException {
        Path pidFile = pidFile(directory);
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile).strip();
        if (!pid.isEmpty()) {
            ProcessHandle.of(Long.parseLong(pid)).filter(Guard::isShell).ifPresent(Guard::awaitEnd);
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isShell(ProcessHandle process) {
        // A pid may have been given to another program since; that one is not waited for.
        return process.info()
                .command()
                .map(command -> command.endsWith("sh") || command.endsWith("busybox"))
                .orElse(true);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while an earlier run was stopping", e);
        } catch (Exception e) {
            throw new IllegalStateException(
                    "An earlier run is still stopping (process " + process.pid() + "); try again in a moment", e);
        }
    }

    /** From now on the PostgreSQL on {@code dataDirectory} is stopped when we are gone. */
    public void watchPostgres(Path dataDirectory) {
        tell("postgres " + dataDirectory.toAbsolutePath());
    }

    /** The PostgreSQL on {@code dataDirectory} was stopped in good order. */
    public void forgetPostgres(Path dataDirectory) {
        tell("stopped " + dataDirectory.toAbsolutePath());
    }

    /** From now on the process is killed when we are gone. */
    public void watch(Process process) {
        tell("process " + process.pid());
    }

    /** The process has ended; its number may soon belong to somebody else. */
    public void forget(Process process) {
        tell("gone " + process.pid());
    }

    private synchronized void tell(String line) {
        try {
            pipe.write(line + "\n");
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The guard is gone", e);
        }
    }

    /** Lets go: what is still running is stopped by the shell, which ends then. */
    @Override
    public void close() {
        try {
            pipe.close();
            shell.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            shell.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
