package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.inbox.Received;

/**
 * The facts about identities that KPIs are counted from. Nothing is ever added up: a figure is a count over facts at the
 * moment it is asked for, so events that come twice, late or in the wrong order cannot spoil it.
 */
@ApplicationScoped
class KpiFacts {

    static final Comparator<Received> ONE_ORDER =
            Comparator.comparing(Received::key).thenComparing(Received::version);

    void add(Connection connection, int generation, Instant learntAt, List<Received> events) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into kpi_fact (generation, identity_id, version, type, district_code, province_code, registered_on,
                                      withdrawn_on, decided_at, learnt_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)) {
            for (var event : events.stream().sorted(ONE_ORDER).toList()) {
                var identity = (IdentityEvent) event.data();
                insert.setInt(1, generation);
                insert.setObject(2, identity.identityId());
                insert.setLong(3, event.version());
                insert.setString(4, event.type());
                insert.setString(5, identity.districtCode());
                insert.setString(6, identity.provinceCode());
                insert.setObject(7, identity.registeredOn(), Types.DATE);
                insert.setObject(8, identity.lastsUntil(event), Types.DATE);
                insert.setObject(9, event.occurredAt().atOffset(ZoneOffset.UTC));
                insert.setObject(10, learntAt.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (var replace = connection.prepareStatement("""
                update kpi_fact old set replaced_at =
                    (select min(n.learnt_at) from kpi_fact n
                     where n.generation = old.generation and n.identity_id = old.identity_id and n.version > old.version)
                where old.generation = ? and old.identity_id = any(?)
                  and exists (select from kpi_fact n
                              where n.generation = old.generation and n.identity_id = old.identity_id
                                and n.version > old.version
                                and (old.replaced_at is null or n.learnt_at < old.replaced_at))
                """)) {
            replace.setInt(1, generation);
            replace.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid",
                            events.stream()
                                    .map(event -> ((IdentityEvent) event.data()).identityId())
                                    .distinct()
                                    .toArray()));
            replace.executeUpdate();
        }
    }
}
