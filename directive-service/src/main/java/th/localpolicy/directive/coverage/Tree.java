package th.localpolicy.directive.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import th.localpolicy.directive.dispatch.DispatchRows;
import th.localpolicy.directive.dispatch.DispatchStatus;
import th.localpolicy.directive.dispatch.DispatchView;
import th.localpolicy.directive.dispatch.Reach;
import th.localpolicy.platform.thai.Bangkok;

/**
 * The tree of a letter and all that forwards it, down every level, as queries see it. Each question is one statement,
 * however large the tree.
 */
@ApplicationScoped
class Tree {

    /** Everything under a letter that forwards nothing carries its id. */
    private static final String OF_ROOT = "with tree as (select d.* from dispatch d where d.root_directive_id = :root)";

    /** A forward's own tree is a branch, and is walked. */
    private static final String OF_BRANCH = """
            with recursive tree as (
                select d.* from dispatch d where d.directive_id = :id
                union all
                select d.* from tree t join dispatch d on d.parent_dispatch_id = t.id)
            """;

    /**
     * Every office with what it has done and what it owes. A full join is hashed or merged, whatever the planner thinks of
     * the sizes: over an outer one it loops, when it plans for any letter and expects a small one.
     */
    private static final String OFFICES = """
            , office as (
                select d.recipient, min(d.level) as level, min(d.province) as province,
                       bool_or(d.received_at is not null) as received,
                       bool_or(d.acknowledged_at is not null) as acknowledged,
                       bool_or(d.forwarded_at is not null) as forwarded,
                       bool_or(d.completed_at is not null) as completed,
                       bool_or(d.forward_by is not null) as is_to_forward,
                       bool_or(d.complete_by is not null) as is_to_complete,
                       bool_or(%1$s) as overdue%2$s
                from tree d where %3$s
                group by d.recipient),
            reported as (
                select distinct f.reporter from report_fact f where f.root_directive_id = :root%4$s),
            owed as (
                select f.reporter, count(*) as expected,
                       count(*) filter (where sent.obligation_id is null) as missing,
                       count(*) filter (where sent.obligation_id is null and f.due_on < :today) as overdue,
                       min(f.due_on) filter (where sent.obligation_id is null) as due_on
                from report_due f left join report_fact sent on sent.obligation_id = f.obligation_id
                where f.root_directive_id = :root and not f.cancelled%5$s
                group by f.reporter),
            standing as materialized (
                select o.*, r.reporter is not null as reported, coalesce(w.expected, 0) as reports_expected,
                       coalesce(w.missing, 0) as reports_missing, coalesce(w.overdue, 0) as reports_overdue,
                       w.due_on as report_due_on, o.overdue or coalesce(w.overdue, 0) > 0 as late
                from office o
                full join reported r on r.reporter = o.recipient
                full join owed w on w.reporter = o.recipient
                where coalesce(o.recipient, '') <> '')
            """;

    private static final String OF_MONTHS = " and f.period in (:months)";

    /** Of several roads to an office the one on which it has come furthest. */
    private static final String FURTHEST = """
            ,
                       (array_agg(d.id order by num_nonnulls(d.received_at, d.acknowledged_at, d.forwarded_at,
                                                             d.completed_at) desc, d.id))[1] as dispatch_id
            """;

    private static final String COUNTS = """
            select o.%1$s as key, count(*) as sent, count(*) filter (where o.received) as received,
                   count(*) filter (where o.acknowledged) as acknowledged, count(*) filter (where o.forwarded) as forwarded,
                   count(*) filter (where o.is_to_forward and not o.forwarded) as not_forwarded,
                   count(*) filter (where o.completed) as completed,
                   count(*) filter (where o.is_to_complete and not o.completed) as not_completed,
                   count(*) filter (where o.reported) as reported,
                   count(*) filter (where o.reports_expected > 0) as reports_expected,
                   count(*) filter (where o.reports_missing > 0) as reports_missing,
                   count(*) filter (where o.reports_overdue > 0) as reports_overdue,
                   count(*) filter (where o.late) as overdue
            from standing o
            where o.%1$s is not null group by o.%1$s order by o.%1$s
            """;

    private final EntityManager entities;
    private final Clock clock;

    Tree(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Counts by {@code key}: a level's name, or two digits of a province. */
    record Group(String key, CoverageCounts counts) {}

    /** An office behind a count, and what it owes. */
    record Row(
            DispatchView dispatch, String province, long reportsMissing, long reportsOverdue, LocalDate reportDueOn) {}

    /**
     * Which offices are listed: those that have come so far, or have not; that stand so with their reports; that are in
     * this state; or are late. Null narrows nothing.
     */
    record Filter(Reached reached, Reached notReached, Reports reports, DispatchStatus status, Boolean overdue) {}

    LocalDate today() {
        return Bangkok.today(clock);
    }

    /** The letter, and whether it has come to somebody in the reach. */
    Optional<Letter> letter(UUID id, Reach reach) {
        return rows("""
                select l.id, l.root_directive_id as root, l.number, l.issuer,
                       exists (select 1 from dispatch d
                               where d.root_directive_id = l.root_directive_id and %s) as in_reach
                from directive l where l.id = :id
                """.formatted(reach.condition()), with(reach.parameters(), "id", id), 1).stream()
                .map(row -> new Letter(
                        row.get("id", UUID.class),
                        row.get("root", UUID.class),
                        row.get("number", String.class),
                        row.get("issuer", String.class),
                        row.get("in_reach", Boolean.class)))
                .findFirst();
    }

    List<Group> countsByLevel(Letter letter, Narrowing narrowing) {
        return counts(letter, narrowing, "level");
    }

    List<Group> countsByProvince(Letter letter, Narrowing narrowing) {
        return counts(letter, narrowing, "province");
    }

    private List<Group> counts(Letter letter, Narrowing narrowing, String by) {
        return rows(
                        offices(letter, narrowing, null, "") + COUNTS.formatted(by),
                        parameters(letter, narrowing),
                        Integer.MAX_VALUE)
                .stream()
                .map(row -> new Group(row.get("key", String.class), countsOf(row)))
                .toList();
    }

    private static CoverageCounts countsOf(Tuple row) {
        var sent = row.get("sent", Long.class);
        var received = row.get("received", Long.class);
        var acknowledged = row.get("acknowledged", Long.class);
        return new CoverageCounts(
                sent,
                received,
                sent - received,
                acknowledged,
                sent - acknowledged,
                row.get("forwarded", Long.class),
                row.get("not_forwarded", Long.class),
                row.get("completed", Long.class),
                row.get("not_completed", Long.class),
                row.get("reported", Long.class),
                row.get("reports_expected", Long.class),
                row.get("reports_missing", Long.class),
                row.get("reports_overdue", Long.class),
                row.get("overdue", Long.class));
    }

    /** At most {@code limit} offices behind a count, by their codes, each with the dispatch by which it has come furthest. */
    List<Row> offices(Letter letter, Narrowing narrowing, Filter filter, Optional<String> after, int limit) {
        var parameters = parameters(letter, narrowing);
        var where = where(filter, parameters);
        after.ifPresent(recipient -> {
            where.add("o.recipient > :after");
            parameters.put("after", recipient);
        });
        return rows(
                        offices(letter, narrowing, filter.status(), FURTHEST)
                                + "select " + DispatchRows.COLUMNS + ", o.late as overdue, o.province, "
                                + "o.reports_missing, o.reports_overdue, o.report_due_on "
                                + "from standing o join dispatch d on d.id = o.dispatch_id" + DispatchRows.JOIN
                                + "where " + String.join(" and ", where) + " order by o.recipient",
                        parameters,
                        limit)
                .stream()
                .map(row -> new Row(
                        DispatchRows.view(row),
                        row.get("province", String.class),
                        row.get("reports_missing", Long.class),
                        row.get("reports_overdue", Long.class),
                        row.get("report_due_on", LocalDate.class)))
                .toList();
    }

    long count(Letter letter, Narrowing narrowing, Filter filter) {
        var parameters = parameters(letter, narrowing);
        var where = where(filter, parameters);
        return rows(
                        offices(letter, narrowing, filter.status(), FURTHEST)
                                + "select count(*) as n from standing o join dispatch d on d.id = o.dispatch_id where "
                                + String.join(" and ", where),
                        parameters,
                        1)
                .getFirst()
                .get("n", Long.class);
    }

    private static List<String> where(Filter filter, Map<String, Object> parameters) {
        var where = new ArrayList<String>();
        where.add((filter.reached() == null ? Reached.SENT : filter.reached()).condition());
        if (filter.notReached() != null) {
            where.add(filter.notReached().opposite());
        }
        if (filter.reports() != null) {
            where.add(filter.reports().condition());
        }
        if (filter.status() != null) {
            where.add("d.status = :status");
            parameters.put("status", filter.status().name());
        }
        if (filter.overdue() != null) {
            where.add(filter.overdue() ? "o.late" : "not o.late");
        }
        return where;
    }

    /** The dispatches of the tree, or of the letter alone, with the letters by which they were sent on; by recipient. */
    List<CascadeRow> cascade(Letter letter, Narrowing narrowing, boolean whole, Optional<String> after, int limit) {
        var parameters = parameters(letter, narrowing);
        after.ifPresent(recipient -> parameters.put("after", recipient));
        if (!whole) {
            parameters.put("id", letter.id());
        }
        return rows(
                        tree(letter) + "select " + DispatchRows.COLUMNS + ", " + DispatchRows.OVERDUE + " as overdue, "
                                + CascadeRow.COLUMNS + " from tree d" + DispatchRows.JOIN + CascadeRow.JOIN
                                + "where " + narrowing.condition(null)
                                + (whole ? "" : " and d.directive_id = :id")
                                + (after.isPresent() ? " and d.recipient > :after" : "")
                                + " order by d.recipient, d.id",
                        parameters,
                        limit)
                .stream()
                .map(CascadeRow::of)
                .toList();
    }

    private static String tree(Letter letter) {
        return letter.isRoot() ? OF_ROOT : OF_BRANCH;
    }

    private static String offices(Letter letter, Narrowing narrowing, DispatchStatus status, String more) {
        return tree(letter)
                + OFFICES.formatted(
                        DispatchRows.OVERDUE,
                        more,
                        narrowing.condition(status),
                        narrowing.months().isEmpty() ? "" : OF_MONTHS,
                        narrowing.months().isEmpty() ? " and f.due_on <= :today" : OF_MONTHS);
    }

    private Map<String, Object> parameters(Letter letter, Narrowing narrowing) {
        var parameters = with(narrowing.parameters(), "root", letter.rootId());
        parameters.put("today", today());
        if (!letter.isRoot()) {
            parameters.put("id", letter.id());
        }
        if (!narrowing.months().isEmpty()) {
            parameters.put("months", narrowing.months());
        }
        return parameters;
    }

    private static Map<String, Object> with(Map<String, Object> parameters, String name, Object value) {
        var all = new HashMap<>(parameters);
        all.put(name, value);
        return all;
    }

    @SuppressWarnings("unchecked") // a native query for tuples gives tuples
    private List<Tuple> rows(String sql, Map<String, Object> parameters, int limit) {
        var read = entities.createNativeQuery(sql, Tuple.class);
        parameters.forEach(read::setParameter);
        return read.setMaxResults(limit).getResultList();
    }
}
