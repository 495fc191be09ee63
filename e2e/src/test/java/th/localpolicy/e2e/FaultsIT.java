package th.localpolicy.e2e;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import th.localpolicy.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.e2e.Kpi.HALF_YEAR;
import static th.localpolicy.e2e.Registry.IDENTITIES;
import static th.localpolicy.e2e.Registry.at;
import static th.localpolicy.e2e.Registry.draftFor;

/**
 * Two hundred districts register while identity-service, and then reporting-service, is killed with {@code kill -9} in the
 * middle of it and started again. What was acknowledged is there, once.
 */
@EndToEnd
@Order(10)
class FaultsIT {

    private static final int DISTRICTS = 200;
    private static final int CLIENTS = 8;
    private static final int UNAVAILABLE = 503;

    private final RunningStack stack;
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private Figures before;
    private Answer whileIdentityWasDown;
    private Answer writtenWhileIdentityWasDown;
    private Answer whileReportingWasDown;
    private Answer readOfTheRegistryWhileReportingWasDown;

    FaultsIT(RunningStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void two_hundred_districts_register_while_services_are_killed() throws Exception {
        before = stack.figures();
        var districts = districts();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var work = new ArrayList<Future<?>>();
            for (var district : districts) {
                work.add(clients.submit(() -> acknowledged.put(district, register(district))));
            }

            awaitAcknowledged(50);
            stack.kill(Part.IDENTITY);
            whileIdentityWasDown = stack.anybody().get("/api/v1/provinces");
            writtenWhileIdentityWasDown =
                    stack.as("D3614", "officer").post(IDENTITIES, draftFor("3614"), "Accept-Language", "en");
            stack.startAgain(Part.IDENTITY);

            awaitAcknowledged(110);
            stack.kill(Part.REPORTING);
            whileReportingWasDown = stack.anybody().get("/api/v1/kpis/soft-power-2568/progress");
            readOfTheRegistryWhileReportingWasDown = stack.anybody().get("/api/v1/provinces");
            stack.startAgain(Part.REPORTING);

            for (var registration : work) {
                registration.get(90, TimeUnit.SECONDS);
            }
        }
    }

    /** None of those in which other tests work. */
    private List<String> districts() {
        return stack.anybody().all("/api/v1/districts?kind=AMPHOE").stream()
                .map(district -> district.get("code").asString())
                .filter(code -> code.compareTo("40") > 0)
                .limit(DISTRICTS)
                .toList();
    }

    private void awaitAcknowledged(int districts) {
        await(districts + " districts acknowledged")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> acknowledged.size() >= districts);
    }

    /** One district's way to the registry; every step is sent under its own key until somebody says that it is done. */
    private String register(String district) {
        var officer = stack.as("D" + district, "officer", "approver");
        var id = acknowledged(officer, IDENTITIES, draftFor(district), district + "-draft")
                .get("id")
                .asString();
        acknowledged(officer, at(id) + "/submit", Map.of(), district + "-submit");
        acknowledged(
                stack.registry().province(district),
                at(id) + "/endorse",
                Map.of("registeredOn", HALF_YEAR),
                district + "-endorse");
        return id;
    }

    private JsonNode acknowledged(Client client, String path, Object body, String key) {
        return await(key)
                .atMost(Duration.ofSeconds(90))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(() -> client.post(path, body, "Idempotency-Key", key), this::isAnswer)
                .ok();
    }

    private boolean isAnswer(Answer answer) {
        if (answer.status() == UNAVAILABLE) {
            sentAgain.incrementAndGet();
            return false;
        }
        return true;
    }

    @Test
    void the_services_were_killed_in_the_middle_of_writes() {
        assertThat(sentAgain).hasPositiveValue();
        assertThat(acknowledged).hasSize(DISTRICTS);
    }

    @Test
    void exactly_two_hundred_are_in_the_registry_and_nothing_besides() {
        var after = stack.figures();

        assertThat(after.registered()).isEqualTo(before.registered() + DISTRICTS);
        assertThat(after.identities()).isEqualTo(before.identities() + DISTRICTS);
    }

    @Test
    void exactly_two_hundred_more_count_for_the_kpi() {
        var expected = before.halfYear().get("achieved").asInt() + DISTRICTS;

        await("districts counted")
                .atMost(Duration.ofSeconds(60))
                .until(() -> stack.kpi().achieved(HALF_YEAR), achieved -> achieved >= expected);
        stack.identities().awaitAllTakenIn();
        assertThat(stack.kpi().achieved(HALF_YEAR)).isEqualTo(expected);
    }

    @Test
    void everything_that_was_acknowledged_can_be_read() {
        assertThat(acknowledged).allSatisfy((district, id) -> {
            var identity = stack.anybody().get(at(id)).ok();
            assertThat(identity.get("districtCode").asString()).isEqualTo(district);
            assertThat(identity.get("status").asString()).isEqualTo("REGISTERED");
            assertThat(identity.get("registeredOn").asString()).isEqualTo(HALF_YEAR);
            assertThat(identity.get("designated").asBoolean()).isTrue();
        });
    }

    @Test
    void a_service_that_is_down_is_unavailable_and_the_client_is_told_when_to_come_back() {
        whileIdentityWasDown.problem(UNAVAILABLE, "unavailable");
        assertThat(whileIdentityWasDown.header("Retry-After").orElse("")).matches("[1-9][0-9]?");
        var written = writtenWhileIdentityWasDown.problem(UNAVAILABLE, "unavailable");
        assertThat(writtenWhileIdentityWasDown.header("Retry-After").orElse("")).matches("[1-9][0-9]?");
        assertThat(written.get("detail").asString()).containsIgnoringCase("try again");
        whileReportingWasDown.problem(UNAVAILABLE, "unavailable");
    }

    @Test
    void the_others_go_on_while_one_is_down() {
        assertThat(readOfTheRegistryWhileReportingWasDown.status()).isEqualTo(200);
    }

    @Test
    void nothing_was_parked_on_the_way() {
        var parked = stack.as("DLA", "operator").get("/api/v1/operations/reporting/dead-letters");

        assertThat(parked.ok()).isEmpty();
    }
}
