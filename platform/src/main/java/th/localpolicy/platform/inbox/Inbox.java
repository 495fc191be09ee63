package th.localpolicy.platform.inbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import th.localpolicy.platform.inbox.Decoder.Decoded;
import th.localpolicy.platform.problem.Outage;

/**
 * Takes records in, exactly once in effect: claims each event id in the transaction in which the subscription acts on it.
 * What cannot be read or applied is parked with its reason; later records of the same key wait behind it, all others go
 * on.
 */
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);

    private final Subscription subscription;
    private final UnitOfWork unitOfWork;
    private final DeadLetters deadLetters;
    private final Decoder decoder;

    public Inbox(Subscription subscription, UnitOfWork unitOfWork, DeadLetters deadLetters, ObjectMapper json) {
        this.subscription = subscription;
        this.unitOfWork = unitOfWork;
        this.deadLetters = deadLetters;
        this.decoder = new Decoder(json);
    }

    /**
     * Takes a batch in. When it returns, every record of it is acted on, skipped or parked, durably.
     *
     * @throws SQLException or a runtime exception on an outage of the database; nothing of the batch is kept then
     */
    void take(List<Incoming> batch) throws SQLException {
        try {
            unitOfWork.run(connection -> {
                takeIn(connection, batch);
                return null;
            });
        } catch (SQLException | RuntimeException e) {
            if (Outage.causedBy(e)) {
                throw e;
            }
            LOG.warnf("A batch of %s failed, taking its records one by one: %s", subscription.name(), e.toString());
            oneByOne(batch);
        }
    }

    /** Finds the record that no retry will help, parks it, and lets its neighbours through. */
    private void oneByOne(List<Incoming> batch) throws SQLException {
        for (var message : batch) {
            try {
                unitOfWork.run(connection -> {
                    takeIn(connection, List.of(message));
                    return null;
                });
            } catch (SQLException | RuntimeException e) {
                if (Outage.causedBy(e)) {
                    throw e;
                }
                unitOfWork.run(connection -> {
                    deadLetters.park(connection, subscription.name(), message, "not applicable: " + e.getMessage());
                    return null;
                });
            }
        }
    }

    private void takeIn(Connection connection, List<Incoming> batch) throws SQLException {
        var waiting = deadLetters.waitingKeys(
                connection,
                subscription.name(),
                batch.stream()
                        .map(Incoming::key)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        var events = new LinkedHashMap<UUID, Received>();
        for (var message : batch) {
            switch (decoder.decode(message, subscription.types())) {
                case Decoded.Unknown() -> {}
                case Decoded.Undecodable(var reason) -> {
                    deadLetters.park(connection, subscription.name(), message, reason);
                    waiting.add(message.key());
                }
                case Decoded.Event(var event) -> {
                    if (waiting.contains(event.key())) {
                        deadLetters.park(
                                connection, subscription.name(), message, "waits behind an earlier record of its key");
                    } else {
                        events.putIfAbsent(event.id(), event);
                    }
                }
            }
        }
        act(connection, new ArrayList<>(events.values()));
    }

    private void act(Connection connection, List<Received> events) throws SQLException {
        var ours = claim(connection, events);
        if (!ours.isEmpty()) {
            subscription.apply(
                    connection,
                    events.stream().filter(event -> ours.contains(event.id())).toList());
        }
    }

    private Set<UUID> claim(Connection connection, List<Received> events) throws SQLException {
        var claimed = new HashSet<UUID>();
        if (events.isEmpty()) {
            return claimed;
        }
        // Sorted, so that two replicas that meet the same events after a rebalance do not wait for each other in a
        // ring.
        try (var insert = connection.prepareStatement("""
                insert into inbox (consumer, event_id) select ?, id from unnest(?::uuid[]) as id order by id
                on conflict do nothing returning event_id
                """)) {
            insert.setString(1, subscription.name());
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", events.stream().map(Received::id).toArray()));
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    claimed.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return claimed;
    }

    /**
     * Tries again what waits for a key, in order, each in its own transaction, and stops at the first that still fails.
     *
     * @return how many were settled
     */
    int retry(String key) throws SQLException {
        var settled = 0;
        for (var parked : unitOfWork.run(connection -> deadLetters.waiting(connection, subscription.name(), key))) {
            var done = unitOfWork.run(connection -> {
                if (!(decoder.decode(parked.message(), subscription.types()) instanceof Decoded.Event(var event))) {
                    return false;
                }
                act(connection, List.of(event));
                deadLetters.settle(connection, parked.id(), DeadLetters.Settlement.RETRIED);
                return true;
            });
            if (!done) {
                break;
            }
            settled++;
        }
        return settled;
    }

    Subscription subscription() {
        return subscription;
    }

    Decoder decoder() {
        return decoder;
    }
}
