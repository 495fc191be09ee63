package th.localpolicy.stack.launcher;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

import th.localpolicy.stack.LocalStack;
import th.localpolicy.stack.console.Console;
import th.localpolicy.stack.demo.Demonstration;

/** Reads the command line and runs the command. */
public final class Launcher {
    private static final String LOGGING = "th/localpolicy/stack/launcher/logback.xml";

    private final Home home;
    private final Console console = new Console();

    private Launcher(Home home) {
        this.home = home;
    }

    /** Runs the command that the arguments name and returns the exit code. */
    public static int run(String... arguments) throws InterruptedException {
        Home home = Home.ofEnvironment();
        List<String> words = List.of(arguments);
        String command = words.isEmpty() ? "up" : words.getFirst();
        List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
        try {
            return new Launcher(home).run(command, rest);
        } catch (IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int run(String command, List<String> rest) throws InterruptedException {
        Commands commands = new Commands(home, console);
        return switch (command) {
            case "up" -> up().run();
            case "demo" -> demo(rest.contains("--exit"));
            case "stop" -> commands.stop();
            case "status" -> commands.status();
            case "clean" -> commands.clean();
            case "token" -> commands.token(rest);
            default -> {
                System.err.println("No such command: " + command + " (up, demo, stop, status, clean, token)");
                yield 2;
            }
        };
    }

    private Up up() {
        // Before the first logger is made. Spring would take the logging over, and print it between our lines.
        System.setProperty("localpolicy.logs", home.logs().toString());
        System.setProperty("logback.configurationFile", LOGGING);
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        LoggerFactory.getILoggerFactory();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        return new Up(home, console);
    }

    private int demo(boolean exit) throws InterruptedException {
        if (!Files.isDirectory(home.root().resolve("gateway"))) {
            throw new IllegalStateException("This is not the project's root: " + home.root());
        }
        Up up = up();
        return up.run(stack -> play(up, stack, exit));
    }

    private int play(Up up, LocalStack stack, boolean exit) throws InterruptedException {
        int code = new Demonstration(stack, console).play();
        System.gc(); // the ledgers of the play are done with, and this JVM stays for as long as the stack
        console.line(Up.memory(stack) + " after the play.");
        if (!exit) {
            up.stayUp();
        }
        return code;
    }
}
