package th.localpolicy.e2e;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.District;
import th.localpolicy.client.model.DistrictKind;
import th.localpolicy.client.model.Endorsement;
import th.localpolicy.client.model.Identity;
import th.localpolicy.client.model.IdentityStatus;
import th.localpolicy.client.model.ProvincePage;
import th.localpolicy.stack.Part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.e2e.Kpi.HALF_YEAR;
import static th.localpolicy.e2e.Registry.draft;

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
    private final Map<String, UUID> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private Figures before;
    private Refusal whileIdentityWasDown;
    private Refusal writtenWhileIdentityWasDown;
    private Refusal whileReportingWasDown;
    private ProvincePage readOfTheRegistryWhileReportingWasDown;

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
            var anybody = stack.publicDesk();
            whileIdentityWasDown = Refusal.of(() -> anybody.geography().listProvinces(null, null, null, null));
            writtenWhileIdentityWasDown = Refusal.of(() -> stack.desk("D3614", "officer")
                    .identities()
                    .draftIdentity(draft("3614"), null, null, Map.of("Accept-Language", "en")));
            stack.startAgain(Part.IDENTITY);

            awaitAcknowledged(110);
            stack.kill(Part.REPORTING);
            whileReportingWasDown = Refusal.of(() -> stack.kpi().progress(HALF_YEAR));
            readOfTheRegistryWhileReportingWasDown = anybody.geography().listProvinces(null, null, null, null);
            stack.startAgain(Part.REPORTING);

            for (var registration : work) {
                registration.get(90, TimeUnit.SECONDS);
            }
        }
    }

    /** None of those in which other tests work. */
    private List<String> districts() throws ApiException {
        return Geography.districts(stack.publicDesk(), DistrictKind.AMPHOE).stream()
                .map(District::getCode)
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
    private UUID register(String district) {
        var officer = stack.desk("D" + district, "officer", "approver").identities();
        var province = stack.registry().province(district).identities();
        var registeredOn = new Endorsement().registeredOn(LocalDate.parse(HALF_YEAR));
        var id = acknowledged(district + "-draft", key -> officer.draftIdentity(draft(district), null, key));
        acknowledged(district + "-submit", key -> officer.submitIdentity(id, null, key));
        acknowledged(district + "-endorse", key -> province.endorseIdentity(id, registeredOn, null, key));
        return id;
    }

    /** A write under a key. */
    private interface Write {
        Identity under(String key) throws ApiException;
    }

    private UUID acknowledged(String key, Write write) {
        return await(key)
                .atMost(Duration.ofSeconds(90))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> heard(key, write), Optional::isPresent)
                .orElseThrow()
                .getId();
    }

    private Optional<Identity> heard(String key, Write write) throws ApiException {
        try {
            return Optional.of(write.under(key));
        } catch (ApiException e) {
            if (Desk.unheard(e)) {
                return Optional.empty();
            }
            if (e.getCode() == UNAVAILABLE) {
                sentAgain.incrementAndGet();
                return Optional.empty();
            }
            throw e;
        }
    }

    @Test
    void the_services_were_killed_in_the_middle_of_writes() {
        assertThat(sentAgain).hasPositiveValue();
        assertThat(acknowledged).hasSize(DISTRICTS);
    }

    @Test
    void exactly_two_hundred_are_in_the_registry_and_nothing_besides() throws ApiException {
        var after = stack.figures();

        assertThat(after.registered()).isEqualTo(before.registered() + DISTRICTS);
        assertThat(after.identities()).isEqualTo(before.identities() + DISTRICTS);
    }

    @Test
    void exactly_two_hundred_more_count_for_the_kpi() throws ApiException {
        var expected = before.halfYear().getAchieved() + DISTRICTS;

        await("districts counted")
                .atMost(Duration.ofSeconds(60))
                .until(() -> stack.kpi().achieved(HALF_YEAR), achieved -> achieved >= expected);
        stack.identities().awaitAllTakenIn();
        assertThat(stack.kpi().achieved(HALF_YEAR)).isEqualTo(expected);
    }

    @Test
    void everything_that_was_acknowledged_can_be_read() throws ApiException {
        var anybody = stack.publicDesk().identities();
        for (var registered : acknowledged.entrySet()) {
            var identity = anybody.getIdentity(registered.getValue());
            assertThat(identity.getDistrictCode()).isEqualTo(registered.getKey());
            assertThat(identity.getStatus()).isEqualTo(IdentityStatus.REGISTERED);
            assertThat(identity.getRegisteredOn()).isEqualTo(HALF_YEAR);
            assertThat(identity.getDesignated()).isTrue();
        }
    }

    @Test
    void a_service_that_is_down_is_unavailable_and_the_client_is_told_when_to_come_back() {
        whileIdentityWasDown.is(UNAVAILABLE, "unavailable");
        assertThat(whileIdentityWasDown.header("Retry-After").orElse("")).matches("[1-9][0-9]?");
        var written = writtenWhileIdentityWasDown.is(UNAVAILABLE, "unavailable");
        assertThat(writtenWhileIdentityWasDown.header("Retry-After").orElse("")).matches("[1-9][0-9]?");
        assertThat(written.getDetail()).containsIgnoringCase("try again");
        whileReportingWasDown.is(UNAVAILABLE, "unavailable");
    }

    @Test
    void the_others_go_on_while_one_is_down() {
        assertThat(readOfTheRegistryWhileReportingWasDown.getItems()).hasSize(50);
    }

    @Test
    void nothing_was_parked_on_the_way() throws ApiException {
        var parked = stack.desk("DLA", "operator").operations().reportingListDeadLetters();

        assertThat(parked).isEmpty();
    }
}
