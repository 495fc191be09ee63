package th.localpolicy.stack.apps;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import th.localpolicy.stack.guard.Guard;

/**
 * A running application: a Java process of its own. It is started again, after a growing pause, whenever it ends
 * without having been told to; and it never outlives the launcher.
 */
public final class AppProcess {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STEADY = Duration.ofMinutes(1);
    private static final long LONGEST_LOG = 20_000_000;
    private static final Duration POLL = Duration.ofMillis(100);

    private final Application application;
    private final String url;
    private final Path log;
    private final List<String> command;
    private final Guard guard;
    private final HttpClient http;
    private final Consumer<String> console;

    private Process process;
    private boolean wanted;
    private long startedNanos;
    private Duration pause = FIRST_PAUSE;

    public AppProcess(
            Application application,
            String url,
            Path directory,
            Guard guard,
            HttpClient http,
            Consumer<String> console) {
        this.application = application;
        this.url = url;
        this.log = directory.resolve("logs").resolve(application.name() + ".log");
        this.command = JavaCommand.of(application);
        this.guard = guard;
        this.http = http;
        this.console = console;
    }

    public String name() {
        return application.name();
    }

    public Path log() {
        return log;
    }

    /** Starts the process, if it is not running, and returns at once. */
    public synchronized void start() {
        wanted = true;
        if (process != null && process.isAlive()) {
            return;
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(application.environment());
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        try {
            Files.createDirectories(log.getParent());
            if (Files.exists(log) && Files.size(log) > LONGEST_LOG) {
                Files.move(log, log.resolveSibling(name() + ".1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            Process started = builder.start();
            watchedByGuard(started);
            process = started;
            startedNanos = System.nanoTime();
            Thread.ofVirtual().name("watch-" + name()).start(() -> watch(started));
        } catch (IOException e) {
            throw new UncheckedIOException(name() + " cannot be started", e);
        }
    }

    private void watchedByGuard(Process started) {
        try {
            guard.watch(started);
        } catch (UncheckedIOException e) {
            // Without a guard it could outlive us.
            started.destroyForcibly();
            throw e;
        }
    }

    private void watch(Process watched) {
        try {
            int code = watched.waitFor();
            guard.forget(watched);
            // A Ctrl-C ends us and our children together; then nobody wants it started again.
            Thread.sleep(nextPause());
            if (startAgain(watched)) {
                console.accept(name() + " ended with code " + code + " and was started again; its log is " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean startAgain(Process ended) {
        boolean again = wanted && process == ended;
        if (again) {
            start();
        }
        return again;
    }

    private synchronized Duration nextPause() {
        if (System.nanoTime() - startedNanos > STEADY.toNanos()) {
            pause = FIRST_PAUSE;
        }
        Duration now = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        return now;
    }

    /** Waits until the application says that it is ready; false when it ends or the time is over before that. */
    public boolean awaitHealthy(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        Process awaited = current();
        while (System.nanoTime() < deadline) {
            if (isHealthy()) {
                return true;
            }
            if (awaited == null || !awaited.isAlive()) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    public boolean isHealthy() throws InterruptedException {
        return Health.of(http, url + application.healthPath());
    }

    /** kill -9: what a crash leaves. It stays down until {@link #start}. */
    public synchronized void kill() {
        wanted = false;
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process, Duration.ofSeconds(10));
        }
    }

    /** Asks it to end; it stays down until {@link #start}. */
    public synchronized void askToStop() {
        wanted = false;
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits for the end that was asked for, and enforces it when the time is over. */
    public void awaitStopped(Duration limit) {
        Process ending = current();
        if (ending != null && !awaitEnd(ending, limit)) {
            ending.destroyForcibly();
        }
    }

    private static boolean awaitEnd(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Process current() {
        return process;
    }

    /** The process number, or 0 when it is down. */
    public synchronized long pid() {
        return process != null && process.isAlive() ? process.pid() : 0;
    }

    /** The end of its log, for the person who must know why it did not start. */
    public List<String> lastLines(int count) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - count), lines.size());
        } catch (IOException e) {
            return List.of("(no log at " + log + ")");
        }
    }
}
