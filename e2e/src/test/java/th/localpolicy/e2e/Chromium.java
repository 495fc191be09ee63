package th.localpolicy.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/** A real browser without a window, spoken to by its own protocol for developers' tools. */
final class Chromium implements AutoCloseable {

    private static final Duration STARTED = Duration.ofSeconds(30);
    private static final long ANSWERED = 20;

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final WebSocket line;

    /** Where it is installed, if it is. */
    static Optional<Path> installed() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> List.of("chromium", "chromium-browser", "google-chrome").stream()
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Chromium(Path program, Path folder) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--window-size=1000,900",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("chromium.log").toFile())
                .start();
        var told = folder.resolve("profile/DevToolsActivePort");
        await("chromium")
                .atMost(STARTED)
                .until(() -> Files.exists(told) && !Files.readString(told).isBlank());
        var port = Files.readAllLines(told).getFirst();
        var page = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
                        .PUT(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        line = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(Client.JSON
                                .readTree(page.body())
                                .get("webSocketDebuggerUrl")
                                .asString()),
                        new Answers())
                .join();
    }

    private final class Answers implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                var said = Client.JSON.readTree(text.toString());
                text.setLength(0);
                if (said.has("id")) {
                    asked.remove(said.get("id").asInt()).complete(said.path("result"));
                }
            }
            socket.request(1);
            return null;
        }
    }

    private JsonNode ask(String method, Map<String, Object> parameters) {
        var id = number.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        asked.put(id, answer);
        line.sendText(Client.JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        return answer.orTimeout(ANSWERED, TimeUnit.SECONDS).join();
    }

    void open(URI address) {
        ask("Page.navigate", Map.of("url", address.toString()));
    }

    /** What the expression comes to in the page that is open, a promise awaited. */
    JsonNode evaluate(String expression) {
        return ask("Runtime.evaluate", Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                .path("result")
                .path("value");
    }

    /** Waits until the expression is true of the page. */
    void awaitTrue(String expression) {
        await(expression).atMost(STARTED).until(() -> evaluate(expression).asBoolean(false));
    }

    void screenshot(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(
                    file,
                    Base64.getDecoder()
                            .decode(ask("Page.captureScreenshot", Map.of())
                                    .get("data")
                                    .asString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        line.abort();
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }
}
