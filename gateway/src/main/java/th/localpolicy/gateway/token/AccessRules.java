package th.localpolicy.gateway.token;

import java.util.Set;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.FormLoginSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HttpBasicSpec;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.XFrameOptionsServerHttpHeadersWriter.Mode;
import org.springframework.security.web.server.savedrequest.NoOpServerRequestCache;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.login.PeopleLogin;
import th.localpolicy.gateway.problem.AllowedMethods;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * Who passes the edge. Geography, the registry of identities and KPI progress are read by anyone; everything else of the
 * API needs a token. What an office may do with it is the services' business: they check again for themselves.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class AccessRules {

    private static final String[] READ_BY_ANYONE = {
        "/api/v1/provinces/**",
        "/api/v1/districts/**",
        "/api/v1/offices/**",
        "/api/v1/identities",
        "/api/v1/identities/{id}",
        "/api/v1/identities/{id}/posts/**",
        "/api/v1/identities/{id}/photos/**",
        "/api/v1/kpis/**",
        "/api/v1/report-forms/**",
    };

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Text UNSAFE_REQUEST = new Text(
            "ที่อยู่หรือส่วนหัวของคำขอมีส่วนที่ไม่รับ เช่น .. // ; %2F หรืออักขระควบคุม",
            "The address or a header has a part that is not accepted, such as .. // ; %2F or a control character.");

    @Bean
    SecurityWebFilterChain edge(ServerHttpSecurity http, PeopleLogin people) {
        people.into(http);
        ServerAuthenticationEntryPoint refuse = (exchange, why) ->
                Mono.error(new Refusal(ProblemType.UNAUTHENTICATED, ProblemType.UNAUTHENTICATED.explanation()));
        return http.authorizeExchange(access -> access.pathMatchers(HttpMethod.GET, READ_BY_ANYONE)
                        .permitAll()
                        .pathMatchers(HttpMethod.HEAD, READ_BY_ANYONE)
                        .permitAll()
                        .pathMatchers("/api/v1/**")
                        .authenticated()
                        .anyExchange()
                        .permitAll())
                .oauth2ResourceServer(
                        tokens -> tokens.jwt(Customizer.withDefaults()).authenticationEntryPoint(refuse))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(refuse))
                .requestCache(cache -> cache.requestCache(NoOpServerRequestCache.getInstance()))
                .httpBasic(HttpBasicSpec::disable)
                .formLogin(FormLoginSpec::disable)
                .headers(headers -> headers
                        // The services say how long their answers may be kept.
                        .cache(cache -> cache.disable())
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .frameOptions(frame -> frame.mode(Mode.DENY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** What the framework's firewall refuses (escapes out of the path, odd methods) becomes a problem like any other. */
    @Bean
    ServerExchangeRejectedHandler unsafeRequests() {
        return (exchange, rejected) -> {
            Set<HttpMethod> known = AllowedMethods.EVERYWHERE;
            return Mono.error(
                    known.contains(exchange.getRequest().getMethod())
                            ? new Refusal(ProblemType.INVALID_REQUEST, UNSAFE_REQUEST)
                            : new Refusal(
                                    ProblemType.METHOD_NOT_ALLOWED, ProblemType.METHOD_NOT_ALLOWED.explanation()));
        };
    }
}
