package th.localpolicy.gateway.health;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.health.PartHealth.State;
import th.localpolicy.gateway.route.Service;

/**
 * Asks the services how they are, all at once, and keeps the answer for a moment so that no crowd of watchers asks them
 * more often. A service that answers that something of it is down is degraded; one that does not answer is down.
 */
@Component
class HealthWatch {

    private static final Logger log = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.create().responseTimeout(PATIENCE);
    private final JsonMapper json;
    private final Mono<List<PartHealth>> parts;

    HealthWatch(GatewaySettings settings, JsonMapper json) {
        this.json = json;
        this.parts = Flux.fromArray(Service.values())
                .flatMapSequential(service -> health(service, settings))
                .collectList()
                .cache(KEPT);
    }

    Mono<List<PartHealth>> parts() {
        return parts;
    }

    private Mono<PartHealth> health(Service service, GatewaySettings settings) {
        String name = service.id() + "-service";
        URI address = service.url(settings).resolve("/q/health");
        return http.get()
                .uri(address)
                .responseSingle((response, body) -> body.asString())
                .timeout(PATIENCE)
                .map(answer -> read(name, answer))
                .onErrorResume(error -> {
                    log.info("{} does not say how it is: {}", name, error.toString());
                    return Mono.just(new PartHealth(name, State.DOWN, List.of()));
                });
    }

    /** The services answer as MicroProfile Health says; of each check only its name is taken. */
    private PartHealth read(String name, String answer) {
        JsonNode health = json.readTree(answer);
        List<String> down = new ArrayList<>();
        for (JsonNode check : health.path("checks")) {
            if (!"UP".equals(check.path("status").asString(""))) {
                down.add(check.path("name").asString("?"));
            }
        }
        boolean up = "UP".equals(health.path("status").asString("")) && down.isEmpty();
        return new PartHealth(name, up ? State.UP : State.DEGRADED, List.copyOf(down));
    }
}
