package th.localpolicy.directive.letter;

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

import th.localpolicy.platform.office.OfficeCode;

/** Finds letters among those an office may read, newest first. A page is one statement at any size. */
@ApplicationScoped
class DirectiveSearch {

    /** What a list is narrowed to. Every part that is null narrows nothing. The days are those of the letters. */
    record Filter(
            String issuer,
            Status status,
            Urgency urgency,
            String tag,
            LocalDate from,
            LocalDate to,
            String searchKey) {}

    private final EntityManager entities;

    DirectiveSearch(EntityManager entities) {
        this.entities = entities;
    }

    /** At most {@code limit} letters, from after the given one on. */
    List<DirectiveSummary> page(Filter filter, OfficeCode reader, Optional<UUID> after, int limit) {
        var parameters = new HashMap<String, Object>();
        var where = where(filter, reader, parameters);
        after.ifPresent(id -> {
            where.add("d.id < :after");
            parameters.put("after", id);
        });
        Query query = entities.createNativeQuery("select d.* " + from(where) + " order by d.id desc", Directive.class);
        parameters.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Directive> found = query.setMaxResults(limit).getResultList();
        return found.stream().map(DirectiveSummary::of).toList();
    }

    long count(Filter filter, OfficeCode reader) {
        var parameters = new HashMap<String, Object>();
        Query query =
                entities.createNativeQuery("select count(*) " + from(where(filter, reader, parameters)), Long.class);
        parameters.forEach(query::setParameter);
        return (Long) query.getSingleResult();
    }

    private static String from(List<String> where) {
        return "from directive_reader r join directive d on d.id = r.directive_id where " + String.join(" and ", where);
    }

    private static List<String> where(Filter filter, OfficeCode reader, Map<String, Object> parameters) {
        var where = new ArrayList<String>();
        narrow(where, parameters, "r.office = :reader", "reader", reader.value());
        narrow(where, parameters, "d.issuer = :issuer", "issuer", filter.issuer());
        narrow(
                where,
                parameters,
                "d.status = :status",
                "status",
                filter.status() == null ? null : filter.status().name());
        narrow(
                where,
                parameters,
                "d.urgency = :urgency",
                "urgency",
                filter.urgency() == null ? null : filter.urgency().name());
        narrow(where, parameters, ":tag = any (d.tags)", "tag", filter.tag());
        narrow(where, parameters, "coalesce(d.issued_on, d.issued_not_before) >= :from", "from", filter.from());
        narrow(where, parameters, "coalesce(d.issued_on, d.issued_not_before) <= :to", "to", filter.to());
        if (filter.searchKey() != null && !filter.searchKey().isEmpty()) {
            // The number stands in the key without its spaces; a part of it is typed with any.
            where.add("d.id in (select s.directive_id from directive_search s where s.key like :q escape '!' "
                    + "or s.key like :number escape '!')");
            parameters.put("q", pattern(filter.searchKey()));
            parameters.put("number", pattern(filter.searchKey().replace(" ", "")));
        }
        return where;
    }

    private static String pattern(String part) {
        return "%" + part.replaceAll("[!%_]", "!$0") + "%";
    }

    private static void narrow(
            List<String> where, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            where.add(condition);
            parameters.put(name, value);
        }
    }
}
