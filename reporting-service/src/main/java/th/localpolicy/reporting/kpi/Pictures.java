package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import th.localpolicy.platform.thai.FiscalQuarter;
import th.localpolicy.platform.thai.FiscalYear;

/** Reads a KPI with everything its figures are made of, in one statement, so that nothing in it is of another moment. */
@ApplicationScoped
class Pictures {

    /** Both bounds of a fact's knowledge: learnt by then, and not yet replaced by a newer version. */
    private static final String KNOWN = "generation = p.live and learnt_at <= p.known_at "
            + "and (replaced_at is null or replaced_at > p.known_at)";

    /** On time or not is decided by the first version that was ever sent, so here nothing that was learnt is left out. */
    private static final String REPORTS = """
            select province_code, due_on, lifted,
                   (select min(done_on) from kpi_due s where s.generation = p.live and s.stream = 'SUBMISSION'
                    and s.subject = o.subject and s.learnt_at <= p.known_at) as done_on
            from kpi_due o where stream = 'OBLIGATION' and %s
            """.formatted(KNOWN);

    private static final String DISPATCHES = """
            select province_code, due_on, lifted, done_on from kpi_due where stream = 'DISPATCH' and not lifted and %s
            """.formatted(KNOWN);

    private static final String TALLIES = """
            (select jsonb_agg(jsonb_build_object('province', province_code, 'on', due_on, 'due', due, 'done', done))
             from (select province_code, due_on, count(*) as due, count(*) filter (where done_on <= due_on) as done
                   from (%s) one
                   where due_on between p.starts_on and p.ends_on and (not lifted or done_on is not null)
                   group by province_code, due_on) tally)
            """;

    /**
     * What was learnt since a quarter was closed and changes who is counted in it: the facts by which a district now stands
     * on its last day and did not, or did and does not any more.
     */
    private static final String DISTRICTS_SINCE = """
            (select jsonb_agg(jsonb_build_object('office', 'D' || f.district_code, 'subject', f.identity_id,
                        'change', case when d.counted then 'ADDED' else 'REMOVED' end, 'why', f.type,
                        'registeredOn', f.registered_on, 'endedOn', f.withdrawn_on,
                        'decidedAt', f.decided_at, 'learntAt', f.learnt_at) order by f.district_code, f.learnt_at)
             from (select district_code, bool_or(then_known and stands) as was_counted, bool_or(now_known and stands) as counted
                   from (select district_code,
                                learnt_at <= c.known_at and (replaced_at is null or replaced_at > c.known_at) as then_known,
                                learnt_at <= p.known_at and (replaced_at is null or replaced_at > p.known_at) as now_known,
                                coalesce(registered_on <= c.day and (withdrawn_on is null or withdrawn_on > c.day), false)
                                    as stands
                         from kpi_fact where generation = p.live) fact
                   group by district_code) d
             join kpi_fact f on f.district_code = d.district_code and f.learnt_at > c.known_at and %s
             where d.was_counted <> d.counted
               and d.counted = coalesce(f.registered_on <= c.day and (f.withdrawn_on is null or f.withdrawn_on > c.day), false)
               and (d.counted or exists (select 1 from kpi_fact o where o.generation = p.live
                                         and o.identity_id = f.identity_id and o.learnt_at <= c.known_at)))
            """.formatted(KNOWN.replace("generation", "f.generation")
            .replace("learnt_at <=", "f.learnt_at <=")
            .replace("replaced_at ", "f.replaced_at "));

    /** The same of a share: what was learnt since of things due in the quarter, at most so many. */
    private static final String DUES_SINCE = """
            (select jsonb_agg(fact order by fact ->> 'learntAt', fact ->> 'subject')
             from (select jsonb_build_object('office', office, 'subject', subject, 'change', 'LEARNT', 'why', type,
                                             'dueOn', due_on, 'doneOn', done_on, 'decidedAt', decided_at,
                                             'learntAt', learnt_at) as fact
                   from kpi_due
                   where generation = p.live and stream = any(%s) and due_on between c.first_day and c.day
                     and learnt_at > c.known_at and learnt_at <= p.known_at
                   order by learnt_at, subject limit 1000) late)
            """;

    private static final String SINCE = """
            (select case p.measure
                        when 'DISTRICTS_WITH_REGISTERED_IDENTITY' then %s
                        when 'REPORTS_ON_TIME' then %s
                        when 'DISPATCHES_ACKNOWLEDGED_ON_TIME' then %s
                    end
             from (select known_at, (p.starts_on + make_interval(months => 3 * quarter - 3))::date as first_day,
                          (p.starts_on + make_interval(months => 3 * quarter, days => -1))::date as day
                   from kpi_closing where kpi_id = p.id and quarter = ? and known_at <= p.known_at) c)
            """.formatted(
                    DISTRICTS_SINCE,
                    DUES_SINCE.formatted("array['OBLIGATION', 'SUBMISSION']"),
                    DUES_SINCE.formatted("array['DISPATCH']"));

    private static final String READ =
            """
            select p.version, p.known_at, p.id, p.fiscal_year, p.measure, p.universe,
                   case when p.news then
                       (select jsonb_object_agg(quarter, target) from kpi_target where kpi_id = p.id) end as targets,
                   case when p.news then
                       (select jsonb_agg(jsonb_build_object('number', quarter, 'achieved', achieved, 'universe', universe,
                                                            'at', known_at, 'by', closed_by))
                        from kpi_closing c where c.kpi_id = p.id and c.known_at <= p.known_at) end as closings,
                   case when p.news and p.measure = 'DISTRICTS_WITH_REGISTERED_IDENTITY' then
                       (select jsonb_agg(jsonb_build_object('district', district_code, 'since', lower(days),
                                                            'until', upper(days)))
                        from (select district_code, unnest(range_agg(daterange(registered_on, withdrawn_on))) as days
                              from kpi_fact where registered_on is not null and %s
                              group by district_code) standing)
                       when p.news and p.measure = 'REPORTS_ON_TIME' then %s
                       when p.news and p.measure = 'DISPATCHES_ACKNOWLEDGED_ON_TIME' then %s
                   end as facts,
                   %s as since
            from (select live, version, version is distinct from ?::bigint as news,
                         least(changed_at, coalesce(?, 'infinity'::timestamptz)) as known_at, k.*,
                         make_date(k.fiscal_year - 544, 10, 1) as starts_on, make_date(k.fiscal_year - 543, 9, 30) as ends_on
                  from kpi_projection cross join kpi k where k.id = ?) p
            """.formatted(KNOWN, TALLIES.formatted(REPORTS), TALLIES.formatted(DISPATCHES), SINCE);

    private static final TypeReference<Map<Integer, Integer>> TARGETS = new TypeReference<>() {};
    private static final TypeReference<List<Picture.Closing>> CLOSINGS = new TypeReference<>() {};
    private static final TypeReference<List<Correction>> CORRECTIONS = new TypeReference<>() {};
    private static final TypeReference<List<Ledger.Span>> SPANS = new TypeReference<>() {};
    private static final TypeReference<List<Ledger.Tally>> TALLY_LIST = new TypeReference<>() {};

    private final ObjectMapper json;

    Pictures(ObjectMapper json) {
        this.json = json;
    }

    /** All that is known now. */
    Optional<Picture> read(Connection connection, String id) throws SQLException {
        return read(connection, id, Optional.empty(), Optional.empty());
    }

    /** All that is known now; {@code kept} itself when nothing has changed since it was read, which costs next to nothing. */
    Optional<Picture> readAfter(Connection connection, Picture kept) throws SQLException {
        try (var read = connection.prepareStatement(READ);
                var row = asked(read, kept.kpi().id(), Optional.empty(), Optional.empty(), kept.version())) {
            if (!row.next()) {
                return Optional.empty();
            }
            return Optional.of(row.getLong("version") == kept.version() ? kept : picture(row));
        }
    }

    /**
     * @param knownAt as the system knew it at this instant; all it knows when empty
     * @param quarter of which, when it is closed, the corrections are wanted
     */
    Optional<Picture> read(Connection connection, String id, Optional<Instant> knownAt, Optional<Integer> quarter)
            throws SQLException {
        try (var read = connection.prepareStatement(READ);
                var row = asked(read, id, knownAt, quarter, null)) {
            return row.next() ? Optional.of(picture(row)) : Optional.empty();
        }
    }

    private static ResultSet asked(
            PreparedStatement read, String id, Optional<Instant> knownAt, Optional<Integer> quarter, Long kept)
            throws SQLException {
        read.setObject(1, quarter.orElse(null), Types.INTEGER);
        read.setObject(2, kept, Types.BIGINT);
        read.setObject(
                3,
                knownAt.map(instant -> instant.atOffset(ZoneOffset.UTC)).orElse(null),
                Types.TIMESTAMP_WITH_TIMEZONE);
        read.setString(4, id);
        return read.executeQuery();
    }

    private Picture picture(ResultSet row) throws SQLException {
        var year = new FiscalYear(row.getInt("fiscal_year"));
        var targets = new HashMap<FiscalQuarter, Integer>();
        in(row, "targets", TARGETS, Map.of())
                .forEach((number, target) -> targets.put(new FiscalQuarter(year, number), target));
        var kpi = new Kpi(
                row.getString("id"),
                year.be(),
                Kpi.Measure.valueOf(row.getString("measure")),
                row.getObject("universe", Integer.class),
                targets);
        return new Picture(
                row.getLong("version"),
                row.getObject("known_at", OffsetDateTime.class).toInstant(),
                kpi,
                in(row, "closings", CLOSINGS, List.of()),
                in(row, "since", CORRECTIONS, List.of()),
                kpi.measure().isShare()
                        ? new Ledger.Dues(in(row, "facts", TALLY_LIST, List.of()))
                        : new Ledger.Districts(kpi.universe(), in(row, "facts", SPANS, List.of())));
    }

    private <T> T in(ResultSet row, String column, TypeReference<T> type, T otherwise) throws SQLException {
        var text = row.getString(column);
        try {
            return text == null ? otherwise : json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the database wrote cannot be read: " + column, e);
        }
    }
}
