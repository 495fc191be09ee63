package th.localpolicy.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import th.localpolicy.gateway.GatewaySettings;

/** A service behind the gateway, and the parts of the API that are its own. */
public enum Service {
    IDENTITY("provinces", "districts", "offices", "identities"),
    DIRECTIVE("letters", "directives", "dispatches"),
    REPORTING("obligations", "report-forms", "submissions", "compilations", "imports", "completeness", "kpis");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> resources;

    Service(String... resources) {
        this.resources = List.of(resources);
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String[] paths() {
        return Stream.concat(resources.stream(), Stream.of("operations/" + id(), "audit/" + id()))
                .map(resource -> "/api/v1/" + resource + "/**")
                .toArray(String[]::new);
    }

    public URI url(GatewaySettings settings) {
        return switch (this) {
            case IDENTITY -> settings.identity().url();
            case DIRECTIVE -> settings.directive().url();
            case REPORTING -> settings.reporting().url();
        };
    }
}
