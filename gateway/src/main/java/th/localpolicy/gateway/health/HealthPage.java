package th.localpolicy.gateway.health;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.health.PartHealth.State;

/**
 * {@code GET /api/health}: of every part whether it is up, as JSON, or as a page for a browser. Anybody sees which part is
 * up, degraded or down; what exactly is degraded only those who are logged in or show a token. 200 as long as anything
 * works, 503 when nothing does.
 */
@Configuration(proxyBeanMethods = false)
class HealthPage {

    private static final String GATEWAY = "gateway";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'น.'").withZone(ZoneId.of("Asia/Bangkok"));
    private static final Map<String, String> NAMES = Map.of(
            GATEWAY,
            "ประตูของระบบ",
            "identity-service",
            "ทะเบียนอัตลักษณ์ท้องถิ่น",
            "directive-service",
            "หนังสือสั่งการ",
            "reporting-service",
            "รายงานและตัวชี้วัด");

    private final HealthWatch watch;

    HealthPage(HealthWatch watch) {
        this.watch = watch;
    }

    /** The whole and its parts, at an instant. */
    record Answer(State state, Instant at, List<PartHealth> parts) {}

    @Bean
    RouterFunction<ServerResponse> healthRoutes() {
        return RouterFunctions.route()
                .GET(
                        "/api/health",
                        RequestPredicates.accept(MediaType.TEXT_HTML).and(HealthPage::isBrowser),
                        request -> answer().flatMap(answer ->
                                said(answer, MediaType.TEXT_HTML).bodyValue(page(answer))))
                .GET(
                        "/api/health",
                        request -> answer().flatMap(answer ->
                                said(answer, MediaType.APPLICATION_JSON).bodyValue(answer)))
                .build();
    }

    private static boolean isBrowser(ServerRequest request) {
        return request.headers().accept().stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
    }

    private Mono<Answer> answer() {
        return watch.parts().zipWith(isKnown()).map(both -> {
            List<PartHealth> parts = both.getT1();
            State whole = PartHealth.worst(parts);
            List<PartHealth> shown = both.getT2()
                    ? parts
                    : parts.stream().map(PartHealth::withoutDetail).toList();
            return new Answer(
                    whole,
                    Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
                    Stream.concat(Stream.of(new PartHealth(GATEWAY, State.UP, null)), shown.stream())
                            .toList());
        });
    }

    private static Mono<Boolean> isKnown() {
        return ReactiveSecurityContextHolder.getContext()
                .mapNotNull(SecurityContext::getAuthentication)
                .map(caller -> caller.isAuthenticated() && !(caller instanceof AnonymousAuthenticationToken))
                .defaultIfEmpty(false);
    }

    private static ServerResponse.BodyBuilder said(Answer answer, MediaType type) {
        return ServerResponse.status(answer.state() == State.DOWN ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK)
                .contentType(type)
                .cacheControl(CacheControl.noStore());
    }

    private static String page(Answer answer) {
        return """
                <!doctype html>
                <html lang="th">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta http-equiv="refresh" content="15">
                <title>สถานะของระบบ: %s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/page.css">
                </head>
                <body>
                <main>
                <h1>สถานะของระบบ: %s</h1>
                <p class="status"><time datetime="%s">%s</time> · <span lang="en">%s</span></p>
                <table class="parts">
                %s</table>
                %s<p><a href="/">หน้าแรก</a></p>
                </main>
                </body>
                </html>
                """.formatted(
                        answer.state().thai(),
                        answer.state().thai(),
                        answer.at(),
                        CLOCK.format(answer.at()),
                        answer.state().word(),
                        answer.parts().stream().map(HealthPage::row).collect(Collectors.joining()),
                        answer.state() == State.UP ? "" : hint(answer));
    }

    private static String row(PartHealth part) {
        String detail = part.degraded() == null || part.degraded().isEmpty()
                ? ""
                : "<br><small>" + HtmlUtils.htmlEscape(String.join(", ", part.degraded())) + "</small>";
        return "<tr><th scope=\"row\">%s<br><small>%s</small></th><td class=\"%s\">%s · <span lang=\"en\">%s</span>%s</td></tr>\n"
                .formatted(
                        NAMES.getOrDefault(part.name(), part.name()),
                        part.name(),
                        part.state().word(),
                        part.state().thai(),
                        part.state().word(),
                        detail);
    }

    /** What is degraded is told to who is known; a stranger learns how to become known. */
    private static String hint(Answer answer) {
        boolean told = answer.parts().stream().anyMatch(part -> part.state() != State.UP && part.degraded() != null);
        return told
                ? ""
                : "<p><a href=\"/login?to=/api/health\">เข้าสู่ระบบ</a>เพื่อดูว่าส่วนใดขัดข้อง · <span lang=\"en\">Log in to see what"
                        + " is degraded</span></p>\n";
    }
}
