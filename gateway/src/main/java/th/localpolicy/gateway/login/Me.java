package th.localpolicy.gateway.login;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;

/** {@code GET /api/me}: for whom the gateway takes the one who asks. No name is told, for none is known. */
@Configuration(proxyBeanMethods = false)
class Me {

    private final SessionToken sessionToken;
    private final ReactiveJwtDecoder tokens;
    private final Cookies cookies;

    Me(SessionToken sessionToken, ReactiveJwtDecoder tokens, GatewaySettings settings) {
        this.sessionToken = sessionToken;
        this.tokens = tokens;
        this.cookies = new Cookies(settings.login().secureCookies());
    }

    /**
     * Who asks.
     *
     * @param by {@code session} or {@code token}
     * @param expiresAt until when the token is good; that of a session is renewed by itself
     * @param csrf what a change in a session must send in the header {@value Csrf#HEADER}
     * @param login where to log in, for one who is not
     * @param logout where to send a POST to log out of a session
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            boolean authenticated,
            String by,
            String office,
            List<String> roles,
            Instant expiresAt,
            String csrf,
            String login,
            String logout) {}

    @Bean
    RouterFunction<ServerResponse> meRoutes() {
        return RouterFunctions.route().GET("/api/me", this::answer).build();
    }

    private Mono<ServerResponse> answer(ServerRequest request) {
        return SessionToken.caller()
                .flatMap(caller -> known(caller, request.exchange()))
                .defaultIfEmpty(new Answer(false, null, null, null, null, null, LoginStart.PATH, null))
                .flatMap(answer -> {
                    ServerResponse.BodyBuilder ok = ServerResponse.ok()
                            .contentType(MediaType.APPLICATION_JSON)
                            .cacheControl(CacheControl.noStore());
                    return (answer.csrf() == null ? ok : ok.cookie(cookies.csrf(answer.csrf()))).bodyValue(answer);
                });
    }

    private Mono<Answer> known(Authentication caller, ServerWebExchange exchange) {
        if (caller instanceof JwtAuthenticationToken bearer) {
            Jwt token = bearer.getToken();
            return Mono.just(
                    new Answer(true, "token", office(token), roles(token), token.getExpiresAt(), null, null, null));
        }
        Mono<CsrfToken> csrf = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.<CsrfToken>empty());
        return sessionToken
                .of(exchange)
                .flatMap(tokens::decode)
                .zipWith(csrf.map(CsrfToken::getToken))
                .map(both -> new Answer(
                        true,
                        "session",
                        office(both.getT1()),
                        roles(both.getT1()),
                        both.getT1().getExpiresAt(),
                        both.getT2(),
                        null,
                        Logout.PATH));
    }

    private static String office(Jwt token) {
        return token.getClaimAsString("office");
    }

    private static List<String> roles(Jwt token) {
        List<String> roles = token.getClaimAsStringList("roles");
        return roles == null ? List.of() : roles.stream().sorted().toList();
    }
}
