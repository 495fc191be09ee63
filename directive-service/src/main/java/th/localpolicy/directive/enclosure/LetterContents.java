package th.localpolicy.directive.enclosure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.thai.Bangkok;

/** Reads what is printed of a letter, in three statements whatever its size. */
@Singleton
class LetterContents {

    private static final String LETTER = """
            select d.status, d.revision, d.number, d.issuer, r.content::text, f.issuer as forwarded_issuer,
                   f.urgency as forwarded_urgency, f.number as forwarded_number, f.issued_on as forwarded_issued_on
            from directive d join directive_revision r on r.directive_id = d.id and r.revision = d.revision
            left join directive f on f.id = d.forwards_directive_id
            where d.id = ?""";

    /** The letter and everything that forwards it, who has reported on any of it, and whose report is overdue. */
    private static final String TREE = """
            with recursive tree (id) as (
                select ?::uuid
                union
                select d.id from directive d join tree t on d.forwards_directive_id = t.id)
            , root as (select root_directive_id as id from directive where id = ?)
            , reported as (
                select distinct f.reporter from report_fact f where f.root_directive_id = (select id from root))
            , late as (
                select distinct o.reporter from report_due o
                where o.root_directive_id = (select id from root) and not o.cancelled and o.due_on < ?
                  and not exists (select from report_fact f where f.obligation_id = o.obligation_id))
            """;

    /** What the caller may see of the tree: all of its own letter's, otherwise what lies in its area. */
    private static final String SEEN = " and (? or p.province = ? or p.district = ? or p.recipient = ?)";

    private static final String LEVELS = TREE + """
            select p.level, count(distinct p.recipient) as sent,
                   count(distinct p.recipient) filter (where p.received_at is not null) as received,
                   count(distinct p.recipient) filter (where p.acknowledged_at is not null) as acknowledged,
                   count(distinct p.recipient) filter (where p.forwarded_at is not null) as forwarded,
                   count(distinct p.recipient) filter (where p.completed_at is not null) as completed,
                   count(distinct r.reporter) as reported,
                   count(distinct p.recipient) filter (where (p.received_at is null and p.receive_by < ?)
                       or (p.acknowledged_at is null and p.acknowledge_by < ?)
                       or (p.forwarded_at is null and p.forward_by < ?)
                       or (p.completed_at is null and p.complete_by < ?)
                       or late.reporter is not null) as overdue
            from dispatch p join tree t on p.directive_id = t.id left join reported r on r.reporter = p.recipient
            left join late on late.reporter = p.recipient
            where p.status <> 'CANCELLED'""" + SEEN + """

            group by p.level
            order by array_position(array ['MINISTRY', 'DEPARTMENT', 'PROVINCE', 'DISTRICT', 'LOCAL'], p.level)""";

    private static final String RECEIPTS = """
            select p.recipient, p.status, p.receipt_number, p.received_at, p.acknowledged_at, p.forwarded_at,
                   exists (select from report_fact f
                           where f.root_directive_id = p.root_directive_id and f.reporter = p.recipient) as reported,
                   count(*) over () as sent
            from dispatch p
            where p.directive_id = ? and p.status <> 'CANCELLED'""" + SEEN + " order by p.recipient limit ?";

    private final DataSource database;
    private final OfficeTree offices;
    private final ObjectMapper json;
    private final Clock clock;

    LetterContents(DataSource database, OfficeTree offices, ObjectMapper json, Clock clock) {
        this.database = database;
        this.offices = offices;
        this.json = json;
        this.clock = clock;
    }

    Optional<LetterContent> find(UUID id, Caller caller) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(LETTER)) {
            query.setObject(1, id);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var issuer = row.getString("issuer");
                var all = issuer.equals(caller.office().value())
                        || caller.office().equals(OfficeCode.MOI)
                        || caller.office().equals(OfficeCode.DLA);
                var receipts = new ArrayList<LetterContent.Receipt>();
                var sent = receipts(connection, id, caller.office(), all, receipts);
                return Optional.of(new LetterContent(
                        row.getString("status"),
                        row.getInt("revision"),
                        row.getString("number"),
                        name(issuer),
                        json.readTree(row.getString("content")),
                        forwarded(row),
                        levels(connection, id, caller.office(), all),
                        receipts,
                        sent));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a letter's content is no JSON", e);
        }
    }

    private LetterContent.Forwarded forwarded(ResultSet row) throws SQLException {
        var number = row.getString("forwarded_number");
        return number == null
                ? null
                : new LetterContent.Forwarded(
                        name(row.getString("forwarded_issuer")),
                        row.getString("forwarded_urgency"),
                        number,
                        row.getObject("forwarded_issued_on", LocalDate.class));
    }

    private List<LetterContent.LevelFigures> levels(Connection connection, UUID id, OfficeCode caller, boolean all)
            throws SQLException {
        try (var query = connection.prepareStatement(LEVELS)) {
            var today = Bangkok.today(clock);
            query.setObject(1, id);
            query.setObject(2, id);
            for (var i = 3; i <= 7; i++) {
                query.setObject(i, today);
            }
            seen(query, 8, caller, all);
            var levels = new ArrayList<LetterContent.LevelFigures>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    levels.add(new LetterContent.LevelFigures(
                            rows.getString("level"),
                            rows.getLong("sent"),
                            rows.getLong("received"),
                            rows.getLong("acknowledged"),
                            rows.getLong("forwarded"),
                            rows.getLong("completed"),
                            rows.getLong("reported"),
                            rows.getLong("overdue")));
                }
            }
            return levels;
        }
    }

    private long receipts(
            Connection connection, UUID id, OfficeCode caller, boolean all, List<LetterContent.Receipt> receipts)
            throws SQLException {
        try (var query = connection.prepareStatement(RECEIPTS)) {
            query.setObject(1, id);
            seen(query, 2, caller, all);
            query.setInt(6, LetterContent.MOST_RECEIPTS);
            var sent = 0L;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    sent = rows.getLong("sent");
                    receipts.add(receipt(rows));
                }
            }
            return sent;
        }
    }

    private LetterContent.Receipt receipt(ResultSet row) throws SQLException {
        return new LetterContent.Receipt(
                name(row.getString("recipient")),
                row.getString("status"),
                row.getObject("receipt_number", Integer.class),
                row.getObject("received_at", OffsetDateTime.class),
                row.getObject("acknowledged_at", OffsetDateTime.class),
                row.getObject("forwarded_at", OffsetDateTime.class),
                row.getBoolean("reported"));
    }

    private static void seen(PreparedStatement query, int from, OfficeCode caller, boolean all) throws SQLException {
        var code = caller.value();
        query.setBoolean(from, all);
        query.setString(from + 1, code.startsWith("P") ? code.substring(1) : null);
        query.setString(from + 2, code.startsWith("D") ? code.substring(1) : null);
        query.setString(from + 3, code);
    }

    /** The office's Thai name; its code when it has none. */
    String name(String code) {
        return OfficeCode.parse(code).flatMap(offices::find).map(Office::nameTh).orElse(code);
    }
}
