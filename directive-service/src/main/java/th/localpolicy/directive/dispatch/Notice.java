package th.localpolicy.directive.dispatch;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A word about a step that is not taken: a reminder three days before its day, on the day and the day after, and that it is
 * overdue. Each is told at most once of a dispatch and step. Of reminders whose days have passed only the latest is told,
 * and none whose day had come before the letter was sent.
 */
record Notice(Step step, Kind kind, LocalDate dueOn) {

    enum Kind {
        THREE_DAYS_BEFORE(-3),
        ON_THE_DAY(0),
        DAY_AFTER(1),
        OVERDUE(1);

        private final int offsetDays;

        Kind(int offsetDays) {
            this.offsetDays = offsetDays;
        }

        int offsetDays() {
            return offsetDays;
        }
    }

    private static final List<Kind> REMINDERS = List.of(Kind.THREE_DAYS_BEFORE, Kind.ON_THE_DAY, Kind.DAY_AFTER);

    /** The first day in the business calendar on which it is to be told. */
    LocalDate day() {
        return dueOn.plusDays(kind.offsetDays());
    }

    /** What is to be told of an unfinished step on a day: the latest reminder that has come, and that it is overdue. */
    static Stream<Notice> on(LocalDate today, Step step, LocalDate dueOn, LocalDate sentOn) {
        var reminder = reminders(step, dueOn, sentOn)
                .filter(notice -> !notice.day().isAfter(today))
                .max(Comparator.comparing(Notice::day));
        var overdue = Optional.of(new Notice(step, Kind.OVERDUE, dueOn))
                .filter(notice -> !notice.day().isAfter(today));
        return Stream.concat(reminder.stream(), overdue.stream());
    }

    /** The next day after the given one on which something is to be told of an unfinished step. */
    static Optional<LocalDate> nextDayAfter(LocalDate day, Step step, LocalDate dueOn, LocalDate sentOn) {
        return Stream.concat(reminders(step, dueOn, sentOn), Stream.of(new Notice(step, Kind.OVERDUE, dueOn)))
                .map(Notice::day)
                .filter(next -> next.isAfter(day))
                .min(Comparator.naturalOrder());
    }

    /** The day on which a letter that is being sent is to be looked at first; null when no step has a day. */
    static LocalDate firstDay(StepDates dates, LocalDate sentOn) {
        return Stream.of(Step.values())
                .filter(step -> step.dueIn(dates) != null)
                .map(step -> step.dueIn(dates).isBefore(sentOn)
                        ? sentOn // overdue as it is sent
                        : nextDayAfter(sentOn, step, step.dueIn(dates), sentOn).orElseThrow())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static Stream<Notice> reminders(Step step, LocalDate dueOn, LocalDate sentOn) {
        return REMINDERS.stream()
                .map(kind -> new Notice(step, kind, dueOn))
                .filter(notice -> notice.day().isAfter(sentOn));
    }
}
