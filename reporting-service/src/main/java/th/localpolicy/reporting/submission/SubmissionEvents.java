package th.localpolicy.reporting.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.platform.outbox.TransactionalOutbox;

/** Tells the world what happened to reports, in the transaction in which it happens. */
@ApplicationScoped
class SubmissionEvents {

    static final String TOPIC = "reporting.submission.v1";

    /** What happened, as the last part of the event's type. */
    enum Type {
        SUBMITTED("submitted"),
        CORRECTED("corrected"),
        RETURNED("returned"),
        ACCEPTED("accepted");

        private final String name;

        Type(String name) {
            this.name = "submission." + name;
        }
    }

    /** One report and what happened to it. */
    record Told(Type type, Submission submission) {}

    private final TransactionalOutbox outbox;
    private final Clock clock;

    SubmissionEvents(TransactionalOutbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Now, as finely as the database keeps it: what is answered is what will be read. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    void tell(List<Told> told, Instant at) {
        if (told.isEmpty()) {
            return;
        }
        outbox.append(told.stream()
                .map(one -> new OutboxEvent(
                        TOPIC,
                        one.type().name,
                        one.submission().obligation().id().toString(),
                        one.submission().obligation().version(),
                        at,
                        one.submission().snapshot()))
                .toList());
    }
}
