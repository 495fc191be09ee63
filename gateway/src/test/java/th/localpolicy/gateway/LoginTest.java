package th.localpolicy.gateway;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;

@GatewayTest
class LoginTest {

    private static final FakeProvider PROVIDER = new FakeProvider();
    private static final String SESSION = "__Host-session";

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("test.issuer.url", PROVIDER::issuer);
    }

    @BeforeEach
    void tokens_last_an_hour() {
        PROVIDER.tokensLast(3600);
    }

    @Test
    void a_person_is_sent_to_the_provider_with_pkce_and_nothing_but_the_account_is_asked_for(Client client) {
        URI sentTo = new Person(client).begin("/login?to=/api");

        assertThat(sentTo.toString()).startsWith(PROVIDER.issuer() + "/oauth2/authorize?");
        Map<String, String> asked = FakeProvider.form(sentTo.getRawQuery());
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "gateway")
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256");
        assertThat(asked.get("code_challenge")).hasSize(43);
        assertThat(asked.get("state")).hasSizeGreaterThan(20);
        assertThat(asked.get("nonce")).hasSizeGreaterThan(20);
    }

    @Test
    void after_the_login_the_browser_has_a_cookie_that_no_script_and_no_other_site_can_use(Client client) {
        Person person = new Person(client);
        HttpResponse<String> back = person.get(PROVIDER.login(person.begin("/login?to=/api?x=1"), "D3604", "officer"));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).hasValue("/api?x=1");
        String session = back.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(SESSION))
                .findAny()
                .orElseThrow();
        assertThat(session.toLowerCase(Locale.ROOT))
                .contains("; secure", "; httponly", "; samesite=lax", "; path=/")
                .doesNotContain("domain");
        assertThat(person.cookies()).containsOnlyKeys(SESSION);
    }

    @Test
    void the_page_learns_office_and_roles_and_no_name(Client client) {
        Person person = Person.loggedIn(client, PROVIDER, "D3604", "officer", "approver");

        HttpResponse<String> me = person.get("/api/me");

        assertThat((Boolean) JsonPath.read(me.body(), "$.authenticated")).isTrue();
        assertThat((String) JsonPath.read(me.body(), "$.by")).isEqualTo("session");
        assertThat((String) JsonPath.read(me.body(), "$.office")).isEqualTo("D3604");
        assertThat((Iterable<?>) JsonPath.read(me.body(), "$.roles")).hasToString("[\"approver\",\"officer\"]");
        assertThat(me.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(me.body()).doesNotContain("D3604-officer");
    }

    @Test
    void me_tells_a_stranger_where_to_log_in_and_a_system_what_its_token_says(Client client) {
        assertThat(client.get("/api/me").body()).isEqualTo("{\"authenticated\":false,\"login\":\"/login\"}");
        assertThat(client.get("/api/me").headers().firstValue("Set-Cookie")).isEmpty();

        Person person = Person.loggedIn(client, PROVIDER, "P36", "approver");
        person.get("/api/v1/directives");
        String bearer = Services.DIRECTIVE.only().header("Authorization");
        String me = client.get("/api/me", "Authorization", bearer).body();
        assertThat((String) JsonPath.read(me, "$.by")).isEqualTo("token");
        assertThat((String) JsonPath.read(me, "$.office")).isEqualTo("P36");
    }

    @Test
    void the_services_get_a_token_and_never_a_cookie(Client client) {
        Person person = Person.loggedIn(client, PROVIDER, "D3604", "officer");

        assertThat(person.get("/api/v1/directives").statusCode()).isEqualTo(200);

        assertThat(Services.DIRECTIVE.only().header("Authorization")).startsWith("Bearer ey");
        assertThat(Services.DIRECTIVE.only().header("Cookie")).isNull();
    }

    @Test
    void a_change_needs_the_sessions_own_secret_and_a_bearer_token_does_not(Client client) {
        Person person = Person.loggedIn(client, PROVIDER, "D3604", "officer");
        String csrf = person.csrf();

        assertProblem(person.post("/api/v1/identities", "{}"), 403, "cross-site-request");
        assertProblem(person.post("/api/v1/identities", "{}", "X-XSRF-TOKEN", "guessed"), 403, "cross-site-request");
        String another = Person.loggedIn(client, PROVIDER, "D3605", "officer").csrf();
        assertProblem(person.post("/api/v1/identities", "{}", "X-XSRF-TOKEN", another), 403, "cross-site-request");
        assertThat(Services.IDENTITY.received()).isEmpty();

        assertThat(person.cookies()).containsEntry("XSRF-TOKEN", csrf);
        assertThat(person.post("/api/v1/identities", "{}", "X-XSRF-TOKEN", csrf).statusCode())
                .isEqualTo(200);
        assertThat(Services.IDENTITY.only().header("X-XSRF-TOKEN")).isNull();
        String bearer = Services.IDENTITY.only().header("Authorization");
        assertThat(client.post("/api/v1/identities", "{}", "Authorization", bearer)
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example/",
                "https://evil.example/",
                "/\\evil.example",
                "javascript:alert(1)",
                "\t//evil.example",
                "///evil.example",
                "evil"
            })
    void a_login_never_leads_to_another_place(String destination, Client client) {
        Person person = new Person(client);
        String target = "/login?to=" + URLEncoder.encode(destination, StandardCharsets.UTF_8);

        HttpResponse<String> back = person.get(PROVIDER.login(person.begin(target), "D3604", "officer"));

        assertThat(back.headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void a_login_that_this_browser_did_not_begin_is_refused(Client client) {
        String back = PROVIDER.login(new Person(client).begin("/login"), "D3604", "officer");

        assertProblem(new Person(client).get(back), 401, "unauthenticated");
        Person another = new Person(client);
        another.begin("/login");
        assertProblem(another.get(back), 401, "unauthenticated");
        assertThat(another.isLoggedIn()).isFalse();
    }

    @Test
    void a_code_is_good_once_and_a_session_cookie_cannot_be_chosen(Client client) {
        Person person = new Person(client);
        person.cookies().put(SESSION, "chosen-by-somebody");
        String back = PROVIDER.login(person.begin("/login"), "D3604", "officer");
        assertThat(person.get(back).statusCode()).isEqualTo(303);

        assertThat(person.cookies().get(SESSION)).isNotEqualTo("chosen-by-somebody");
        assertProblem(person.get(back), 401, "unauthenticated");
    }

    @Test
    void a_token_that_runs_out_is_renewed_without_the_person_noticing(Client client) {
        PROVIDER.tokensLast(1);
        Person person = Person.loggedIn(client, PROVIDER, "D3604", "officer");
        PROVIDER.tokensLast(3600);

        assertThat(person.get("/api/v1/directives").statusCode()).isEqualTo(200);
        assertThat(person.get("/api/v1/directives").statusCode()).isEqualTo(200);
        assertThat(Services.DIRECTIVE.received()).hasSize(2);
    }

    @Test
    void when_the_provider_renews_no_more_the_session_is_over(Client client) {
        PROVIDER.tokensLast(1);
        Person person = Person.loggedIn(client, PROVIDER, "D3604", "officer");
        PROVIDER.revokeAll();

        assertProblem(person.get("/api/v1/directives"), 401, "unauthenticated");
        assertThat(person.isLoggedIn()).isFalse();
        assertThat(Services.DIRECTIVE.received()).isEmpty();
    }

    @Test
    void logging_out_ends_the_session_here_and_says_where_it_ends_at_the_provider(Client client) {
        Person person = Person.loggedIn(client, PROVIDER, "D3604", "officer");
        String csrf = person.csrf();
        String session = person.cookies().get(SESSION);
        assertProblem(person.post("/logout", ""), 403, "cross-site-request");
        assertThat(person.isLoggedIn()).isTrue();

        HttpResponse<String> out = person.post("/logout", "", "X-XSRF-TOKEN", csrf);

        assertThat(out.statusCode()).isEqualTo(200);
        assertThat((String) JsonPath.read(out.body(), "$.next"))
                .startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=ey")
                .contains("post_logout_redirect_uri=");
        person.cookies().put(SESSION, session);
        assertThat(person.isLoggedIn()).isFalse();
        assertProblem(person.get("/api/v1/directives"), 401, "unauthenticated");
    }

    @Test
    void who_is_logged_out_already_may_log_out_once_more(Client client) {
        Person person = new Person(client);
        person.cookies().put(SESSION, "over-since-yesterday");

        assertThat(person.post("/logout", "").statusCode()).isEqualTo(204);
    }

    @Test
    void a_logout_at_the_provider_ends_the_accounts_sessions_here_and_no_others(Client client) {
        Person first = Person.loggedIn(client, PROVIDER, "D3611", "officer");
        Person second = Person.loggedIn(client, PROVIDER, "D3611", "approver");
        Person other = Person.loggedIn(client, PROVIDER, "D3612", "officer");

        HttpResponse<String> told = backChannel(client, PROVIDER.logoutToken("D3611", claims -> {}));

        assertThat(told.statusCode()).as(told.body()).isEqualTo(200);
        assertThat(first.isLoggedIn()).isFalse();
        assertThat(second.isLoggedIn()).isFalse();
        assertThat(other.isLoggedIn()).isTrue();
    }

    @Test
    void a_logout_that_the_provider_did_not_send_ends_nothing(Client client) {
        Person person = Person.loggedIn(client, PROVIDER, "D3613", "officer");

        assertProblem(backChannel(client, "nonsense"), 400, "invalid-request");
        assertProblem(
                backChannel(client, PROVIDER.logoutToken("D3613", claims -> claims.audience("localpolicy"))),
                400,
                "invalid-request");
        assertProblem(
                backChannel(client, PROVIDER.logoutToken("D3613", claims -> claims.claim("events", null))),
                400,
                "invalid-request");
        assertProblem(
                backChannel(client, PROVIDER.logoutToken("D3613", claims -> claims.claim("nonce", "n"))),
                400,
                "invalid-request");
        assertProblem(
                backChannel(client, new FakeProvider().logoutToken("D3613", claims -> {})), 400, "invalid-request");
        assertThat(person.isLoggedIn()).isTrue();
    }

    private static HttpResponse<String> backChannel(Client client, String token) {
        return client.post(
                "/logout/back-channel", "logout_token=" + token, "Content-Type", "application/x-www-form-urlencoded");
    }
}
