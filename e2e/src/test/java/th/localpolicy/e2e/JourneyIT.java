package th.localpolicy.e2e;

import java.util.Map;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Kpi.HALF_YEAR;
import static th.localpolicy.e2e.Registry.at;
import static th.localpolicy.e2e.Registry.draftFor;

/** The main job, once from end to end: what an officer of a district writes becomes a figure of the nation. */
@EndToEnd
@Order(1)
class JourneyIT {

    private final RunningStack stack;
    private final Registry registry;
    private final Kpi kpi;

    JourneyIT(RunningStack stack) {
        this.stack = stack;
        this.registry = stack.registry();
        this.kpi = stack.kpi();
    }

    @Test
    void an_identity_goes_from_its_districts_officer_to_the_public_registry_and_into_the_kpi() {
        var before = kpi.achieved(HALF_YEAR);
        var dayBefore = kpi.achieved("2025-03-30");

        var draft = stack.as("D3604", "officer").post(Registry.IDENTITIES, draftFor("3604"));
        assertThat(draft.status()).isEqualTo(201);
        assertThat(draft.json().get("status").asString()).isEqualTo("DRAFT");
        var id = draft.json().get("id").asString();
        assertThat(draft.header("Location").orElseThrow()).endsWith(at(id));
        stack.anybody().get(at(id)).problem(404, "not-found");

        var submitted = stack.as("D3604", "approver").post(at(id) + "/submit", Map.of());
        assertThat(submitted.ok().get("status").asString()).isEqualTo("SUBMITTED");
        var registered = stack.as("P36", "approver").post(at(id) + "/endorse", Map.of("registeredOn", HALF_YEAR));
        assertThat(registered.ok().get("status").asString()).isEqualTo("REGISTERED");

        var seen = stack.anybody().get(at(id)).ok();
        assertThat(seen.get("registeredOn").asString()).isEqualTo(HALF_YEAR);
        assertThat(seen.get("designated").asBoolean()).isTrue();
        assertThat(stack.anybody().all(Registry.IDENTITIES + "?district=3604"))
                .extracting(identity -> identity.get("id").asString())
                .containsExactly(id);
        kpi.awaitAchieved(HALF_YEAR, before + 1);
        assertThat(kpi.achieved("2025-03-30")).isEqualTo(dayBefore);
    }

    @Test
    void a_second_identity_of_the_same_district_is_registered_and_moves_nothing() {
        var before = kpi.achieved(HALF_YEAR);
        registry.registered("3605", "2025-02-28");
        kpi.awaitAchieved(HALF_YEAR, before + 1);

        var second = registry.registered("3605", "2025-03-01");

        stack.identities().awaitTakenIn(second, 2);
        assertThat(kpi.achieved(HALF_YEAR)).isEqualTo(before + 1);
        var seen = stack.anybody().get(at(second)).ok();
        assertThat(seen.get("status").asString()).isEqualTo("REGISTERED");
        assertThat(seen.get("designated").asBoolean()).isFalse();
    }

    @Test
    void a_withdrawn_identity_counts_until_the_day_before_and_no_more_from_the_day_on() {
        var before = kpi.achieved("2025-06-01");
        var id = registry.registered("3606", HALF_YEAR);
        kpi.awaitAchieved("2025-06-01", before + 1);

        registry.withdrawn("3606", id, "2025-06-01");

        kpi.awaitAchieved("2025-06-01", before);
        assertThat(kpi.achieved("2025-05-31")).isEqualTo(before + 1);
        assertThat(kpi.achieved("2025-09-30")).isEqualTo(before);
        stack.anybody().get(at(id)).problem(404, "not-found");
    }

    @Test
    void the_figure_stands_beside_the_quarters_and_their_targets() {
        var progress = kpi.progress("2025-09-30");

        assertThat(progress.get("universe").asInt()).isEqualTo(878);
        assertThat(progress.get("quarters")
                        .valueStream()
                        .map(quarter -> quarter.get("quarter").asString()))
                .containsExactly("2568-Q1", "2568-Q2", "2568-Q3", "2568-Q4");
        assertThat(progress.at("/quarters/1/target").asInt()).isEqualTo(439);
        assertThat(progress.at("/quarters/3/target").asInt()).isEqualTo(878);
        assertThat(progress.at("/quarters/1/achieved").asInt()).isEqualTo(kpi.achieved(HALF_YEAR));
        assertThat(progress.at("/quarters/1/status").asString()).isEqualTo("MISSED");
    }
}
