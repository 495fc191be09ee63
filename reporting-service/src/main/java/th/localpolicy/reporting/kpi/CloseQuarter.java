package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.platform.outbox.TransactionalOutbox;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.FiscalQuarter;

/** The department closes a quarter that is over: what is counted at this moment is its official figure from now on. */
@ApplicationScoped
class CloseQuarter {

    private final Kpis kpis;
    private final Pictures pictures;
    private final ProjectionState projection;
    private final TransactionalOutbox outbox;
    private final DataSource database;
    private final Clock clock;

    CloseQuarter(
            Kpis kpis,
            Pictures pictures,
            ProjectionState projection,
            TransactionalOutbox outbox,
            DataSource database,
            Clock clock) {
        this.kpis = kpis;
        this.pictures = pictures;
        this.projection = projection;
        this.outbox = outbox;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    Outcome<QuarterStanding> close(Caller caller, String id, FiscalQuarter quarter) throws SQLException {
        if (!caller.office().equals(OfficeCode.DLA)) {
            return Outcome.refused(Refusal.outsideYourOffice());
        }
        try (var connection = database.getConnection()) {
            // From here on nothing can be learnt until we are done: the figure and its instant belong together.
            var change = projection.change(connection);
            var picture = pictures.read(connection, id)
                    .filter(found -> found.kpi().year().equals(quarter.year()));
            if (picture.isEmpty()) {
                return Outcome.refused(Refusal.notFound());
            }
            var today = Bangkok.today(clock);
            if (!today.isAfter(quarter.endsOn())) {
                return Outcome.refused(Refusal.wrongState(
                        "ไตรมาส %s ยังไม่สิ้นสุด (สิ้นสุดวันที่ %s)".formatted(quarter, quarter.endsOn()),
                        "The quarter %s is not over; it ends on %s".formatted(quarter, quarter.endsOn())));
            }
            var figure = picture.get().ledger().national(quarter.startsOn(), quarter.endsOn());
            var closing = new Picture.Closing(
                    quarter.number(),
                    figure.achieved(),
                    figure.universe(),
                    change.at(),
                    caller.office().value());
            if (!kpis.close(connection, id, closing)) {
                return Outcome.refused(Refusal.wrongState(
                        "ไตรมาส %s ปิดแล้ว".formatted(quarter), "The quarter %s is closed already".formatted(quarter)));
            }
            var closed = QuarterStanding.of(
                    pictures.read(connection, id, Optional.empty(), Optional.of(quarter.number()))
                            .orElseThrow(),
                    quarter,
                    today);
            outbox.append(List.of(new OutboxEvent(
                    TellProgress.TOPIC, QuarterClosed.TYPE, id, change.version(), change.at(), event(caller, closed))));
            return Outcome.done(closed);
        }
    }

    private static QuarterClosed event(Caller caller, QuarterStanding closed) {
        return new QuarterClosed(
                closed.kpi(),
                closed.quarter(),
                closed.endsOn(),
                closed.target(),
                closed.achieved(),
                closed.universe(),
                closed.percent(),
                closed.status(),
                closed.official().closedAt(),
                caller.office());
    }
}
