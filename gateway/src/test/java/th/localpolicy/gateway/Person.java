package th.localpolicy.gateway;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.jayway.jsonpath.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody at a browser: keeps the cookies of the gateway and follows no redirect by itself. */
final class Person {

    private final Client client;
    private final Map<String, String> cookies;

    Person(Client client) {
        this(client, new TreeMap<>());
    }

    private Person(Client client, Map<String, String> cookies) {
        this.client = client;
        this.cookies = cookies;
    }

    /** The same browser, whom the balancer sends to another gateway. */
    Person at(Client other) {
        return new Person(other, cookies);
    }

    static Person loggedIn(Client client, FakeProvider provider, String office, String... roles) {
        Person person = new Person(client);
        HttpResponse<String> back = person.get(provider.login(person.begin("/login"), office, roles));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
        return person;
    }

    /** Begins a login; where the gateway sends the browser. */
    URI begin(String target) {
        HttpResponse<String> sent = get(target);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        return URI.create(sent.headers().firstValue("Location").orElseThrow());
    }

    HttpResponse<String> get(String target, String... headers) {
        return send("GET", target, "", headers);
    }

    HttpResponse<String> post(String target, String body, String... headers) {
        return send("POST", target, body, headers);
    }

    /** The secret that the page reads before it changes anything. */
    String csrf() {
        return JsonPath.read(get("/api/me").body(), "$.csrf");
    }

    boolean isLoggedIn() {
        return JsonPath.read(get("/api/me").body(), "$.authenticated");
    }

    Map<String, String> cookies() {
        return cookies;
    }

    private HttpResponse<String> send(String method, String target, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        if (!cookies.isEmpty()) {
            all.add("Cookie");
            all.add(cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = client.send(
                method,
                target,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                all.toArray(String[]::new));
        for (String set : answer.headers().allValues("Set-Cookie")) {
            HttpCookie cookie = HttpCookie.parse(set).getFirst();
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }
}
