package th.localpolicy.directive.dispatch;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.platform.inbox.UnitOfWork;
import th.localpolicy.platform.lock.SessionLock;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.thai.Bangkok;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.directive.dispatch.Desk.receive;
import static th.localpolicy.directive.dispatch.Desk.take;

/** Silence is an event: told on its day, once, whatever happens to the teller. Days pass by the clock given. */
@QuarkusTest
@Stack
class SilenceTest {

    /** Letters are sent today by the clock of the service; this day is far enough from it. */
    private static final LocalDate DUE = Bangkok.today(Clock.systemUTC()).plusDays(30);

    @Inject
    Desk desk;

    @Inject
    DataSource database;

    @Inject
    UnitOfWork unitOfWork;

    @Inject
    DispatchEvents events;

    @Inject
    OfficeTree tree;

    /** What other tests have sent is none of ours. */
    @BeforeEach
    void nothing_else_is_due() {
        desk.run("update dispatch set next_notice_on = null", statement -> {});
    }

    private TellOfSilence on(LocalDate day, int batch) {
        var noon = Clock.fixed(day.atTime(12, 0).atZone(Bangkok.ZONE).toInstant(), Bangkok.ZONE);
        return new TellOfSilence(database, unitOfWork, events, new Batches(batch), noon);
    }

    private record Batches(int batch) implements SilenceConfig {
        @Override
        public String every() {
            return "off";
        }
    }

    private int tellOn(LocalDate day) throws SQLException {
        return on(day, 500).tell();
    }

    private UUID letterDue(StepDates dates, String... recipients) {
        var letter = desk.letter("2024-12-03");
        for (var recipient : recipients) {
            desk.send(letter, recipient, dates);
        }
        return letter;
    }

    @Test
    void a_letter_nobody_receives_is_told_of_four_times_and_then_no_more() throws SQLException {
        var letter = letterDue(new StepDates(DUE, null, null, null), "P50");
        assertThat(tellOn(DUE.minusDays(4))).isZero();
        for (var day = DUE.minusDays(3); day.isBefore(DUE.plusDays(5)); day = day.plusDays(1)) {
            tellOn(day);
            tellOn(day);
        }
        assertThat(offsets(letter, "dispatch.reminder")).containsExactly("-3", "0", "1");
        assertThat(offsets(letter, "dispatch.overdue")).containsExactly("1");
    }

    @Test
    void after_downtime_only_the_latest_reminder_is_told_beside_that_it_is_overdue() throws SQLException {
        var letter = letterDue(new StepDates(DUE, null, null, null), "P51");
        assertThat(tellOn(DUE.plusDays(20))).isEqualTo(2);
        assertThat(tellOn(DUE.plusDays(21))).isZero();
        assertThat(offsets(letter, "dispatch.reminder")).containsExactly("1");
        assertThat(offsets(letter, "dispatch.overdue")).containsExactly("1");
    }

    @Test
    void who_has_taken_the_step_hears_nothing_of_it() throws SQLException {
        var letter = letterDue(new StepDates(DUE, DUE, null, null), "P52");
        receive("P52", desk.dispatchOf(letter, "P52"));
        tellOn(DUE.minusDays(3));
        assertThat(steps(letter)).containsExactly("ACKNOWLEDGE");
        take("P52", desk.dispatchOf(letter, "P52"), "acknowledge", Map.of());
        assertThat(tellOn(DUE.plusDays(9))).isZero();
    }

    @Test
    void every_step_has_its_own_day() throws SQLException {
        var letter = letterDue(new StepDates(DUE, DUE.plusDays(1), DUE.plusDays(2), DUE.plusDays(3)), "P53");
        assertThat(tellOn(DUE.plusDays(30))).isEqualTo(8);
        assertThat(steps(letter)).containsExactlyInAnyOrder("RECEIVE", "ACKNOWLEDGE", "FORWARD", "COMPLETE");
        var versions = desk.one(
                "select count(distinct aggregate_version) from outbox where message_key = ?",
                Long.class,
                statement ->
                        statement.setString(1, desk.dispatchOf(letter, "P53").toString()));
        assertThat(versions)
                .as("sent, and each of the eight, has a version of its own")
                .isEqualTo(9);
    }

    @Test
    void a_cancelled_letter_is_silent_for_ever() throws SQLException {
        var letter = letterDue(new StepDates(DUE, null, null, null), "P54");
        desk.cancel(letter);
        assertThat(tellOn(DUE.plusDays(1))).isZero();
        assertThat(desk.events("dispatch.overdue", letter)).isZero();
    }

    @Test
    void a_letter_sent_after_its_day_is_overdue_at_once_and_reminded_of_never() throws SQLException {
        var past = LocalDate.of(2024, 12, 4);
        var letter = letterDue(new StepDates(past, null, null, null), "P55");
        assertThat(tellOn(Bangkok.today(Clock.systemUTC()))).isEqualTo(1);
        assertThat(desk.events("dispatch.overdue", letter)).isEqualTo(1);
        assertThat(tellOn(DUE)).isZero();
    }

    @Test
    void eight_tellers_at_once_tell_everything_once() throws Exception {
        var letter = desk.letter("2024-12-03");
        var offices = tree.all().stream()
                .filter(office -> office.level() == OfficeLevel.DISTRICT)
                .toList();
        desk.send(offices.stream()
                .map(office -> new NewDispatch(
                        letter, letter, null, OfficeCode.MOI, office.code(), new StepDates(DUE, null, null, null)))
                .toList());
        try (var replicas = Executors.newFixedThreadPool(8)) {
            for (var told : replicas.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> on(DUE.plusDays(1), 100).tell())
                    .toList())) {
                told.get();
            }
        }
        on(DUE.plusDays(1), 100).tell();
        assertThat(desk.events("dispatch.overdue", letter)).isEqualTo(offices.size());
        assertThat(desk.events("dispatch.reminder", letter)).isEqualTo(offices.size());
    }

    @Test
    void what_was_claimed_before_is_not_told_again_even_if_it_is_looked_at_again() throws SQLException {
        var letter = letterDue(new StepDates(DUE, null, null, null), "P56");
        tellOn(DUE.plusDays(1));
        desk.run(
                "update dispatch set next_notice_on = '2000-01-01' where directive_id = ?",
                statement -> statement.setObject(1, letter));
        assertThat(tellOn(DUE.plusDays(1))).isZero();
        assertThat(desk.events("dispatch.overdue", letter)).isEqualTo(1);
    }

    @Test
    void while_another_replica_is_at_it_nothing_is_told() throws SQLException {
        letterDue(new StepDates(DUE, null, null, null), "P57");
        try (var connection = database.getConnection()) {
            var told = SessionLock.whileHeld(connection, TellOfSilence.LOCK, () -> tellOn(DUE));
            assertThat(told).contains(0);
        }
        assertThat(tellOn(DUE)).isEqualTo(1);
    }

    private List<String> offsets(UUID letter, String type) {
        return values(letter, type, "offsetDays");
    }

    private List<String> steps(UUID letter) {
        return values(letter, "dispatch.reminder", "step");
    }

    private List<String> values(UUID letter, String type, String field) {
        return List.of(desk.one("""
                select coalesce(string_agg(convert_from(payload, 'UTF8')::jsonb ->> ?, ' ' order by seq), '') from outbox
                where type = ? and convert_from(payload, 'UTF8')::jsonb ->> 'directiveId' = ?
                """, String.class, statement -> {
                    statement.setString(1, field);
                    statement.setString(2, type);
                    statement.setString(3, letter.toString());
                })
                .split(" "));
    }
}
