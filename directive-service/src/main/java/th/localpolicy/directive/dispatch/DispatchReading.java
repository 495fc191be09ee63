package th.localpolicy.directive.dispatch;

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
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.thai.Bangkok;

/** Reads dispatches as they are shown: with the head of the letter, in one statement however many. */
@ApplicationScoped
class DispatchReading {

    private final EntityManager entities;
    private final Registers registers;
    private final Clock clock;

    DispatchReading(EntityManager entities, Registers registers, Clock clock) {
        this.entities = entities;
        this.registers = registers;
        this.clock = clock;
    }

    /** What an inbox is narrowed to. Every part that is null narrows nothing. */
    record Filter(DispatchStatus status, UUID directive, Boolean overdue) {}

    /** The dispatch with its receipts. */
    Optional<DispatchView> find(UUID id) {
        var read = entities.createNativeQuery(
                "select " + DispatchRows.COLUMNS + ", " + DispatchRows.OVERDUE + " as overdue from dispatch d"
                        + DispatchRows.JOIN + "where d.id = :id",
                Tuple.class);
        read.setParameter("id", id).setParameter("today", today());
        return rows(read).stream().findFirst().map(view -> view.with(registers.of(id)));
    }

    /** At most {@code limit} dispatches within the reach, newest first, from after the given one on. */
    List<DispatchView> page(Reach reach, Filter filter, Optional<UUID> after, int limit) {
        var parameters = new HashMap<String, Object>();
        var where = where(reach, filter, parameters);
        after.ifPresent(id -> {
            where.add("d.id < :after");
            parameters.put("after", id);
        });
        parameters.put("today", today());
        var read = entities.createNativeQuery(
                "select " + DispatchRows.COLUMNS + ", " + DispatchRows.OVERDUE + " as overdue from dispatch d"
                        + DispatchRows.JOIN + "where " + String.join(" and ", where) + " order by d.id desc",
                Tuple.class);
        parameters.forEach(read::setParameter);
        read.setMaxResults(limit);
        return rows(read);
    }

    long count(Reach reach, Filter filter) {
        var parameters = new HashMap<String, Object>();
        var where = where(reach, filter, parameters);
        if (filter.overdue() != null) {
            parameters.put("today", today());
        }
        var count = entities.createNativeQuery(
                "select count(*) from dispatch d where " + String.join(" and ", where), Long.class);
        parameters.forEach(count::setParameter);
        return (Long) count.getSingleResult();
    }

    private static List<String> where(Reach reach, Filter filter, Map<String, Object> parameters) {
        var where = new ArrayList<String>();
        where.add(reach.condition());
        parameters.putAll(reach.parameters());
        if (filter.status() != null) {
            where.add("d.status = :status");
            parameters.put("status", filter.status().name());
        }
        if (filter.directive() != null) {
            where.add("d.directive_id = :directive");
            parameters.put("directive", filter.directive());
        }
        if (filter.overdue() != null) {
            where.add((filter.overdue() ? "" : "not ") + DispatchRows.OVERDUE);
        }
        return where;
    }

    /** The day of a letter; where the printed one cannot be read, the day before which it was not written. */
    LocalDate issuedOn(UUID directive) {
        return (LocalDate) entities.createNativeQuery(
                        "select coalesce(issued_on, issued_not_before) from directive where id = :id", LocalDate.class)
                .setParameter("id", directive)
                .getSingleResult();
    }

    /** Whether the letter asks something of the offices of a level, and all of it is answered by reports. */
    boolean asksOnlyForReports(UUID directive, OfficeLevel level) {
        return (Boolean) entities.createNativeQuery("""
                        select coalesce(bool_and(clause -> 'reporting' is not null), false)
                        from directive l
                        join directive_revision r on r.directive_id = l.id and r.revision = l.revision
                        cross join jsonb_array_elements(r.content -> 'clauses') as clause
                        where l.id = :id
                          and (clause -> 'levels' is null or clause -> 'levels' = '[]' or clause -> 'levels' @> to_jsonb(:level))
                        """, Boolean.class)
                .setParameter("id", directive)
                .setParameter("level", level.name())
                .getSingleResult();
    }

    int thisYear() {
        return today().getYear();
    }

    LocalDate today() {
        return Bangkok.today(clock);
    }

    @SuppressWarnings("unchecked") // a native query for tuples gives tuples
    private static List<DispatchView> rows(Query read) {
        return ((List<Tuple>) read.getResultList())
                .stream().map(DispatchRows::view).toList();
    }
}
