package th.localpolicy.directive.letter;

import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.office.OfficeCode;

/**
 * Which offices may read a letter: its issuer, those it goes to, those its forwards go to (they hold a copy of it), and
 * whoever stands above any of them in the tree.
 */
@ApplicationScoped
class Readers {

    private final DataSource database;
    private final Reach reach;

    Readers(DataSource database, Reach reach) {
        this.database = database;
        this.reach = reach;
    }

    boolean mayRead(OfficeCode office, UUID directive) {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(
                        "select exists (select from directive_reader where office = ? and directive_id = ?)")) {
            read.setString(1, office.value());
            read.setObject(2, directive);
            try (var row = read.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the readers could not be read", e);
        }
    }

    /** Lets the offices and those above them read the letter and all that it forwards. One statement, however many. */
    void add(UUID directive, Collection<OfficeCode> offices) {
        var readers = new TreeSet<String>();
        offices.forEach(office -> reach.chain(office).forEach(above -> readers.add(above.value())));
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        with recursive up (id, forwards) as (
                            select id, forwards_directive_id from directive where id = ?
                            union
                            select d.id, d.forwards_directive_id from directive d join up on d.id = up.forwards)
                        insert into directive_reader (office, directive_id)
                        select office, up.id from unnest(?::text[]) as office cross join up
                        on conflict do nothing
                        """)) {
            insert.setObject(1, directive);
            insert.setArray(2, connection.createArrayOf("text", readers.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the readers could not be written", e);
        }
    }
}
