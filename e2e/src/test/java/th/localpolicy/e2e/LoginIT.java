package th.localpolicy.e2e;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Registry.IDENTITIES;

/** An officer at a browser: from the gateway to the provider's page, back with a session, and out of everything again. */
@EndToEnd
@Order(6)
class LoginIT {

    /** Over plain http, as on a developer's machine; under https it is __Host-session, Secure. */
    private static final String SESSION = "session";

    private static final String CALLBACK = "/login/oauth2/code/";
    private static final Pattern SECRET_OF_FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI gateway;
    private final URI provider;

    LoginIT(RunningStack stack) {
        this.gateway = URI.create(stack.anybody().gateway());
        this.provider = URI.create(stack.issuer());
    }

    /** The provider's page, reached from the gateway. */
    private HttpResponse<String> toTheProvidersPage(Browser browser) {
        var page = browser.visit(gateway.resolve("/login?to=/api"), "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.request().uri().toString()).startsWith(provider.toString());
        return page;
    }

    /** Chooses the office; what came back, at the end or before a place beginning so. */
    private HttpResponse<String> choose(Browser browser, String office, String stopBefore) {
        var page = toTheProvidersPage(browser);
        var secret = SECRET_OF_FORM.matcher(page.body());
        assertThat(secret.find()).isTrue();
        return browser.submit(
                provider.resolve("/login"),
                stopBefore,
                Map.of("_csrf", secret.group(1), "office", office, "role", "officer"));
    }

    private Browser loggedIn(String office) {
        var browser = new Browser();
        var end = choose(browser, office, "");
        assertThat(end.statusCode()).as(end.body()).isEqualTo(200);
        assertThat(end.request().uri()).isEqualTo(gateway.resolve("/api"));
        return browser;
    }

    private JsonNode me(Browser browser) {
        return Client.JSON.readTree(browser.get(gateway.resolve("/api/me")).body());
    }

    private HttpResponse<String> write(Browser browser, String district, String... headers) {
        return browser.post(
                gateway.resolve(IDENTITIES),
                "application/json",
                Registry.draftFor(district).toString(),
                headers);
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private URI callback(Browser browser) {
        return browser.visited().stream()
                .filter(address -> address.getPath().startsWith(CALLBACK))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    @Test
    void the_providers_page_names_the_offices_and_finds_one_by_a_part_of_its_name() {
        var browser = new Browser();
        assertThat(toTheProvidersPage(browser).body()).contains("หน่วยงาน", "กระทรวงมหาดไทย");

        var found = browser.visit(
                URI.create(provider + "/login?q=" + URLEncoder.encode("เกษตรสมบูรณ์", StandardCharsets.UTF_8)), "");

        assertThat(found.body()).contains("value=\"D3604\"", "อำเภอเกษตรสมบูรณ์");
    }

    @Test
    void an_officer_logs_in_works_and_logs_out_of_everything() {
        var browser = loggedIn("D3604");

        assertThat(browser.visited())
                .anySatisfy(address ->
                        assertThat(address.toString()).contains("code_challenge_method=S256", "response_type=code"));
        var session = browser.cookiesAsSet().stream()
                .filter(cookie -> cookie.startsWith(SESSION + "="))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(session.toLowerCase(Locale.ROOT))
                .contains("; httponly", "; samesite=lax", "; path=/")
                .doesNotContain("domain");
        var me = me(browser);
        assertThat(me.get("office").asString()).isEqualTo("D3604");
        assertThat(me.get("by").asString()).isEqualTo("session");

        var forged = write(browser, "3604");
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("/problems/cross-site-request");
        var csrf = me.get("csrf").asString();
        var written = write(browser, "3604", "X-XSRF-TOKEN", csrf);
        assertThat(written.statusCode()).as(written.body()).isEqualTo(201);
        assertThat(write(browser, "3605", "X-XSRF-TOKEN", csrf).statusCode())
                .as("another district's, by the session's own office")
                .isEqualTo(403);

        var before = Map.copyOf(browser.cookies());
        var out = browser.post(gateway.resolve("/logout"), "application/json", "", "X-XSRF-TOKEN", csrf);
        assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
        browser.visit(URI.create(Client.JSON.readTree(out.body()).get("next").asString()), gateway.toString());

        browser.cookies().put(SESSION, before.get(SESSION));
        assertThat(me(browser).get("authenticated").asBoolean()).isFalse();
        assertThat(write(browser, "3604", "X-XSRF-TOKEN", csrf).statusCode()).isIn(401, 403);
        browser.cookies().remove(SESSION);
        // Logged out at the provider as well: it asks again.
        assertThat(toTheProvidersPage(browser).body()).contains("name=\"office\"");
    }

    @Test
    void a_code_that_was_used_is_good_for_nothing() {
        var browser = loggedIn("D3601");
        var used = callback(browser);

        var again = new Browser();
        again.cookies().putAll(browser.cookies());
        assertThat(again.get(used).statusCode()).isEqualTo(401);

        assertThat(exchange(used, "any-verifier").statusCode()).isEqualTo(400);
    }

    @Test
    void a_code_under_another_state_is_refused() {
        var browser = new Browser();
        var callback = Browser.leadsTo(choose(browser, "D3602", gateway + CALLBACK));

        var altered = URI.create(callback.toString().replaceAll("state=[^&]+", "state=chosen-by-somebody"));

        assertThat(browser.get(altered).statusCode()).isEqualTo(401);
        assertThat(me(browser).get("authenticated").asBoolean()).isFalse();
    }

    @Test
    void a_stolen_code_opens_neither_the_provider_nor_another_browsers_login() {
        var victim = new Browser();
        var stolen = Browser.leadsTo(choose(victim, "D3603", gateway + CALLBACK));

        // At the provider, even with the gateway's own secret: without the verifier of who asked.
        assertThat(exchange(stolen, "").statusCode()).isEqualTo(400);

        // In the thief's own login, under the thief's own state.
        var second = new Browser();
        var stolenAgain = Browser.leadsTo(choose(second, "D3603", gateway + CALLBACK));
        var thief = new Browser();
        var begun = Browser.leadsTo(thief.get(gateway.resolve("/login")));
        while (!query(begun).containsKey("state")) {
            begun = Browser.leadsTo(thief.get(begun));
        }
        var injected = gateway.resolve(
                CALLBACK + "localpolicy?code=" + query(stolenAgain).get("code") + "&state="
                        + URLEncoder.encode(query(begun).get("state"), StandardCharsets.UTF_8));
        assertThat(thief.get(injected).statusCode()).isEqualTo(401);
        assertThat(me(thief).get("authenticated").asBoolean()).isFalse();
    }

    /** Somebody with the code and the gateway's secret at the provider's token endpoint. */
    private HttpResponse<String> exchange(URI callback, String verifier) {
        var redirect = callback.getScheme() + "://" + callback.getAuthority() + callback.getPath();
        var answer = new Browser()
                .post(
                        provider.resolve("/oauth2/token"),
                        "application/x-www-form-urlencoded",
                        "grant_type=authorization_code&code=" + query(callback).get("code") + "&redirect_uri="
                                + URLEncoder.encode(redirect, StandardCharsets.UTF_8)
                                + (verifier.isEmpty() ? "" : "&code_verifier=" + verifier),
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder().encodeToString("gateway:local".getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.body()).contains("invalid_grant").doesNotContain("access_token");
        return answer;
    }
}
