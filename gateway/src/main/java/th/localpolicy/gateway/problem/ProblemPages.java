package th.localpolicy.gateway.problem;

import java.util.Arrays;
import java.util.stream.Collectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.HtmlUtils;
import reactor.core.publisher.Mono;

import th.localpolicy.platform.problem.ProblemType;

/** The page behind every problem's {@code type}: what it means and what to do, in Thai, then in English. */
@Configuration(proxyBeanMethods = false)
class ProblemPages {

    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

    @Bean
    RouterFunction<ServerResponse> problemPageRoutes() {
        return RouterFunctions.route()
                .GET("/problems", request -> html(list()))
                .GET(
                        "/problems/{slug}",
                        request -> ProblemType.ofSlug(request.pathVariable("slug"))
                                .map(type -> html(page(type)))
                                .orElseGet(() -> Mono.error(
                                        new Refusal(ProblemType.NOT_FOUND, ProblemType.NOT_FOUND.explanation()))))
                .build();
    }

    private static Mono<ServerResponse> html(String page) {
        return ServerResponse.ok().contentType(HTML).bodyValue(page);
    }

    private static String page(ProblemType type) {
        return frame(type.title().th(), """
                <p class="status">%d · <code>%s</code></p>
                <h1>%s</h1>
                <p>%s</p>
                <section lang="en">
                <h2>%s</h2>
                <p>%s</p>
                </section>
                <p><a href="/problems">ปัญหาทั้งหมด · <span lang="en">All problems</span></a></p>
                """.formatted(
                        type.status(),
                        HtmlUtils.htmlEscape(type.type()),
                        HtmlUtils.htmlEscape(type.title().th()),
                        HtmlUtils.htmlEscape(type.explanation().th()),
                        HtmlUtils.htmlEscape(type.title().en()),
                        HtmlUtils.htmlEscape(type.explanation().en())));
    }

    private static String list() {
        String rows = Arrays.stream(ProblemType.values())
                .map(type -> "<li>%d <a href=\"%s\">%s</a> · <span lang=\"en\">%s</span></li>"
                        .formatted(
                                type.status(),
                                HtmlUtils.htmlEscape(type.type()),
                                HtmlUtils.htmlEscape(type.title().th()),
                                HtmlUtils.htmlEscape(type.title().en())))
                .collect(Collectors.joining("\n"));
        return frame("ปัญหา", "<h1>ปัญหาที่ API ตอบได้</h1>\n<ul>\n" + rows + "\n</ul>\n");
    }

    private static String frame(String title, String body) {
        return """
                <!doctype html>
                <html lang="th">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <link rel="icon" href="data:,">
                <link rel="stylesheet" href="/page.css">
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(HtmlUtils.htmlEscape(title), body);
    }
}
