package th.localpolicy.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A client of the gateway under test. Headers are given as name, value, name, value. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final int port;

    private Client(int port) {
        this.port = port;
    }

    static Client of(ApplicationContext gateway) {
        return new Client(gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    HttpResponse<String> get(String target, String... headers) {
        return send("GET", target, BodyPublishers.noBody(), headers);
    }

    HttpResponse<String> post(String target, String body, String... headers) {
        return send("POST", target, BodyPublishers.ofString(body), headers);
    }

    HttpResponse<String> send(String method, String target, BodyPublisher body, String... headers) {
        return answered(request(method, target, body, headers), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String target, String... headers) {
        return answered(request("GET", target, BodyPublishers.noBody(), headers), BodyHandlers.ofByteArray());
    }

    HttpResponse<InputStream> stream(String target, String... headers) {
        return answered(request("GET", target, BodyPublishers.noBody(), headers), BodyHandlers.ofInputStream());
    }

    /** Writes the lines as they are, joined by CR LF and ended by an empty one, and returns all that comes back. */
    String raw(String... lines) {
        return said(String.join("\r\n", lines) + "\r\n\r\n");
    }

    /** Writes this, character by character one byte, and returns all that comes back until the gateway closes. */
    String said(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest request(String method, String target, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + target))
                .timeout(Duration.ofSeconds(20))
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    private static <T> HttpResponse<T> answered(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return HTTP.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Gives tests their client and every test services that remember nothing. */
    static final class Provider implements ParameterResolver, BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            Services.forgetEverything();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Client.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return Client.of(SpringExtension.getApplicationContext(context));
        }
    }
}
