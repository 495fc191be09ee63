package th.localpolicy.identity.identity;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import th.localpolicy.platform.problem.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

/** The states of an identity, each asked for everything. */
class StandingTest {

    private static final LocalDate TODAY = LocalDate.parse("2025-06-15");
    private static final LocalDate REGISTERED_ON = LocalDate.parse("2025-01-15");

    private static Standing in(Status status) {
        var standing = Standing.drafted();
        if (status != Status.DRAFT) {
            standing.submit();
        }
        if (status == Status.RETURNED) {
            standing.giveBack("ขอภาพถ่าย");
        }
        if (status == Status.REGISTERED || status == Status.WITHDRAWN) {
            standing.register(REGISTERED_ON);
        }
        if (status == Status.WITHDRAWN) {
            standing.withdraw("ซ้ำ", TODAY);
        }
        assertThat(standing.status()).isEqualTo(status);
        return standing;
    }

    private static Set<Status> whereNothingStandsAgainst(Function<Standing, Optional<Refusal>> step) {
        var open = EnumSet.noneOf(Status.class);
        for (var status : Status.values()) {
            if (step.apply(in(status)).isEmpty()) {
                open.add(status);
            }
        }
        return open;
    }

    @Test
    void each_step_is_open_in_its_states_and_in_no_other() {
        var steps = new EnumMap<IdentityStep.Action, Function<Standing, Optional<Refusal>>>(Map.of(
                IdentityStep.Action.REVISED, Standing::refusalOfRevision,
                IdentityStep.Action.SUBMITTED, Standing::refusalOfSubmission,
                IdentityStep.Action.REGISTERED, standing -> standing.refusalOfRegistration(TODAY, TODAY),
                IdentityStep.Action.RETURNED, Standing::refusalOfReturn,
                IdentityStep.Action.WITHDRAWN, standing -> standing.refusalOfWithdrawal(TODAY, TODAY),
                IdentityStep.Action.SUPERSEDED,
                        standing -> standing.refusalOfGivingWayTo(in(Status.SUBMITTED), TODAY, TODAY),
                IdentityStep.Action.DESIGNATED, Standing::refusalOfDesignation));
        var open = new EnumMap<IdentityStep.Action, Set<Status>>(IdentityStep.Action.class);
        steps.forEach((action, step) -> open.put(action, whereNothingStandsAgainst(step)));
        var draftOrReturned = EnumSet.of(Status.DRAFT, Status.RETURNED);
        assertThat(open)
                .isEqualTo(Map.of(
                        IdentityStep.Action.REVISED, draftOrReturned,
                        IdentityStep.Action.SUBMITTED, draftOrReturned,
                        IdentityStep.Action.REGISTERED, EnumSet.of(Status.SUBMITTED),
                        IdentityStep.Action.RETURNED, EnumSet.of(Status.SUBMITTED),
                        IdentityStep.Action.WITHDRAWN, EnumSet.of(Status.REGISTERED),
                        IdentityStep.Action.SUPERSEDED, EnumSet.of(Status.REGISTERED),
                        IdentityStep.Action.DESIGNATED, EnumSet.of(Status.REGISTERED)));
    }

    @Test
    void only_a_submitted_or_registered_one_takes_anothers_place() {
        assertThat(whereNothingStandsAgainst(
                        successor -> in(Status.REGISTERED).refusalOfGivingWayTo(successor, TODAY, TODAY)))
                .containsExactlyInAnyOrder(Status.SUBMITTED, Status.REGISTERED);
    }

    @Test
    void a_day_lies_between_the_first_it_can_be_and_today() {
        for (var day : Map.of("2025-06-15", true, "2000-01-01", true, "1999-12-31", false, "2025-06-16", false)
                .entrySet()) {
            assertThat(in(Status.SUBMITTED)
                            .refusalOfRegistration(LocalDate.parse(day.getKey()), TODAY)
                            .isEmpty())
                    .as(day.getKey())
                    .isEqualTo(day.getValue());
        }
        for (var day : Map.of("2025-01-15", true, "2025-06-15", true, "2025-01-14", false, "2025-06-16", false)
                .entrySet()) {
            assertThat(in(Status.REGISTERED)
                            .refusalOfWithdrawal(LocalDate.parse(day.getKey()), TODAY)
                            .isEmpty())
                    .as(day.getKey())
                    .isEqualTo(day.getValue());
        }
    }

    @Test
    void a_reason_goes_with_the_next_submission() {
        var standing = in(Status.RETURNED);
        assertThat(standing.reason()).isEqualTo("ขอภาพถ่าย");
        standing.submit();
        assertThat(standing.reason()).isNull();
    }
}
