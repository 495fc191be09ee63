package th.localpolicy.reporting.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.platform.outbox.TransactionalOutbox;

/** Tells the world what became of obligations, in the transaction in which it becomes so. */
@ApplicationScoped
class ObligationEvents {

    static final String TOPIC = "reporting.obligation.v1";

    /** What happened, as the last part of the event's type. */
    enum Type {
        OPENED("opened"),
        DUE_SOON("due-soon"),
        OVERDUE("overdue"),
        CLOSED("closed");

        private final String name;

        Type(String name) {
            this.name = "obligation." + name;
        }
    }

    /**
     * What every event of the topic says: the obligation after the change.
     *
     * @param offsetDays of {@code due-soon} only: -3 three days before the day, 0 on it
     */
    public record Snapshot(
            UUID obligationId,
            UUID directiveId,
            UUID rootDirectiveId,
            String form,
            String period,
            String reporter,
            String recipient,
            LocalDate dueOn,
            ObligationStatus status,
            Integer offsetDays) {}

    /** One obligation and what is told of it. */
    record Told(Type type, Obligation obligation, ObligationStatus status, Integer offsetDays) {

        private OutboxEvent event(Instant at) {
            return new OutboxEvent(
                    TOPIC,
                    type.name,
                    obligation.id().toString(),
                    obligation.version(),
                    at,
                    new Snapshot(
                            obligation.id(),
                            obligation.directiveId(),
                            obligation.rootDirectiveId(),
                            obligation.form(),
                            obligation.period().toString(),
                            obligation.reporter().value(),
                            obligation.recipient().value(),
                            obligation.dueOn(),
                            status,
                            offsetDays));
        }
    }

    private final TransactionalOutbox outbox;

    ObligationEvents(TransactionalOutbox outbox) {
        this.outbox = outbox;
    }

    void tell(List<Told> told, Instant at) {
        if (!told.isEmpty()) {
            outbox.append(told.stream().map(one -> one.event(at)).toList());
        }
    }
}
