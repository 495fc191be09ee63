package th.localpolicy.gateway.catalogue;

import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * The catalogue of the API under {@code /api}: a page that shows the three services' documents and tries them out,
 * and one document joined of the three, for generators.
 */
@Configuration(proxyBeanMethods = false)
class CataloguePages implements WebFluxConfigurer {

    private static final ClassPathResource PAGE = new ClassPathResource("static/api/index.html");

    private static final ClassPathResource JOINED = new ClassPathResource("joined/localpolicy.yaml");

    @Bean
    RouterFunction<ServerResponse> cataloguePageRoutes() {
        return RouterFunctions.route()
                .GET(
                        "/api",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.TEXT_HTML)
                                .cacheControl(CacheControl.noCache())
                                .bodyValue(PAGE))
                .GET(
                        "/api/openapi/all.yaml",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.parseMediaType("application/yaml"))
                                .cacheControl(CacheControl.noCache())
                                .bodyValue(JOINED))
                .build();
    }

    /** The viewer's files carry their version in their path, so a browser need never ask for them twice. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/api/swagger-ui-*/**")
                .addResourceLocations("classpath:/static/api/")
                .setUseLastModified(false)
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
    }
}
