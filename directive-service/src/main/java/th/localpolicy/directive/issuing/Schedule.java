package th.localpolicy.directive.issuing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import th.localpolicy.directive.dispatch.StepDates;
import th.localpolicy.directive.letter.Deadline;
import th.localpolicy.directive.letter.DirectiveDraft;
import th.localpolicy.directive.letter.Handling;
import th.localpolicy.directive.letter.Reach;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.thai.Bangkok;

/** By when each recipient of a letter must have taken its steps. */
@Singleton
class Schedule {

    private final HandlingConfig config;
    private final Reach reach;
    private final Clock clock;

    Schedule(HandlingConfig config, Reach reach, Clock clock) {
        this.config = config;
        this.reach = reach;
        this.clock = clock;
    }

    /** The steps of a letter that goes out now. */
    Plan of(DirectiveDraft letter) {
        var days = config.days().get(letter.urgency());
        var today = Bangkok.today(clock);
        var handling = handling(letter);
        return new Plan(
                orElse(handling.receiveBy(), today.plusDays(days.receive())),
                orElse(handling.acknowledgeBy(), today.plusDays(days.acknowledge())),
                orElse(handling.forwardBy(), today.plusDays(days.forward())),
                lowestAimed(letter),
                actions(letter));
    }

    private static Handling handling(DirectiveDraft letter) {
        return Optional.ofNullable(letter.handling()).orElse(new Handling(null, null, null));
    }

    /**
     * The days of an office that has the letter already, once the letter is amended: by when it is to act follows what the
     * letter now says, and so do the days of handling that the amendment changes. Those it leaves alone stay, for they were
     * counted from the day it was sent; what a new urgency makes of them is counted from today.
     */
    BiFunction<OfficeCode, StepDates, StepDates> amended(DirectiveDraft before, DirectiveDraft now) {
        var plan = of(now);
        var was = handling(before);
        var is = handling(now);
        var asUrgent = before.urgency() == now.urgency();
        return (office, had) -> {
            var planned = plan.of(office);
            var forwardBy = planned.forwardBy() == null || had.forwardBy() == null
                    ? planned.forwardBy()
                    : kept(had.forwardBy(), planned.forwardBy(), was.forwardBy(), is.forwardBy(), asUrgent);
            return new StepDates(
                    kept(had.receiveBy(), planned.receiveBy(), was.receiveBy(), is.receiveBy(), asUrgent),
                    kept(
                            had.acknowledgeBy(),
                            planned.acknowledgeBy(),
                            was.acknowledgeBy(),
                            is.acknowledgeBy(),
                            asUrgent),
                    forwardBy,
                    planned.completeBy());
        };
    }

    private static LocalDate kept(LocalDate had, LocalDate planned, LocalDate was, LocalDate is, boolean asUrgent) {
        return Objects.equals(was, is) && (is != null || asUrgent) ? had : planned;
    }

    private static LocalDate orElse(LocalDate given, LocalDate usual) {
        return given == null ? usual : given;
    }

    /** The lowest level that any clause is aimed at, if one is. */
    private static Optional<OfficeLevel> lowestAimed(DirectiveDraft letter) {
        return letter.clauses().stream()
                .flatMap(clause -> clause.levels().stream())
                .max(Comparator.naturalOrder());
    }

    private List<Action> actions(DirectiveDraft letter) {
        Map<Integer, Action> clauses = new HashMap<>();
        for (var clause : letter.clauses()) {
            var offices = new HashSet<OfficeCode>();
            clause.offices().forEach(code -> offices.addAll(reach.meantBy(new OfficeCode(code))));
            var own = clause.reporting() == null ? clause.deadline() : null;
            clauses.put(clause.ordinal(), new Action(own, Set.copyOf(clause.levels()), offices));
        }
        var everybody = new Action(null, Set.of(), Set.of());
        return Stream.concat(
                        clauses.values().stream(),
                        letter.deadlines().stream()
                                .map(deadline -> clauses.getOrDefault(deadline.clause(), everybody)
                                        .by(deadline)))
                .filter(action -> action.day() != null)
                .sorted(Comparator.comparing(Action::day))
                .toList();
    }

    /** Something to be done by a day, and by whom: of these levels and offices, or by all where none is named. */
    private record Action(Deadline deadline, Set<OfficeLevel> levels, Set<OfficeCode> offices) {

        Action by(Deadline other) {
            return new Action(other, levels, offices);
        }

        LocalDate day() {
            return deadline == null ? null : deadline.resolved();
        }

        boolean isFor(OfficeCode office) {
            return (levels.isEmpty() || levels.contains(office.level()))
                    && (offices.isEmpty() || offices.contains(office));
        }
    }

    /** The steps of one letter, the same for all recipients but for what is aimed at some of them. */
    record Plan(
            LocalDate receiveBy,
            LocalDate acknowledgeBy,
            LocalDate forwardBy,
            Optional<OfficeLevel> lowestAimed,
            List<Action> actions) {

        StepDates of(OfficeCode recipient) {
            var aimedBelow = lowestAimed
                    .filter(level -> level.compareTo(recipient.level()) > 0)
                    .isPresent();
            return new StepDates(
                    receiveBy,
                    acknowledgeBy,
                    aimedBelow ? forwardBy : null,
                    actions.stream()
                            .filter(action -> action.isFor(recipient))
                            .map(Action::day)
                            .findFirst()
                            .orElse(null));
        }
    }
}
