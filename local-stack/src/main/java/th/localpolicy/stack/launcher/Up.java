package th.localpolicy.stack.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import th.localpolicy.stack.LocalStack;
import th.localpolicy.stack.Part;
import th.localpolicy.stack.Ports;
import th.localpolicy.stack.StartFailed;
import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.guard.Guard;

/** Starts the stack on the data of last time, says where everything is, and keeps it up. */
final class Up {
    /** What to do with a healthy stack. */
    interface Performance {
        /** Returns the exit code; the stack stays up while this runs. */
        int play(LocalStack stack) throws InterruptedException;
    }

    private static final long MEGABYTE = 1024 * 1024;
    private static final long LITTLE_SPACE = 700;

    private final Home home;
    private final Console console;

    Up(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    /** Stays up until somebody stops the process. */
    int run() throws InterruptedException {
        return run(stack -> {
            stayUp();
            return 0;
        });
    }

    int run(Performance performance) throws InterruptedException {
        Ports ports = Ports.of(System.getenv());
        Optional<RunState> mine = RunState.take(home.data());
        if (mine.isEmpty()) {
            console.line("The stack is already running: ./run status says where, ./run stop stops it.");
            return 1;
        }
        try (RunState state = mine.get()) {
            state.write(ports, Map.of());
            // A run that was killed may still be stopping, and its ports are only free after that.
            Guard.awaitPrevious(home.data());
            List<Part> taken = ports.taken();
            if (taken.isEmpty()) {
                return runOn(state, ports, performance);
            }
            for (Part part : taken) {
                console.line("Port %d of %s is taken by another program: stop that one, or give another port in %s."
                        .formatted(ports.of(part), part.title(), part.variable()));
            }
            return 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int runOn(RunState state, Ports ports, Performance performance) throws InterruptedException {
        console.line("Starting on the data in " + home.data());
        sayIfDiskIsNearlyFull();
        AtomicReference<LocalStack> running = new AtomicReference<>();
        LocalStack.Options options = LocalStack.Options.of(home.root(), home.data(), ports, news -> {
            console.line("  " + news);
            state.write(ports, running.get().pids());
        });
        String issuer = System.getenv().getOrDefault("LP_OPENID_ISSUER", options.issuer());
        LocalStack stack = LocalStack.prepare(options.withIssuer(issuer));
        running.set(stack);
        Thread stopping = new Thread(() -> stop(stack), "stop");
        Runtime.getRuntime().addShutdownHook(stopping);
        try {
            stack.start();
        } catch (StartFailed e) {
            if (stopping.isAlive()) {
                // not a failure: somebody stopped us while we were starting
                stopping.join();
                return 1;
            }
            console.line("");
            console.line("The stack did not start: " + e.getMessage());
            return 1;
        }
        state.write(ports, stack.pids());
        sayWhere(stack, issuer);
        return performance.play(stack);
    }

    private void sayIfDiskIsNearlyFull() {
        try {
            long free = Files.getFileStore(home.data()).getUsableSpace() / MEGABYTE;
            if (free < LITTLE_SPACE) {
                console.line("Only %,d MB are free on that disk; with the demonstration the data needs about %,d MB."
                        .formatted(free, LITTLE_SPACE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop(LocalStack stack) {
        if (!stack.isClosed()) {
            console.line("");
            console.line("Stopping.");
        }
        stack.close();
    }

    private void sayWhere(LocalStack stack, String issuer) {
        Ports ports = stack.ports();
        console.line("");
        console.line("  public API       " + stack.gatewayUrl() + "/api/v1");
        console.line("  its catalogue    " + stack.gatewayUrl() + "/api");
        console.line("  OpenID issuer    " + issuer);
        console.line("  PostgreSQL       postgresql://identity:identity@localhost:" + ports.of(Part.POSTGRES)
                + "/identity (and directive, reporting)");
        console.line("  Kafka            localhost:" + ports.of(Part.KAFKA));
        console.line("  a bearer token   ./run token D3604 officer approver");
        console.line("");
        console.line("Healthy %.1f s after the start; %s.".formatted(secondsSinceStart(), memory(stack)));
    }

    /** Of this JVM: the script before it may have spent minutes on a build. */
    private static double secondsSinceStart() {
        return (System.currentTimeMillis()
                        - ManagementFactory.getRuntimeMXBean().getStartTime())
                / 1000.0;
    }

    /** The memory of the launcher and everything that it runs, in words. */
    static String memory(LocalStack stack) {
        Collection<Long> pids = new ArrayList<>(stack.pids().values());
        pids.add(ProcessHandle.current().pid());
        OptionalLong megabytes = Memory.megabytes(pids);
        return megabytes.isPresent()
                ? "%,d MB resident in all".formatted(megabytes.getAsLong())
                : "memory is not measured on this system";
    }

    void stayUp() throws InterruptedException {
        console.line("It stays up until Ctrl-C.");
        new CountDownLatch(1).await();
    }
}
