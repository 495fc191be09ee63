package th.localpolicy.stack.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.commons.io.file.PathUtils;

import th.localpolicy.stack.Part;
import th.localpolicy.stack.Ports;
import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.guard.Guard;
import th.localpolicy.stack.openid.TokenClient;

/** The commands for another terminal: stop, status, clean, token. Each returns the exit code. */
final class Commands {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(40);

    private final Home home;
    private final Console console;

    Commands(Home home, Console console) {
        this.home = home;
        this.console = console;
    }

    int stop() throws InterruptedException {
        Optional<ProcessHandle> launcher =
                RunState.running(home.data()).flatMap(running -> ProcessHandle.of(running.pid()));
        if (launcher.isEmpty()) {
            console.line("The stack is not running.");
            return 0;
        }
        launcher.get().destroy();
        try {
            launcher.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            console.line("The launcher (process " + launcher.get().pid() + ") does not stop.");
            return 1;
        }
        console.line("Stopped.");
        return 0;
    }

    /** 0 when all parts are up, 1 when some are not, 3 when nothing runs. */
    int status() {
        Optional<RunState.Running> running = RunState.running(home.data());
        if (running.isEmpty()) {
            console.line("The stack is not running; its data is in " + home.data());
            return 3;
        }
        boolean allUp = true;
        for (Part part : Part.values()) {
            boolean up = answers(running.get().ports().of(part));
            allUp &= up;
            long pid = running.get().pids().get(part);
            console.line("%-18s %-4s localhost:%-6d %s"
                    .formatted(
                            part.title(),
                            up ? "up" : "down",
                            running.get().ports().of(part),
                            inLauncher(part)
                                    ? "in the launcher, process "
                                            + running.get().pid()
                                    : "process " + pid));
        }
        return allUp ? 0 : 1;
    }

    private static boolean inLauncher(Part part) {
        return part == Part.KAFKA || part == Part.OPENID;
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Holds the directory as a launcher would, until everything is deleted. */
    @SuppressWarnings("try")
    int clean() {
        Path data = home.data();
        if (!Files.exists(data)) {
            console.line("There is no data in " + data);
            return 0;
        }
        Optional<RunState> mine = RunState.take(data);
        if (mine.isEmpty()) {
            console.line("The stack is running on " + data + ": ./run stop first.");
            return 1;
        }
        try (RunState state = mine.get()) {
            Guard.awaitPrevious(data);
            // By name: LP_DATA may point at a directory that holds other things, too.
            for (String part :
                    List.of("pg", "kafka", "openid", "enclosures", "logs", "launcher.properties", "launcher.lock")) {
                Path tree = data.resolve(part);
                if (Files.exists(tree)) {
                    PathUtils.delete(tree);
                }
            }
            if (PathUtils.isEmptyDirectory(data)) {
                Files.delete(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete all of " + data, e);
        }
        console.line("Deleted the data in " + data);
        return 0;
    }

    int token(List<String> arguments) throws InterruptedException {
        if (arguments.size() < 2) {
            System.err.println("usage: ./run token OFFICE ROLE…   for example: ./run token D3604 officer approver");
            return 2;
        }
        Ports ports = RunState.running(home.data()).map(RunState.Running::ports).orElse(Ports.of(System.getenv()));
        String office = arguments.getFirst();
        String[] roles = arguments.subList(1, arguments.size()).toArray(String[]::new);
        try (HttpClient http = HttpClient.newHttpClient()) {
            return switch (new TokenClient(http, ports.url(Part.OPENID)).ask(office, roles)) {
                case TokenClient.Answer.Token token -> {
                    console.line(token.value());
                    yield 0;
                }
                case TokenClient.Answer.Refused refused -> {
                    System.err.println("The OpenID provider refuses: " + explained(refused.error(), office, roles));
                    yield 1;
                }
            };
        } catch (IOException e) {
            System.err.println(
                    "The OpenID provider does not answer at " + ports.url(Part.OPENID) + ": start the stack.");
            return 1;
        }
    }

    private static String explained(String error, String office, String... roles) {
        return switch (error) {
            case "invalid_client" -> "there is no office " + office + " (MOI, DLA, P36, D3604, L110160 are some).";
            case "invalid_scope" ->
                office + " has not all of the roles " + String.join(", ", roles)
                        + ": there are officer, approver, auditor, and in MOI and DLA operator.";
            default -> error;
        };
    }
}
