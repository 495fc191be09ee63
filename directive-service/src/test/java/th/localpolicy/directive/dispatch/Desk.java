package th.localpolicy.directive.dispatch;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManagerFactory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.hibernate.SessionFactory;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;

/** The desk of an office: letters that come to it, and what it does with them, in words that read like sentences. */
@ApplicationScoped
public class Desk {

    private final DataSource database;
    private final Dispatches dispatches;
    private final EntityManagerFactory entities;
    private final AtomicInteger numbers = new AtomicInteger();

    Desk(DataSource database, Dispatches dispatches, EntityManagerFactory entities) {
        this.database = database;
        this.dispatches = dispatches;
        this.entities = entities;
    }

    /** A letter of the ministry, issued on a day, that nobody has been sent yet. */
    public UUID letter(String issuedOn) {
        return letter("MOI", issuedOn, Optional.empty());
    }

    /** A letter that forwards one under its root, or one that forwards nothing. */
    public UUID letter(String issuer, String issuedOn, Optional<UUID> root) {
        var id = UUID.randomUUID();
        run("""
                insert into directive (id, version, status, revision, issuer, number, series, circular, running, year,
                                       issued_on, kind, urgency, subject, tags, root_directive_id, created_at, issued_at,
                                       changed_at)
                values (?, 1, 'ISSUED', 1, ?, 'มท 0810.6/ว ' || ?, ?, true, ?, 2024, ?::date, 'EXTERNAL_LETTER',
                        'MOST_URGENT', 'การขับเคลื่อนนโยบายสำคัญ', '{}', ?, now(), now(), now())
                """, statement -> {
            var running = numbers.incrementAndGet();
            statement.setObject(1, id);
            statement.setString(2, issuer);
            statement.setString(3, Integer.toString(running));
            statement.setString(4, "desk");
            statement.setInt(5, running);
            statement.setString(6, issuedOn);
            statement.setObject(7, root.orElse(id));
        });
        return id;
    }

    /** Gives a letter a clause that asks for a report. */
    void reportingClause(UUID letter) {
        run("""
                insert into directive_revision (directive_id, revision, content)
                values (?, 1, '{"clauses": [{"text": "รายงาน", "levels": ["PROVINCE"], "reporting": {"every": "MONTH"}}]}')
                """, statement -> statement.setObject(1, letter));
    }

    /** The letter of yesteryear to one office. */
    public UUID sent(String recipient) {
        return send(letter("2024-12-03"), recipient, StepDates.NONE);
    }

    /** Sends a letter that forwards nothing to an office. */
    public UUID send(UUID directive, String recipient, StepDates dates) {
        send(List.of(new NewDispatch(directive, directive, null, OfficeCode.MOI, new OfficeCode(recipient), dates)));
        return dispatchOf(directive, recipient);
    }

    public void send(List<NewDispatch> letters) {
        QuarkusTransaction.requiringNew().run(() -> dispatches.send(letters));
    }

    /** The office sends its letter on by another one, to offices below it; the forward's id. */
    public UUID forwarded(UUID dispatch, UUID root, String office, String... recipients) {
        var forward = letter(office, "2024-12-19", Optional.of(root));
        QuarkusTransaction.requiringNew().run(() -> {
            dispatches.forwarded(
                    dispatches.lock(dispatch).orElseThrow(), forward, Instant.parse("2024-12-19T03:00:00Z"));
            dispatches.send(Stream.of(recipients)
                    .map(recipient -> new NewDispatch(
                            forward, root, dispatch, new OfficeCode(office), new OfficeCode(recipient), StepDates.NONE))
                    .toList());
        });
        return forward;
    }

    /** Writes in the trail of a forward who signed it. */
    void signed(UUID forward, UUID letter, UUID dispatch, String office) {
        run("update directive set forwards_directive_id = ?, forwards_dispatch_id = ? where id = ?", statement -> {
            statement.setObject(1, letter);
            statement.setObject(2, dispatch);
            statement.setObject(3, forward);
        });
        run("""
                insert into directive_step (directive_id, version, revision, action, office, subject, taken_at)
                values (?, 1, 1, 'FORWARDED', ?, ?, now())
                """, statement -> {
            statement.setObject(1, forward);
            statement.setString(2, office);
            statement.setString(3, office + "-approver");
        });
    }

    public void cancel(UUID directive) {
        QuarkusTransaction.requiringNew().run(() -> dispatches.cancelOf(List.of(directive)));
    }

    public UUID dispatchOf(UUID directive, String recipient) {
        return one("select id from dispatch where directive_id = ? and recipient = ?", UUID.class, statement -> {
            statement.setObject(1, directive);
            statement.setString(2, recipient);
        });
    }

    public static RequestSpecification officer(String office) {
        return as(office, "officer");
    }

    public static RequestSpecification as(String office, String... roles) {
        return given().contentType(ContentType.JSON).auth().oauth2(Tokens.of(office, roles));
    }

    public static Response take(String office, UUID dispatch, String step, Map<String, ?> body) {
        return officer(office).body(body).post("/api/v1/dispatches/{id}/{step}", dispatch, step);
    }

    public static Response receive(String office, UUID dispatch) {
        return take(office, dispatch, "receive", Map.of());
    }

    /** How many statements Hibernate sends to answer a request. */
    public long statementsOf(RequestSpecification who, String path) {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        who.get(path).then().statusCode(200);
        return statistics.getPrepareStatementCount();
    }

    /** Empties every inbox. */
    void clear() {
        for (var table : List.of("dispatch_notice", "dispatch_step", "receipt", "dispatch")) {
            run("delete from " + table, statement -> {});
        }
    }

    /** What fills the places of a statement. */
    public interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    public void run(String sql, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T one(String sql, Class<T> type, Parameters parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, type);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many events of a type were written about dispatches of a letter. */
    public long events(String type, UUID directive) {
        return one("""
                select count(*) from outbox
                where type = ? and convert_from(payload, 'UTF8')::jsonb ->> 'directiveId' = ?
                """, Long.class, statement -> {
            statement.setString(1, type);
            statement.setString(2, directive.toString());
        });
    }
}
