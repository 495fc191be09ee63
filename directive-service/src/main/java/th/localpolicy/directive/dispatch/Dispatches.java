package th.localpolicy.directive.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.directive.dispatch.DispatchEvents.Type;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.thai.Bangkok;

/**
 * All dispatches, as other features send, forward and cancel them: always in the caller's transaction, and with the events
 * that tell of it. However many there are, it is one statement for the rows and one batch for the events.
 */
@ApplicationScoped
public class Dispatches {

    /**
     * A standing dispatch of the same letter to the same office stays as it is. One that was cancelled (the office was
     * dropped by an amendment and is addressed again) stands again, with the steps it had taken.
     */
    private static final String SEND = """
            insert into dispatch (id, version, directive_id, root_directive_id, parent_dispatch_id, sender, recipient, level,
                                  province, district, status, sent_at, receive_by, acknowledge_by, forward_by, complete_by,
                                  next_notice_on)
            select id, 1, directive, root, parent, sender, recipient, level, province, district, 'SENT', ?, receive_by,
                   acknowledge_by, forward_by, complete_by, next_notice_on
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::date[], ?::date[], ?::date[], ?::date[], ?::date[])
                 as new (id, directive, root, parent, sender, recipient, level, province, district,
                         receive_by, acknowledge_by, forward_by, complete_by, next_notice_on)
            on conflict (directive_id, recipient) do update
            set version = dispatch.version + 1,
                status = case when dispatch.completed_at is not null then 'COMPLETED'
                              when dispatch.forwarded_at is not null then 'FORWARDED'
                              when dispatch.acknowledged_at is not null then 'ACKNOWLEDGED'
                              when dispatch.received_at is not null then 'RECEIVED'
                              else 'SENT' end,
                cancelled_at = null, sent_at = excluded.sent_at, receive_by = excluded.receive_by,
                acknowledge_by = excluded.acknowledge_by, forward_by = excluded.forward_by,
                complete_by = excluded.complete_by, next_notice_on = excluded.next_notice_on
            where dispatch.status = 'CANCELLED'
            returning *
            """;

    private static final String CANCEL = """
            update dispatch set status = 'CANCELLED', cancelled_at = ?, version = version + 1, next_notice_on = null
            where status <> 'CANCELLED' and directive_id = any (?)%s
            returning *
            """;

    /** Whoever forwarded by a letter that is cancelled has not forwarded, unless its own dispatch goes as well. */
    private static final String REOPEN = """
            update dispatch
            set forwarded_at = null, forwarded_directive_id = null, version = version + 1, next_notice_on = ?,
                status = case when status = 'FORWARDED' then 'ACKNOWLEDGED' else status end
            where status <> 'CANCELLED' and forwarded_directive_id = any (?)
            returning *
            """;

    /** Whoever forwarded by a letter that is cancelled, and to other offices by one that stands, has forwarded by that one. */
    private static final String RELINK = """
            update dispatch
            set forwarded_directive_id = other.id, version = dispatch.version + 1
            from (select distinct on (l.forwards_dispatch_id) l.forwards_dispatch_id as dispatch, l.id
                  from directive l join dispatch d on d.id = l.forwards_dispatch_id
                  where d.forwarded_directive_id = any (?) and l.status <> 'CANCELLED'
                  order by l.forwards_dispatch_id, l.id desc) as other
            where dispatch.id = other.dispatch and dispatch.status <> 'CANCELLED'
            returning dispatch.*
            """;

    private final EntityManager entities;
    private final DispatchStatements statements;
    private final OfficeAreas areas;
    private final DispatchEvents events;

    Dispatches(EntityManager entities, DispatchStatements statements, OfficeAreas areas, DispatchEvents events) {
        this.entities = entities;
        this.statements = statements;
        this.areas = areas;
        this.events = events;
    }

    /**
     * Sends letters to offices. The directives are written already.
     *
     * @return how many dispatches came to stand by this: those that stood already are not counted, nor told of again
     */
    public int send(List<NewDispatch> dispatches) {
        return dispatches.isEmpty() ? 0 : send(dispatches, events.now());
    }

    private int send(List<NewDispatch> dispatches, Instant sentAt) {
        return statements.change(
                SEND, Type.SENT, events.now(), (connection, insert) -> fill(connection, insert, dispatches, sentAt));
    }

    /**
     * Cancels every standing dispatch of the letters. Offices that forwarded something by one of these letters, and whose
     * own dispatch stands, have it to forward again.
     *
     * @return how many dispatches were cancelled
     */
    public int cancelOf(Collection<UUID> directiveIds) {
        if (directiveIds.isEmpty()) {
            return 0;
        }
        var now = events.now();
        var cancelled = statements.change(CANCEL.formatted(""), Type.CANCELLED, now, (connection, update) -> {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setArray(2, uuids(connection, directiveIds));
        });
        statements.change(
                RELINK,
                Type.FORWARDED,
                now,
                (connection, update) -> update.setArray(1, uuids(connection, directiveIds)));
        statements.change(REOPEN, Type.REOPENED, now, (connection, update) -> {
            update.setObject(1, Bangkok.dayOf(now));
            update.setArray(2, uuids(connection, directiveIds));
        });
        return cancelled;
    }

    /** Cancels the dispatches of a letter to some offices: an amendment addresses them no more. */
    public int cancel(UUID directiveId, Collection<OfficeCode> recipients) {
        if (recipients.isEmpty()) {
            return 0;
        }
        var now = events.now();
        return statements.change(
                CANCEL.formatted(" and recipient = any (?)"), Type.CANCELLED, now, (connection, update) -> {
                    update.setObject(1, now.atOffset(ZoneOffset.UTC));
                    update.setArray(2, uuids(connection, List.of(directiveId)));
                    update.setArray(
                            3,
                            connection.createArrayOf(
                                    "text",
                                    recipients.stream()
                                            .map(OfficeCode::value)
                                            .sorted()
                                            .toArray()));
                });
    }

    /** The offices that a dispatch was sent on to, by however many letters. */
    public Set<OfficeCode> sentOnTo(UUID dispatchId) {
        return entities.createQuery(
                        "select recipient from Dispatch where parentDispatchId = ?1 and status <> CANCELLED",
                        String.class)
                .setParameter(1, dispatchId)
                .getResultStream()
                .map(OfficeCode::new)
                .collect(Collectors.toSet());
    }

    /** The dispatch, held for a change until the transaction ends. */
    public Optional<Dispatch> lock(UUID id) {
        return Optional.ofNullable(entities.find(Dispatch.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those of the letters that stand at the office: sent to it, or entered by it. */
    public Set<UUID> at(OfficeCode office, Collection<UUID> directiveIds) {
        return Set.copyOf(entities.createQuery("""
                        select directiveId from Dispatch
                        where recipient = ?1 and status <> CANCELLED and directiveId in ?2
                        """, UUID.class)
                .setParameter(1, office.value())
                .setParameter(2, directiveIds)
                .getResultList());
    }

    /**
     * Writes down that one letter was sent, outside the system, to one office that has it not yet, and holds the dispatch.
     *
     * @param sentAt the latest that it can have been sent: when it was received
     */
    Dispatch record(NewDispatch dispatch, Instant sentAt) {
        send(List.of(dispatch), sentAt);
        return entities.createQuery("from Dispatch where directiveId = ?1 and recipient = ?2", Dispatch.class)
                .setParameter(1, dispatch.directiveId())
                .setParameter(2, dispatch.recipient().value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }

    /** The letter that a dispatch carries; it never changes. */
    public Optional<UUID> directiveOf(UUID dispatchId) {
        return entities.createQuery("select directiveId from Dispatch where id = ?1", UUID.class)
                .setParameter(1, dispatchId)
                .getResultStream()
                .findFirst();
    }

    public Optional<Dispatch> find(UUID id) {
        return Optional.ofNullable(entities.find(Dispatch.class, id));
    }

    /** Writes down, and tells, that the office sends the letter on by a letter of its own. The caller holds the dispatch. */
    public void forwarded(Dispatch dispatch, UUID newDirectiveId, Instant at) {
        dispatch.forward(newDirectiveId, at);
        events.tell(Type.FORWARDED, dispatch, at);
    }

    private void fill(Connection connection, PreparedStatement insert, List<NewDispatch> dispatches, Instant now)
            throws SQLException {
        var today = Bangkok.dayOf(now);
        var column = new DispatchStatements.Columns<>(connection, insert, dispatches);
        insert.setObject(1, now.atOffset(ZoneOffset.UTC));
        column.set(2, "uuid", any -> UuidVersion7Strategy.INSTANCE.generateUuid(null));
        column.set(3, "uuid", NewDispatch::directiveId);
        column.set(4, "uuid", NewDispatch::rootDirectiveId);
        column.set(5, "uuid", NewDispatch::parentDispatchId);
        column.set(6, "text", dispatch -> dispatch.sender().value());
        column.set(7, "text", dispatch -> dispatch.recipient().value());
        column.set(8, "text", dispatch -> dispatch.recipient().level().name());
        column.set(9, "text", dispatch -> areas.provinceOf(dispatch.recipient()).orElse(null));
        column.set(
                10, "text", dispatch -> areas.districtOf(dispatch.recipient()).orElse(null));
        column.set(11, "date", dispatch -> dispatch.dates().receiveBy());
        column.set(12, "date", dispatch -> dispatch.dates().acknowledgeBy());
        column.set(13, "date", dispatch -> dispatch.dates().forwardBy());
        column.set(14, "date", dispatch -> dispatch.dates().completeBy());
        column.set(15, "date", dispatch -> Notice.firstDay(dispatch.dates(), today));
    }

    private static java.sql.Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }
}
