package th.localpolicy.stack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.commons.io.file.PathUtils;

/**
 * The data directory of a PostgreSQL that may have ended in any way: half initialised, with a stale pid file, or
 * with its old postmaster still stopping.
 */
record DataDirectory(Path path) {
    private static final int STOP_SECONDS = 30;

    void makeReady() throws IOException {
        postmasterPid(path)
                .flatMap(ProcessHandle::of)
                .filter(DataDirectory::isPostgres)
                .ifPresent(DataDirectory::end);
        // What is left names a process that is gone, or a number that another program carries by now.
        Files.deleteIfExists(path.resolve("postmaster.pid"));
        if (Files.exists(path) && Files.notExists(initialisedMark())) {
            // The first start did not get as far as accepting a connection: no acknowledged data is in there.
            PathUtils.deleteDirectory(path);
        }
    }

    void markInitialised() throws IOException {
        if (Files.notExists(initialisedMark())) {
            Files.createFile(initialisedMark());
        }
    }

    private Path initialisedMark() {
        return path.resolveSibling("initialised");
    }

    /** The number in postmaster.pid, of a process that may be alive or not. */
    static Optional<Long> postmasterPid(Path data) {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+"))
                    .map(Long::valueOf);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return !isZombie(process)
                && process.info()
                        .command()
                        .map(command -> command.endsWith("postgres"))
                        .orElse(true);
    }

    /** Ended, but still counted because nobody has reaped it, as in a container without an init process. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException e) {
            return false;
        }
    }

    private static void end(ProcessHandle postmaster) {
        // SIGTERM first: if its guard is already stopping it, asking again does no harm.
        for (Runnable signal : List.<Runnable>of(postmaster::destroy, postmaster::destroyForcibly)) {
            signal.run();
            try {
                postmaster.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while the old PostgreSQL was stopping", e);
            } catch (Exception e) {
                // not yet: the next signal
            }
        }
        throw new IllegalStateException("The old PostgreSQL (process " + postmaster.pid() + ") does not stop");
    }
}
