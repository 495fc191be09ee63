package th.localpolicy.reporting.obligation;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a query is narrowed to: pieces of SQL that we wrote, and the values for their question marks. */
public final class Conditions {

    private final List<String> pieces = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** @param sql a condition written in this program; whatever came from outside is in {@code given} */
    public Conditions and(String sql, Object... given) {
        pieces.add(sql);
        values.addAll(List.of(given));
        return this;
    }

    /** The same when there is something to compare with. */
    public Conditions andIf(Object given, String sql) {
        return given == null ? this : and(sql, given);
    }

    /**
     * Of {@code obligation o} what is to be done on a day: a report not sent in, or sent back, of a month or quarter that
     * has begun; or everything else.
     */
    public Conditions owed(boolean owed, LocalDate today) {
        var month = YearMonth.from(today);
        return and(
                (owed ? "" : "not ")
                        + "(o.status in ('OPEN', 'RETURNED') and (o.every = 'ONCE'"
                        + " or o.period <= case o.every when 'QUARTER' then ? else ? end))",
                month.plusMonths(2).toString(),
                month.toString());
    }

    /** The conditions as they stand behind {@code where}. */
    public String sql() {
        return pieces.isEmpty() ? "true" : String.join(" and ", pieces);
    }

    /**
     * Sets the values.
     *
     * @param first the index of the first of them
     * @return the index behind the last
     */
    public int bind(PreparedStatement statement, int first) throws SQLException {
        var index = first;
        for (var value : values) {
            switch (value) {
                case Enum<?> constant -> statement.setString(index++, constant.name());
                case UUID[] ids ->
                    statement.setArray(index++, statement.getConnection().createArrayOf("uuid", ids));
                case String[] words ->
                    statement.setArray(index++, statement.getConnection().createArrayOf("text", words));
                default -> statement.setObject(index++, value);
            }
        }
        return index;
    }
}
