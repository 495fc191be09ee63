package th.localpolicy.reporting.compilation;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import th.localpolicy.reporting.form.ReportJson;

/**
 * A compilation as a table: a line for every office that owes the report, whether it went in or is missing, and their sum.
 * It has as many lines as offices stand under one, so it is read at once and nobody holds the database while a reader takes
 * it.
 */
@Singleton
class CompilationTable {

    private static final String READ = """
            select o.reporter, o.due_on, o.status, s.submitted_at, s.days_late, taken.part, taken.figures::text as figures,
                   nullif((select count(*) from obligation u
                           where u.recipient = o.reporter and u.root_directive_id = o.root_directive_id
                             and u.form = o.form and u.period = o.period and u.status <> 'CANCELLED'), 0) as expected,
                   (select count(distinct ds.reporter)
                    from compilation d join compilation_source ds on ds.compilation_id = d.id
                    where d.obligation_id = o.id) as included
            from compilation c
            join obligation o on o.root_directive_id = c.root_directive_id and o.form = c.form and o.period = c.period
                and o.recipient = c.office
            left join submission s on s.obligation_id = o.id
            left join (
                select submission_id, max(number) as part, jsonb_object_agg(key, total) as figures
                from (select cs.submission_id, max(cs.number) as number, e.key, sum(e.value::numeric) as total
                      from compilation_source cs cross join jsonb_each_text(cs.figures) e
                      where cs.compilation_id = ? group by cs.submission_id, e.key) f
                group by submission_id
            ) taken on taken.submission_id = s.id
            where c.id = ? and (o.status <> 'CANCELLED' or taken.part is not null)
            order by o.reporter
            """;

    /**
     * A line.
     *
     * @param reporter the office; null of the sum
     * @param status how its report stands; null of the sum
     * @param part in which part it went in last, 0 or an addendum; null when it is missing
     * @param expected how many reports the offices under it owe it; null where none stand under it
     * @param included how many of those it rolled up
     */
    record Line(
            String reporter,
            LocalDate dueOn,
            String status,
            Instant submittedAt,
            Integer daysLate,
            Integer part,
            Long expected,
            Long included,
            JsonNode figures) {

        private static Line of(ResultSet row) throws SQLException {
            var part = row.getObject("part", Integer.class);
            var submitted = row.getObject("submitted_at", OffsetDateTime.class);
            var expected = row.getObject("expected", Long.class);
            return new Line(
                    row.getString("reporter"),
                    row.getObject("due_on", LocalDate.class),
                    row.getString("status"),
                    submitted == null ? null : submitted.toInstant(),
                    row.getObject("days_late", Integer.class),
                    part,
                    expected,
                    expected == null ? null : Long.valueOf(row.getLong("included")),
                    part == null ? JsonNodeFactory.instance.objectNode() : ReportJson.read(row.getString("figures")));
        }

        Optional<BigDecimal> figure(String name) {
            return Optional.ofNullable(figures.get(name)).map(JsonNode::decimalValue);
        }

        private Line plus(Line line) {
            var sums = ((ObjectNode) figures).deepCopy();
            line.figures()
                    .properties()
                    .forEach(figure -> sums.put(
                            figure.getKey(),
                            figure(figure.getKey())
                                    .orElse(BigDecimal.ZERO)
                                    .add(figure.getValue().decimalValue())));
            return new Line(
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    sum(expected, line.expected()),
                    sum(included, line.included()),
                    sums);
        }

        private static Long sum(Long one, Long other) {
            return one == null ? other : other == null ? one : Long.valueOf(one + other);
        }
    }

    /** The lines in the order of the offices' codes, and their sum as the last. One statement, whatever their number. */
    List<Line> of(Connection connection, UUID compilation) throws SQLException {
        try (var read = connection.prepareStatement(READ)) {
            read.setObject(1, compilation);
            read.setObject(2, compilation);
            try (var rows = read.executeQuery()) {
                var lines = new ArrayList<Line>();
                var sum =
                        new Line(null, null, null, null, null, null, null, null, JsonNodeFactory.instance.objectNode());
                while (rows.next()) {
                    var line = Line.of(rows);
                    lines.add(line);
                    sum = sum.plus(line);
                }
                lines.add(sum);
                return lines;
            }
        }
    }
}
