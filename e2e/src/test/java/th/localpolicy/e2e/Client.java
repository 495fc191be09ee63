package th.localpolicy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody at the gateway, with a token or without. Headers are given as name, value, name, value. */
record Client(HttpClient http, String gateway, Optional<String> token) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration LONGEST = Duration.ofSeconds(30);

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer post(String path, Object body, String... headers) {
        return sendJson("POST", path, body, headers);
    }

    Answer put(String path, Object body, String... headers) {
        return sendJson("PUT", path, body, headers);
    }

    /** All items of a list, page after page. */
    List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = get(path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor)
                    .ok();
            page.get("items").forEach(items::add);
            cursor = page.path("next").isString()
                    ? "&cursor=" + URLEncoder.encode(page.get("next").asString(), StandardCharsets.UTF_8)
                    : null;
        } while (cursor != null);
        return items;
    }

    private Answer sendJson(String method, String path, Object body, String... headers) {
        var withType = new ArrayList<>(List.of("Content-Type", "application/json"));
        withType.addAll(List.of(headers));
        return send(
                method, path, BodyPublishers.ofString(JSON.writeValueAsString(body)), withType.toArray(String[]::new));
    }

    /** Only the status: of an answer that may never end, the rest is not read. */
    int status(String method, String path, BodyPublisher body, String... headers) {
        try {
            var answer = http.send(request(method, path, body, headers), BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(LONGEST)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request.build();
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        try {
            return new Answer(http.send(request(method, path, body, headers), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
