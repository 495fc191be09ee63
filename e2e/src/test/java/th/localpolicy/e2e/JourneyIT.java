package th.localpolicy.e2e;

import java.time.LocalDate;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.IdentitiesApi.APIListIdentitiesRequest;
import th.localpolicy.client.model.Endorsement;
import th.localpolicy.client.model.Identity;
import th.localpolicy.client.model.IdentityStatus;
import th.localpolicy.client.model.KpiQuarter;
import th.localpolicy.client.model.Standing;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Kpi.HALF_YEAR;
import static th.localpolicy.e2e.Registry.at;
import static th.localpolicy.e2e.Registry.draft;

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
    void an_identity_goes_from_its_districts_officer_to_the_public_registry_and_into_the_kpi() throws ApiException {
        var before = kpi.achieved(HALF_YEAR);
        var dayBefore = kpi.achieved("2025-03-30");
        var anybody = stack.publicDesk().identities();

        var drafted = stack.desk("D3604", "officer").identities().draftIdentityWithHttpInfo(draft("3604"), null, null);
        assertThat(drafted.getStatusCode()).isEqualTo(201);
        assertThat(drafted.getData().getStatus()).isEqualTo(IdentityStatus.DRAFT);
        var id = drafted.getData().getId();
        assertThat(Desk.header(drafted, "Location").orElseThrow()).endsWith(at(id));
        Refusal.of(() -> anybody.getIdentity(id)).is(404, "not-found");

        var submitted = stack.desk("D3604", "approver").identities().submitIdentity(id, null, null);
        assertThat(submitted.getStatus()).isEqualTo(IdentityStatus.SUBMITTED);
        var registered = stack.desk("P36", "approver")
                .identities()
                .endorseIdentity(id, new Endorsement().registeredOn(LocalDate.parse(HALF_YEAR)), null, null);
        assertThat(registered.getStatus()).isEqualTo(IdentityStatus.REGISTERED);

        var seen = anybody.getIdentity(id);
        assertThat(seen.getRegisteredOn()).isEqualTo(HALF_YEAR);
        assertThat(seen.getDesignated()).isTrue();
        assertThat(anybody.listIdentities(APIListIdentitiesRequest.newBuilder()
                                .district("3604")
                                .build())
                        .getItems())
                .extracting(Identity::getId)
                .containsExactly(id);
        kpi.awaitAchieved(HALF_YEAR, before + 1);
        assertThat(kpi.achieved("2025-03-30")).isEqualTo(dayBefore);
    }

    @Test
    void a_second_identity_of_the_same_district_is_registered_and_moves_nothing() throws ApiException {
        var before = kpi.achieved(HALF_YEAR);
        registry.registered("3605", "2025-02-28");
        kpi.awaitAchieved(HALF_YEAR, before + 1);

        var second = registry.registered("3605", "2025-03-01");

        stack.identities().awaitTakenIn(second, 2);
        assertThat(kpi.achieved(HALF_YEAR)).isEqualTo(before + 1);
        var seen = stack.publicDesk().identities().getIdentity(second);
        assertThat(seen.getStatus()).isEqualTo(IdentityStatus.REGISTERED);
        assertThat(seen.getDesignated()).isFalse();
    }

    @Test
    void a_withdrawn_identity_counts_until_the_day_before_and_no_more_from_the_day_on() throws ApiException {
        var before = kpi.achieved("2025-06-01");
        var id = registry.registered("3606", HALF_YEAR);
        kpi.awaitAchieved("2025-06-01", before + 1);

        registry.withdrawn("3606", id, "2025-06-01");

        kpi.awaitAchieved("2025-06-01", before);
        assertThat(kpi.achieved("2025-05-31")).isEqualTo(before + 1);
        assertThat(kpi.achieved("2025-09-30")).isEqualTo(before);
        Refusal.of(() -> stack.publicDesk().identities().getIdentity(id)).is(404, "not-found");
    }

    @Test
    void the_figure_stands_beside_the_quarters_and_their_targets() throws ApiException {
        var progress = kpi.progress("2025-09-30");

        assertThat(progress.getUniverse()).isEqualTo(878);
        assertThat(progress.getQuarters())
                .extracting(KpiQuarter::getQuarter)
                .containsExactly("2568-Q1", "2568-Q2", "2568-Q3", "2568-Q4");
        assertThat(progress.getQuarters().get(1).getTarget()).isEqualTo(439);
        assertThat(progress.getQuarters().get(3).getTarget()).isEqualTo(878);
        assertThat(progress.getQuarters().get(1).getAchieved()).isEqualTo(kpi.achieved(HALF_YEAR));
        assertThat(progress.getQuarters().get(1).getStatus()).isEqualTo(Standing.MISSED);
    }
}
