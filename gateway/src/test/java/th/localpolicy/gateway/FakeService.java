package th.localpolicy.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** A real HTTP server in the place of a service: remembers what reached it and answers as the test says. */
final class FakeService {

    /** A request as the service saw it; {@code whole} is false when its body broke off. */
    record Received(String method, String target, Headers headers, String body, boolean whole) {
        String header(String name) {
            return headers.getFirst(name);
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch bodyBegun = new CountDownLatch(1);
    private volatile HttpHandler answer = json(200, "{}");
    private final HttpServer server;

    FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void answers(HttpHandler handler) {
        answer = handler;
    }

    void forgetEverything() {
        received.clear();
        bodyBegun = new CountDownLatch(1);
        answer = json(200, "{}");
    }

    /** Opens when the first byte of a body has come in. */
    CountDownLatch bodyBegun() {
        return bodyBegun;
    }

    List<Received> received() {
        return List.copyOf(received);
    }

    Received only() {
        if (received.size() != 1) {
            throw new AssertionError("Not one request but " + received);
        }
        return received.getFirst();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = "";
        boolean whole = true;
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            int first = exchange.getRequestBody().read();
            if (first >= 0) {
                bodyBegun.countDown();
                bytes.write(first);
                exchange.getRequestBody().transferTo(bytes);
            }
            body = bytes.toString(StandardCharsets.UTF_8);
        } catch (IOException brokenOff) {
            whole = false;
        }
        received.add(new Received(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                body,
                whole));
        try (exchange) {
            answer.handle(exchange);
        }
    }

    static HttpHandler json(int status, String body) {
        return answer(status, Map.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    static HttpHandler answer(int status, Map<String, String> headers, byte[] body) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        };
    }

    /** Sends the beginning of an answer and then nothing more until the latch opens. */
    static HttpHandler stalling(String type, String beginning, CountDownLatch over) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(beginning.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                over.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
