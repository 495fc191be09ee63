package th.localpolicy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser does on the way through a login: keeps cookies, which all ports of a host share, follows redirects, and
 * remembers where it was led.
 */
final class Browser {

    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<String, String> cookies = new TreeMap<>();
    private final List<String> cookiesAsSet = new ArrayList<>();
    private final List<URI> visited = new ArrayList<>();

    /** One page, wherever it leads to. */
    HttpResponse<String> get(URI address, String... headers) {
        return send(HttpRequest.newBuilder(address).GET(), headers);
    }

    HttpResponse<String> post(URI address, String type, String body, String... headers) {
        return send(
                HttpRequest.newBuilder(address).header("Content-Type", type).POST(BodyPublishers.ofString(body)),
                headers);
    }

    /** The page at the end of all redirects, or the last answer before one that leads to a place beginning so. */
    HttpResponse<String> visit(URI address, String stopBefore) {
        return follow(get(address), stopBefore);
    }

    HttpResponse<String> submit(URI address, String stopBefore, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(post(address, "application/x-www-form-urlencoded", form), stopBefore);
    }

    private HttpResponse<String> follow(HttpResponse<String> answer, String stopBefore) {
        var last = answer;
        for (var redirects = 0; last.statusCode() / 100 == 3; redirects++) {
            assertThat(redirects).as("redirects: %s", visited).isLessThan(MOST_REDIRECTS);
            var next = leadsTo(last);
            if (!stopBefore.isEmpty() && next.toString().startsWith(stopBefore)) {
                return last;
            }
            last = get(next);
        }
        return last;
    }

    static URI leadsTo(HttpResponse<String> redirect) {
        return redirect.request()
                .uri()
                .resolve(redirect.headers().firstValue("Location").orElseThrow());
    }

    Map<String, String> cookies() {
        return cookies;
    }

    /** Every cookie as a server set it, attributes included. */
    List<String> cookiesAsSet() {
        return cookiesAsSet;
    }

    List<URI> visited() {
        return visited;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            visited.add(answer.request().uri());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String set) {
        cookiesAsSet.add(set);
        var cookie = HttpCookie.parse(set).getFirst();
        if (cookie.getMaxAge() == 0) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}
