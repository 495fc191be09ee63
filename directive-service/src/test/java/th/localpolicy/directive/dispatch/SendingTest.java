package th.localpolicy.directive.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;

import static org.assertj.core.api.Assertions.assertThat;

/** Letters are sent and cancelled in batches, with their events. */
@QuarkusTest
@Stack
class SendingTest {

    @Inject
    Dispatches dispatches;

    @Inject
    OfficeTree tree;

    @Inject
    Desk desk;

    private static final LocalDate DAY = LocalDate.of(2100, 1, 1);

    private static List<NewDispatch> from(UUID directive, Stream<OfficeCode> recipients) {
        var dates = new StepDates(DAY, DAY, null, null);
        return recipients
                .map(recipient -> new NewDispatch(directive, directive, null, OfficeCode.DLA, recipient, dates))
                .toList();
    }

    private List<NewDispatch> toEveryLocalAdministration(UUID directive) {
        return from(
                directive,
                tree.all().stream()
                        .filter(office -> office.level() == OfficeLevel.LOCAL)
                        .map(Office::code));
    }

    private int send(List<NewDispatch> letters) {
        return QuarkusTransaction.requiringNew().call(() -> dispatches.send(letters));
    }

    private long standing(UUID directive) {
        return count("select count(*) from dispatch where status <> 'CANCELLED' and directive_id = ?", directive);
    }

    private long count(String sql, UUID directive) {
        return desk.one(sql, Long.class, statement -> statement.setObject(1, directive));
    }

    @Test
    void a_letter_to_7_850_offices_is_one_batch_with_an_event_each() {
        var directive = desk.letter("2024-12-03");
        var letters = toEveryLocalAdministration(directive);
        assertThat(letters).hasSizeGreaterThan(7_800);
        var begin = System.nanoTime();
        assertThat(send(letters)).isEqualTo(letters.size());
        var took = Duration.ofNanos(System.nanoTime() - begin);
        System.out.printf("sending to %d offices took %d ms%n", letters.size(), took.toMillis());
        assertThat(standing(directive)).isEqualTo(letters.size());
        assertThat(desk.events("dispatch.sent", directive)).isEqualTo(letters.size());
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void an_office_that_has_the_letter_is_not_sent_it_again() {
        var directive = desk.letter("2024-12-03");
        assertThat(send(from(directive, Stream.of(new OfficeCode("P36"))))).isEqualTo(1);
        assertThat(send(from(directive, Stream.of(new OfficeCode("P36"), new OfficeCode("P40")))))
                .isEqualTo(1);
        assertThat(desk.events("dispatch.sent", directive)).isEqualTo(2);
    }

    @Test
    void an_office_that_was_dropped_and_is_addressed_again_has_the_letter_again() {
        var directive = desk.letter("2024-12-03");
        var p36 = new OfficeCode("P36");
        send(from(directive, Stream.of(p36, new OfficeCode("P40"))));
        assertThat(QuarkusTransaction.requiringNew().call(() -> dispatches.cancel(directive, List.of(p36))))
                .isEqualTo(1);
        assertThat(standing(directive)).isEqualTo(1);
        assertThat(send(from(directive, Stream.of(p36)))).isEqualTo(1);
        assertThat(standing(directive)).isEqualTo(2);
        assertThat(desk.events("dispatch.cancelled", directive)).isEqualTo(1);
    }

    @Test
    void cancelling_letters_cancels_what_they_sent_and_reopens_what_they_forwarded() {
        var letter = desk.letter("2024-12-03");
        var forward = desk.letter("2024-12-03");
        send(from(letter, Stream.of(new OfficeCode("P36"))));
        QuarkusTransaction.requiringNew().run(() -> {
            var received = dispatches.lock(idOf(letter)).orElseThrow();
            dispatches.forwarded(received, forward, Instant.parse("2025-01-01T00:00:00Z"));
        });
        send(List.of(new NewDispatch(
                forward, letter, idOf(letter), new OfficeCode("P36"), new OfficeCode("D3604"), StepDates.NONE)));
        QuarkusTransaction.requiringNew().run(() -> dispatches.cancelOf(List.of(forward)));
        assertThat(count("select count(*) from dispatch where status = 'CANCELLED' and directive_id = ?", forward))
                .isEqualTo(1);
        assertThat(count(
                        "select count(*) from dispatch where forwarded_at is null and status = 'ACKNOWLEDGED' and directive_id = ?",
                        letter))
                .isEqualTo(1);
        assertThat(desk.events("dispatch.reopened", letter)).isEqualTo(1);
        assertThat(QuarkusTransaction.requiringNew().call(() -> dispatches.cancelOf(List.of(forward, letter))))
                .isEqualTo(1);
    }

    private UUID idOf(UUID directive) {
        return desk.dispatchOf(directive, "P36");
    }
}
