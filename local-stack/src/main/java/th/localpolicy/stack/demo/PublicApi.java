package th.localpolicy.stack.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The gateway as a careful client uses it: when it answers that it is busy or out, or does not answer at all, the same
 * request is sent again, a POST under the same Idempotency-Key, so that nothing is done twice.
 */
public final class PublicApi {
    private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 30;

    private final HttpClient http;
    private final String gateway;
    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicInteger sentAgain = new AtomicInteger();

    public PublicApi(HttpClient http, String gateway) {
        this.http = http;
        this.gateway = gateway;
    }

    /** The API refused; what was asked is wrong, and asking again would not help. */
    public static final class Refused extends RuntimeException {
        Refused(String message) {
            super(message);
        }
    }

    /** How many requests had to be sent more than once. */
    public int sentAgain() {
        return sentAgain.get();
    }

    public JsonNode get(String path, Optional<String> token) throws InterruptedException {
        return send(request(path, token).GET().build());
    }

    /** All items of a list, page after page. */
    public List<JsonNode> all(String path, Optional<String> token) throws InterruptedException {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get(path + (path.contains("?") ? "&" : "?") + "limit=200" + cursor, token);
            page.get("items").forEach(items::add);
            JsonNode next = page.get("next");
            cursor = next == null || next.isNull()
                    ? null
                    : "&cursor=" + URLEncoder.encode(next.asString(), StandardCharsets.UTF_8);
        } while (cursor != null);
        return items;
    }

    /** Writes, once, however often it must be sent. */
    public JsonNode post(String path, String token, String idempotencyKey, Object body) throws InterruptedException {
        return send(request(path, Optional.of(token))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    /** Writes a file of JSON lines, once, however often it must be sent. */
    public JsonNode postLines(String path, String token, String idempotencyKey, List<?> lines)
            throws InterruptedException {
        String body = lines.stream().map(json::writeValueAsString).collect(Collectors.joining("\n"));
        return send(request(path, Optional.of(token))
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path, Optional<String> token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(gateway + path)).timeout(REQUEST_LIMIT);
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private JsonNode send(HttpRequest request) throws InterruptedException {
        String lastTrouble = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Duration pause = Duration.ofMillis(Math.min(100L << Math.min(attempt, 6), LONGEST_PAUSE.toMillis()));
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() / 100 == 2) {
                    return json.readTree(response.body());
                }
                lastTrouble = response.statusCode() + " " + response.body();
                if (!PASSING.contains(response.statusCode())) {
                    break;
                }
                pause = askedFor(response).orElse(pause);
            } catch (IOException e) {
                lastTrouble = e.toString();
            }
            sentAgain.incrementAndGet();
            Thread.sleep(pause);
        }
        throw new Refused(request.method() + " " + request.uri() + " was answered: " + lastTrouble);
    }

    private static Optional<Duration> askedFor(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
