package th.localpolicy.directive.letter;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.thai.ThaiText;

/** What letters say, revision by revision. What was issued stays as it is: the database itself refuses to alter it. */
@ApplicationScoped
class Revisions {

    /** @param recipients the offices the addressees came to; null until the revision is issued */
    record Revision(DirectiveDraft content, List<String> recipients) {}

    private final DataSource database;
    private final ObjectMapper json;
    private final ObjectReader stored;

    Revisions(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
        // A letter stays readable when a later build no longer knows one of its fields.
        this.stored = json.readerFor(DirectiveDraft.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Writes the newest revision of a draft, or of a letter about to be amended, and what it is found by. */
    void write(Directive directive, DirectiveDraft content) {
        try (var connection = database.getConnection();
                var revision = connection.prepareStatement("""
                        insert into directive_revision (directive_id, revision, content) values (?, ?, ?::jsonb)
                        on conflict (directive_id, revision) do update set content = excluded.content
                        """);
                var search = connection.prepareStatement("""
                        insert into directive_search (directive_id, key) values (?, ?)
                        on conflict (directive_id) do update set key = excluded.key
                        """)) {
            revision.setObject(1, directive.id());
            revision.setInt(2, directive.revision());
            revision.setString(3, json.writeValueAsString(content));
            revision.executeUpdate();
            search.setObject(1, directive.id());
            search.setString(2, searchKey(directive.number(), content));
            search.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the revision could not be written", e);
        }
    }

    /** The newest revision goes out to these offices; from now on it stays. */
    void issue(Directive directive, Collection<OfficeCode> recipients, Instant at) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        update directive_revision set recipients = ?, issued_at = ? where directive_id = ? and revision = ?
                        """)) {
            update.setArray(
                    1,
                    connection.createArrayOf(
                            "varchar",
                            recipients.stream().map(OfficeCode::value).toArray()));
            update.setObject(2, at.atOffset(ZoneOffset.UTC));
            update.setObject(3, directive.id());
            update.setInt(4, directive.revision());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the revision could not be issued", e);
        }
    }

    Revision of(UUID directiveId, int revision) {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(
                        "select content, recipients from directive_revision where directive_id = ? and revision = ?")) {
            read.setObject(1, directiveId);
            read.setInt(2, revision);
            try (var row = read.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("a letter without content: " + directiveId);
                }
                var recipients = row.getArray("recipients");
                return new Revision(
                        stored.readValue(row.getString("content")),
                        recipients == null ? null : List.of((String[]) recipients.getArray()));
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the revision could not be read", e);
        }
    }

    /** The number without spaces, so that it is found in any spacing, before the text as it is searched. */
    private static String searchKey(String number, DirectiveDraft content) {
        return ThaiText.searchKey(number).replace(" ", "") + "\n" + ThaiText.searchKey(content.subject()) + "\n"
                + content.clauses().stream()
                        .map(clause -> ThaiText.searchKey(clause.text()))
                        .collect(Collectors.joining("\n"));
    }
}
