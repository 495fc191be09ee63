package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.platform.outbox.TransactionalOutbox;
import th.localpolicy.platform.thai.Bangkok;

/** Tells the world when a change of the facts has changed figures, in the transaction of that change. */
@ApplicationScoped
class TellProgress {

    static final String TOPIC = "reporting.kpi.v1";

    private final Kpis kpis;
    private final Pictures pictures;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    TellProgress(Kpis kpis, Pictures pictures, TransactionalOutbox outbox, Clock clock) {
        this.kpis = kpis;
        this.pictures = pictures;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param version of the change under whose lock we are: it puts the events of a KPI in order */
    void ifChanged(Connection connection, Kpi.Measure measure, long version) throws SQLException {
        var events = new ArrayList<OutboxEvent>();
        for (var told : kpis.told(connection, measure)) {
            var picture = pictures.read(connection, told.id()).orElseThrow();
            var progress = Progress.of(picture, Bangkok.today(clock));
            if (!Objects.equals(told.figures(), progress.figures())) {
                kpis.tell(connection, told.id(), progress.figures());
                events.add(new OutboxEvent(
                        TOPIC,
                        ProgressTold.TYPE,
                        told.id(),
                        version,
                        picture.knownAt(),
                        ProgressTold.of(picture.kpi(), progress)));
            }
        }
        if (!events.isEmpty()) {
            outbox.append(List.copyOf(events));
        }
    }
}
