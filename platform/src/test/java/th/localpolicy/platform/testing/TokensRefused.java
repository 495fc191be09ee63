package th.localpolicy.platform.testing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.stack.testing.BadTokens;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** Which tokens a service refuses, asked directly and not through the gateway. A service's test says at which address. */
public abstract class TokensRefused {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AtomicInteger FETCHED = new AtomicInteger();

    private static HttpServer elsewhere;

    /** An address that needs a token and is read with GET by every officer who is an auditor. */
    protected abstract URI address();

    @BeforeAll
    static void somewhereElse() throws Exception {
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            FETCHED.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        elsewhere.start();
    }

    @AfterAll
    static void nothingElse() {
        elsewhere.stop(0);
    }

    static Stream<Arguments> tokens() {
        var bad = BadTokens.everywhere(
                "http://localhost:" + elsewhere.getAddress().getPort() + "/keys");
        return Stream.concat(bad.entrySet().stream(), BadTokens.ofNoOffice().entrySet().stream())
                .map(token -> Arguments.of(token.getKey(), token.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void a_bad_token_is_refused_in_thai_and_english(String why, String authorization) throws Exception {
        var thai = ask("th", authorization);
        assertThat(thai.statusCode()).isEqualTo(401);
        assertThat(thai.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(thai.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(thai.body()).contains("\"/problems/unauthenticated\"", "ยังไม่ได้ยืนยันตัวตน");
        assertThat(ask("en", authorization).body()).contains("\"Not authenticated\"");
        assertThat(FETCHED).as("no address in a token is ever gone to").hasValue(0);
    }

    @Test
    void a_token_of_a_hundred_kilobytes_is_not_even_read() throws Exception {
        assertThat(ask("en", BadTokens.ofAHundredKilobytes()).statusCode()).isIn(401, 431);
    }

    @Test
    void two_authorization_headers_are_refused_whichever_is_the_good_one() throws Exception {
        var good = "Bearer " + Tokens.of("D3604", "officer", "auditor");
        for (var both : List.of(List.of(good, "Bearer x"), List.of("Bearer x", good), List.of(good, good))) {
            assertThat(ask("en", both.toArray(String[]::new)).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void a_good_token_is_taken_however_its_scheme_is_spelt() throws Exception {
        for (var scheme : List.of("Bearer", "bearer", "BEARER")) {
            assertThat(ask("en", scheme + " " + Tokens.of("D3604", "officer", "auditor"))
                            .statusCode())
                    .as(scheme)
                    .isEqualTo(200);
        }
    }

    @Test
    void a_token_in_the_address_is_none() throws Exception {
        var token = Tokens.of("D3604", "officer", "auditor");

        assertThat(answer(URI.create(address() + "?access_token=" + token), "en")
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> ask(String language, String... authorizations) throws Exception {
        return answer(address(), language, authorizations);
    }

    private static HttpResponse<String> answer(URI at, String language, String... authorizations) throws Exception {
        var request = HttpRequest.newBuilder(at).header("Accept-Language", language);
        for (var authorization : authorizations) {
            request.header("Authorization", authorization);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
