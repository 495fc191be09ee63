package th.localpolicy.platform.eventpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.postgresql.ds.PGSimpleDataSource;

import th.localpolicy.platform.inbox.UnitOfWork;
import th.localpolicy.platform.outbox.Outbox;
import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.stack.testing.TestServers;

/**
 * A service's own database on a real PostgreSQL, made anew: the tables of the event path, one kind of aggregate that
 * speaks, and the facts of one projection that listens.
 */
public final class ServiceDatabase implements UnitOfWork {

    private static final String OWN_TABLES = """
            create table aggregate (id text primary key, version bigint not null);
            create table fact (key text, version bigint, amount int not null check (amount >= 0), primary key (key, version));
            create table taken (seq bigint generated always as identity, event_id uuid, key text, version bigint);
            """;

    private static final Outbox OUTBOX = new Outbox(new ObjectMapper(), "/test-service");

    private final PGSimpleDataSource source = new PGSimpleDataSource();

    private ServiceDatabase(String name) {
        var servers = TestServers.running();
        source.setUrl(servers.databaseUrl(name));
        source.setUser(name + "_owner");
        source.setPassword(name + "_owner");
        source.setCurrentSchema("service");
        cutConnections();
        execute("drop schema if exists service cascade; create schema service");
        execute(migration());
        execute(OWN_TABLES);
    }

    public static ServiceDatabase fresh(String name) {
        return new ServiceDatabase(name);
    }

    private static String migration() {
        try (var in = ServiceDatabase.class.getResourceAsStream("/db/platform/V0.1__outbox_inbox_idempotency.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DataSource source() {
        return source;
    }

    @Override
    public <T> T run(Work<T> work) throws SQLException {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var done = work.in(connection);
            connection.commit();
            return done;
        }
    }

    /** Changes an aggregate as a use case does: takes its row first, then appends the event with its new version. */
    public long change(Connection connection, String topic, String aggregate, int amount) throws SQLException {
        try (var update = connection.prepareStatement("""
                insert into aggregate values (?, 1) on conflict (id) do update set version = aggregate.version + 1
                returning version
                """)) {
            update.setString(1, aggregate);
            try (var row = update.executeQuery()) {
                row.next();
                var version = row.getLong(1);
                OUTBOX.append(connection, null, List.of(event(topic, aggregate, version, new Change(amount))));
                return version;
            }
        }
    }

    public void change(String topic, String aggregate, int amount) {
        try {
            run(connection -> change(connection, topic, aggregate, amount));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static OutboxEvent event(String topic, String aggregate, long version, Object data) {
        return new OutboxEvent(topic, "thing.changed", aggregate, version, Instant.parse("2025-03-31T16:59:59Z"), data);
    }

    /** The rows of a query, their columns joined by a space. */
    public List<String> ask(String question, Object... values) {
        try (var connection = source.getConnection();
                var read = filled(connection.prepareStatement(question), values);
                var found = read.executeQuery()) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (var column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getString(column));
                }
                rows.add(String.join(" ", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(question, e);
        }
    }

    public int count(String table) {
        return Integer.parseInt(ask("select count(*) from " + table).getFirst());
    }

    public void execute(String command, Object... values) {
        try (var connection = source.getConnection();
                var statement = filled(connection.prepareStatement(command), values)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    private static PreparedStatement filled(PreparedStatement statement, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** What the projection knows: for each key the amount of its newest version. */
    public List<String> facts() {
        return ask("select distinct on (key) key, amount from fact order by key, version desc");
    }

    /** Every event as it was acted on, in that order. */
    public List<String> taken() {
        return ask("select key, version from taken order by seq");
    }

    /** Cuts every connection to this database, as a failing server would. */
    public void cutConnections() {
        ask("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and usename = current_user and pid <> pg_backend_pid()");
    }

    /** Cuts the connection of the relay that is active, and tells how many that were. */
    public int cutActiveRelay() {
        return ask("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .size();
    }
}
