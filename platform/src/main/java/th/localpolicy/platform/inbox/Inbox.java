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

import th.localpolicy.platform.inbox.DeadLetters.Parking;
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
            takeIn(batch);
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
                takeIn(List.of(message));
            } catch (SQLException | RuntimeException e) {
                if (Outage.causedBy(e)) {
                    throw e;
                }
                LOG.warnf(
                        e,
                        "A record cannot be applied: %s %d@%d",
                        message.topic(),
                        message.partition(),
                        message.position());
                var reason = "not applicable"
                        + Outage.sqlState(e)
                                .map(state -> ", the database refused it: " + state)
                                .orElse("");
                inOneTransaction((connection, parked) -> park(connection, message, reason, parked));
            }
        }
    }

    private void takeIn(List<Incoming> batch) throws SQLException {
        inOneTransaction((connection, parked) -> takeIn(connection, batch, parked));
    }

    private void inOneTransaction(Step step) throws SQLException {
        var parked = unitOfWork.run(connection -> {
            var parkedHere = new ArrayList<Incoming>();
            step.in(connection, parkedHere);
            return parkedHere;
        });
        parked.forEach(message -> {
            deadLetters.count(subscription.name(), message);
            LOG.warnf(
                    "Parked for %s: offset %d of %s-%d; its key waits, the reason is in the list of dead letters",
                    subscription.name(), message.position(), message.topic(), message.partition());
        });
    }

    /** Work in a transaction that notes what it parked. */
    private interface Step {
        void in(Connection connection, List<Incoming> parked) throws SQLException;
    }

    private void takeIn(Connection connection, List<Incoming> batch, List<Incoming> parked) throws SQLException {
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
                    if (park(connection, message, reason, parked) != Parking.SETTLED_BEFORE) {
                        waiting.add(message.key());
                    }
                }
                case Decoded.Event(var event) -> {
                    if (!waiting.contains(event.key())) {
                        events.putIfAbsent(event.id(), event);
                    } else if (!events.containsKey(event.id()) && !claimed(connection, event)) {
                        park(connection, message, "waits behind an earlier record of its key", parked);
                    }
                }
            }
        }
        act(connection, new ArrayList<>(events.values()));
    }

    private Parking park(Connection connection, Incoming message, String reason, List<Incoming> parked)
            throws SQLException {
        var parking = deadLetters.park(connection, subscription.name(), message, reason);
        if (parking == Parking.NEW) {
            parked.add(message);
        }
        return parking;
    }

    /** Whether an event was acted on before; it may come again, behind one that waits now. */
    private boolean claimed(Connection connection, Received event) throws SQLException {
        try (var read = connection.prepareStatement("select 1 from inbox where consumer = ? and event_id = ?")) {
            read.setString(1, subscription.name());
            read.setObject(2, event.id());
            try (var row = read.executeQuery()) {
                return row.next();
            }
        }
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
        while (retryFirst(key)) {
            settled++;
        }
        return settled;
    }

    private boolean retryFirst(String key) throws SQLException {
        try {
            return unitOfWork.run(connection -> {
                var first = deadLetters.firstWaiting(connection, subscription.name(), key);
                if (first.isEmpty()
                        || !(decoder.decode(first.get().message(), subscription.types())
                                instanceof Decoded.Event(var event))) {
                    return false;
                }
                act(connection, List.of(event));
                return deadLetters.settle(connection, first.get().id(), DeadLetters.Settlement.RETRIED);
            });
        } catch (SQLException | RuntimeException e) {
            if (Outage.causedBy(e)) {
                throw e;
            }
            LOG.warnf("A record parked by %s still cannot be taken in: %s", subscription.name(), e.toString());
            return false;
        }
    }

    /**
     * Gives a parked record up and takes in what waited behind it.
     *
     * @return how many were settled; none when the record does not wait any more
     */
    int discard(UUID id, String key) throws SQLException {
        var discarded =
                unitOfWork.run(connection -> deadLetters.settle(connection, id, DeadLetters.Settlement.DISCARDED));
        return discarded ? 1 + retry(key) : 0;
    }

    Subscription subscription() {
        return subscription;
    }
}
