package th.localpolicy.identity.publicity;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many posts there are where. Each post once, however often it was recorded; always one statement. */
@ApplicationScoped
class PostCounts {

    private final DataSource database;

    PostCounts(DataSource database) {
        this.database = database;
    }

    /** By what posts are counted. */
    @Schema(name = "PostCountsBy")
    enum By {
        PROVINCE("province_code"),
        DISTRICT("district_code"),
        PLATFORM("platform"),
        MONTH("to_char(posted_on, 'YYYY-MM')");

        private final String sql;

        By(String sql) {
            this.sql = sql;
        }
    }

    /** What is counted. Every part that is null narrows nothing; both months are included. */
    record Filter(String province, String district, Platform platform, YearMonth from, YearMonth until) {}

    /**
     * The posts of one province, district, platform or month.
     *
     * @param key the code, the platform or the Gregorian month (of Bangkok's calendar)
     * @param compliant with the four hashtags, and public
     */
    @Schema(name = "PostCount")
    public record Count(@Schema(examples = "36") String key, long posts, long publiclyVisible, long compliant) {}

    /** The counts in the order of their keys; what has no post has no line. */
    List<Count> by(By by, Filter filter) throws SQLException {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        narrow(where, values, "province_code = ?", filter.province());
        narrow(where, values, "district_code = ?", filter.district());
        narrow(
                where,
                values,
                "platform = ?",
                filter.platform() == null ? null : filter.platform().name());
        narrow(
                where,
                values,
                "posted_on >= ?",
                filter.from() == null ? null : filter.from().atDay(1));
        narrow(
                where,
                values,
                "posted_on <= ?",
                filter.until() == null ? null : filter.until().atEndOfMonth());
        where.add("first_id is null");
        var sql = "select " + by.sql + " as key, count(*), count(*) filter (where publicly_visible),"
                + " count(*) filter (where compliant) from identity_post where " + String.join(" and ", where)
                + " group by 1 order by 1";
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(sql)) {
            bind(read, values);
            try (var rows = read.executeQuery()) {
                var counts = new ArrayList<Count>();
                while (rows.next()) {
                    counts.add(new Count(rows.getString(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)));
                }
                return counts;
            }
        }
    }

    private static void narrow(List<String> where, List<Object> values, String condition, Object value) {
        if (value != null) {
            where.add(condition);
            values.add(value);
        }
    }

    private static void bind(PreparedStatement read, List<Object> values) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof LocalDate day) {
                read.setObject(i + 1, day);
            } else {
                read.setString(i + 1, values.get(i).toString());
            }
        }
    }
}
