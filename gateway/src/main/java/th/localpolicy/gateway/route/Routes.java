package th.localpolicy.gateway.route;

import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.config.HttpClientSslConfigurer;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.BooleanSpec;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.GatewaySettings.Limits;
import th.localpolicy.gateway.outage.Outages;

/**
 * Which request goes to which service, and under which limits. Paths are passed on as they came; only the services'
 * OpenAPI documents are found under another name.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    /** Whole files come here: history from old sheets, a month of reports in one. */
    private static final String[] BULK = {
        "/api/v1/submissions/bulk", "/api/v1/imports/**", "/api/v1/operations/reporting/kpi-projection/rebuild"
    };

    /** Photos of the identities; the service has a limit of its own. */
    private static final String PHOTOS = "/api/v1/identities/*/photos";

    /** The text of a scanned file of letters; the service has a limit of its own. */
    private static final String SCANS = "/api/v1/letters/parse";

    /** Server-sent events: open as long as the client likes, but only so many of them. */
    private static final String STREAMS = "/api/v1/kpis/*/stream";

    /** The files of a letter; the service has a limit of its own. */
    private static final String ENCLOSURES = "/api/v1/directives/*/enclosures/*";

    @Bean
    ServiceConnections serviceConnections(
            HttpClientProperties properties, HttpClientSslConfigurer ssl, GatewaySettings settings) {
        return new ServiceConnections(properties, ssl, settings.connections());
    }

    @Bean
    RouteLocator serviceRoutes(RouteLocatorBuilder builder, GatewaySettings settings, Outages outages) {
        RouteLocatorBuilder.Builder routes = builder.routes()
                .route(
                        "photos",
                        request -> to(Service.IDENTITY, settings.bulk(), request.path(PHOTOS), settings, outages))
                .route("bulk", request -> to(Service.REPORTING, settings.bulk(), request.path(BULK), settings, outages))
                .route(
                        "scanned-letters",
                        request -> to(Service.DIRECTIVE, settings.bulk(), request.path(SCANS), settings, outages))
                .route(
                        "enclosures",
                        request -> to(Service.DIRECTIVE, settings.bulk(), request.path(ENCLOSURES), settings, outages));
        OpenStreams streams = new OpenStreams(settings.streams());
        routes.route(
                "streams",
                request -> request.path(STREAMS)
                        .and()
                        .method(HttpMethod.GET)
                        .filters(filters -> filters.filter(streams)
                                .filter(new RequestBody(settings.api().body()))
                                .filter(outages.breaker(Service.REPORTING.id(), settings.api()))
                                .filter(new AnswerHeaders(Service.REPORTING.url(settings))))
                        .uri(Service.REPORTING.url(settings)));
        for (Service service : Service.values()) {
            routes.route(
                    service.id(),
                    request -> to(service, settings.api(), request.path(service.paths()), settings, outages));
            routes.route("openapi-" + service.id(), request -> document(service, request, settings, outages));
        }
        return routes.build();
    }

    private static Buildable<Route> to(
            Service service, Limits limits, BooleanSpec request, GatewaySettings settings, Outages outages) {
        return request.filters(filters -> guarded(filters, service, limits, settings, outages))
                .uri(service.url(settings));
    }

    private static Buildable<Route> document(
            Service service, PredicateSpec request, GatewaySettings settings, Outages outages) {
        return request.path("/api/openapi/" + service.id() + ".yaml")
                .and()
                .method(HttpMethod.GET, HttpMethod.HEAD)
                .filters(filters -> guarded(filters, service, settings.api(), settings, outages)
                        .setPath("/q/openapi")
                        .setRequestHeader("Accept", "application/yaml"))
                .uri(service.url(settings));
    }

    /** The order matters: a body that is too large, or a client that went away, says nothing about the service. */
    private static GatewayFilterSpec guarded(
            GatewayFilterSpec filters, Service service, Limits limits, GatewaySettings settings, Outages outages) {
        return filters.filter(new RequestBody(limits.body()))
                .filter(outages.breaker(service.id(), limits))
                .filter(new StalledAnswer(limits.idle()))
                .filter(new AnswerHeaders(service.url(settings)));
    }
}
