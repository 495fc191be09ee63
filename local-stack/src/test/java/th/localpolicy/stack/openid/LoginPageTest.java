package th.localpolicy.stack.openid;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The code flow as a browser and the gateway walk it together, over HTTP. */
class LoginPageTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String VERIFIER = "a-verifier-that-is-at-least-forty-three-characters-long";
    private static final String CALLBACK = "http://localhost:9999/login/oauth2/code/localpolicy";

    @TempDir
    static Path directory;

    private static OpenIdProvider provider;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        provider = OpenIdProvider.start(directory, 0, "http://localhost:8180");
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void an_office_is_found_by_its_thai_and_its_english_name_and_by_its_code() throws Exception {
        assertThat(page("เกษตรสมบูรณ์")).contains("value=\"D3604\"", "จังหวัดชัยภูมิ");
        assertThat(page("kaset sombun")).contains("value=\"D3604\"");
        assertThat(page("P36")).contains("value=\"P36\"", "จังหวัดชัยภูมิ");
        assertThat(page("no such office")).contains("ไม่พบหน่วยงาน").doesNotContain("type=\"radio\"");
        assertThat(page("")).contains("value=\"MOI\"", "value=\"DLA\"", "value=\"P11\"");
    }

    @Test
    void what_was_searched_for_is_shown_as_text_whatever_it_is() throws Exception {
        assertThat(page("\"><script>alert(1)</script>"))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    @Test
    void whoever_chooses_an_office_and_roles_gets_tokens_that_say_so() throws Exception {
        URI back = chosen("D3604", "officer", "approver");
        assertThat(back.toString()).startsWith(CALLBACK + "?code=").contains("state=s-1");

        Map<String, Object> tokens = tokens(back);
        var access = SignedJWT.parse((String) tokens.get("access_token")).getJWTClaimsSet();
        assertThat(access.getStringClaim("office")).isEqualTo("D3604");
        assertThat(access.getStringListClaim("roles")).containsExactlyInAnyOrder("officer", "approver");
        assertThat(access.getAudience()).containsExactly("localpolicy");
        assertThat(access.getSubject()).isEqualTo("D3604-person");
        var id = SignedJWT.parse((String) tokens.get("id_token")).getJWTClaimsSet();
        assertThat(id.getAudience()).containsExactly("gateway");
        assertThat(id.getStringClaim("nonce")).isEqualTo("n-1");

        String refreshed = post(
                        "/oauth2/token",
                        "grant_type=refresh_token&refresh_token=" + encoded((String) tokens.get("refresh_token")),
                        "gateway:local")
                .body();
        var again = SignedJWT.parse((String) JSONObjectUtils.parse(refreshed).get("access_token"))
                .getJWTClaimsSet();
        assertThat(again.getStringClaim("office")).isEqualTo("D3604");
        assertThat(again.getStringListClaim("roles")).containsExactlyInAnyOrder("officer", "approver");
    }

    @Test
    void a_code_without_its_verifier_is_worth_nothing() throws Exception {
        assertThat(exchange(code(chosen("P36", "approver")), "another-verifier-that-is-forty-three-characters-long")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void roles_that_the_office_does_not_have_are_refused() throws Exception {
        assertThat(choose("D3604", "operator").statusCode()).isEqualTo(400);
        assertThat(choose("D3604").statusCode()).isEqualTo(400);
        assertThat(choose("D9999", "officer").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example/login/oauth2/code/localpolicy",
                "http://localhost:9999/elsewhere",
                "http://localhost@evil.example/login/oauth2/code/localpolicy",
                "http://localhost.evil.example/login/oauth2/code/localpolicy"
            })
    void a_code_is_sent_to_this_machine_only(String callback) throws Exception {
        chosen("D3604", "officer");

        HttpResponse<String> answer = get(authorize(callback));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void logging_out_ends_the_session_and_leads_back_to_the_first_page() throws Exception {
        Map<String, Object> tokens = tokens(chosen("DLA", "operator"));
        String out = "/connect/logout?id_token_hint=" + tokens.get("id_token") + "&post_logout_redirect_uri=";

        assertThat(get(out + encoded("http://evil.example/")).statusCode()).isEqualTo(400);
        HttpResponse<String> answer = get(out + encoded("http://localhost:9999/"));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith("http://localhost:9999/");
        assertThat(get(authorize(CALLBACK)).headers().firstValue("Location").orElseThrow())
                .as("asked again")
                .endsWith("/login");
    }

    private URI chosen(String office, String... roles) throws Exception {
        HttpResponse<String> asked = get(authorize(CALLBACK));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(302);
        HttpResponse<String> entered = choose(office, roles);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        URI again = URI.create(entered.headers().firstValue("Location").orElseThrow());
        return URI.create(get(again.getRawPath() + "?" + again.getRawQuery())
                .headers()
                .firstValue("Location")
                .orElseThrow());
    }

    private HttpResponse<String> choose(String office, String... roles) throws Exception {
        Matcher token = TOKEN.matcher(page(office));
        assertThat(token.find()).isTrue();
        StringBuilder form = new StringBuilder("_csrf=" + encoded(token.group(1)) + "&office=" + encoded(office));
        for (String role : roles) {
            form.append("&role=").append(role);
        }
        return post("/login", form.toString(), null);
    }

    private static String authorize(String callback) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        return "/oauth2/authorize?response_type=code&client_id=gateway&scope=openid&state=s-1&nonce=n-1"
                + "&code_challenge_method=S256&code_challenge=" + challenge + "&redirect_uri=" + encoded(callback);
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return post(
                "/oauth2/token",
                "grant_type=authorization_code&code=" + encoded(code) + "&code_verifier=" + verifier + "&redirect_uri="
                        + encoded(CALLBACK),
                "gateway:local");
    }

    private Map<String, Object> tokens(URI back) throws Exception {
        HttpResponse<String> answer = exchange(code(back), VERIFIER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSONObjectUtils.parse(answer.body());
    }

    private static String code(URI back) {
        return back.getRawQuery().replaceAll(".*code=([^&]+).*", "$1");
    }

    private String page(String words) throws Exception {
        HttpResponse<String> page = get("/login?q=" + encoded(words));
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(request(path).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form, String credentials) throws Exception {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (credentials != null) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + provider.port() + path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
