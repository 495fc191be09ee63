package th.localpolicy.gateway.limit;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.problem.AllowedMethods;
import th.localpolicy.gateway.problem.Refusal;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/** Lets pages of the origins that are configured, and of no other, call the API. Without any nothing is allowed. */
@Configuration(proxyBeanMethods = false)
class OtherOrigins {

    private static final Text STRANGE_ORIGIN = new Text(
            "หน้าเว็บที่ส่งคำขอไม่ได้อยู่ในรายการที่อนุญาต", "The web page that asks is not among those that may.");
    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    @Bean
    @Order(-101) // before the security chain, which would ask a preflight for a token
    @ConditionalOnExpression("'${gateway.cors.origins:}' != ''")
    CorsWebFilter otherOriginsFilter(GatewaySettings settings) {
        CorsConfiguration rules = new CorsConfiguration();
        rules.setAllowedOrigins(settings.cors().origins());
        rules.setAllowedMethods(
                AllowedMethods.EVERYWHERE.stream().map(HttpMethod::name).toList());
        rules.setAllowedHeaders(List.of(
                "Authorization",
                "Content-Type",
                "Accept",
                "Accept-Language",
                "If-Match",
                "If-None-Match",
                "Idempotency-Key",
                "X-Correlation-Id",
                "traceparent",
                "tracestate",
                "Last-Event-ID"));
        rules.setExposedHeaders(List.of(
                "ETag",
                "Location",
                "Link",
                "Retry-After",
                "Idempotent-Replayed",
                "X-Correlation-Id",
                "Content-Disposition"));
        rules.setAllowCredentials(false);
        rules.setMaxAge(PREFLIGHT_KEPT);
        UrlBasedCorsConfigurationSource everywhere = new UrlBasedCorsConfigurationSource();
        everywhere.registerCorsConfiguration("/api/**", rules);
        return new CorsWebFilter(everywhere, new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) {
                throw new Refusal(ProblemType.CROSS_SITE_REQUEST, STRANGE_ORIGIN);
            }
        });
    }
}
