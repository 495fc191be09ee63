package th.localpolicy.identity.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** All identities. Those who change one {@link #lock} it first; reads never lock. */
@ApplicationScoped
class Identities implements PanacheRepositoryBase<Identity, UUID> {

    /** The namespace of the advisory locks by which the identities of a district change one at a time. */
    private static final int DISTRICT = 878;

    /** What a list is narrowed to. Every part that is null narrows nothing. */
    record Filter(String province, String district, Category category, Status status, String searchKey) {
        Filter ofAnyStatus() {
            return new Filter(province, district, category, null, searchKey);
        }
    }

    private static final Visibility ANY = new Visibility("1 = 1", Map.of());

    /**
     * The identity, held for a change. Its district is held first, and by whoever changes any identity of it: a change may
     * reach for the district's designated one as well, and two that took their rows first would wait for each other.
     */
    Optional<Identity> lock(UUID id) {
        getEntityManager()
                .createNativeQuery("""
                        select count(*) from (
                            select pg_advisory_xact_lock(?1, district_code::int) from identity where id = ?2) as held
                        """)
                .setParameter(1, DISTRICT)
                .setParameter(2, id)
                .getSingleResult();
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Another identity of a district that is held already, see {@link #lock}. */
    Optional<Identity> lockRow(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<Identity> designatedOf(String districtCode) {
        return find("districtCode = ?1 and designated", districtCode)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The one that follows when the designated one goes: registered first, by date and then by entry. */
    Optional<Identity> firstRegisteredOf(String districtCode, UUID except) {
        return find(
                        "districtCode = ?1 and standing.status = ?2 and id <> ?3 order by standing.registeredOn, id",
                        districtCode,
                        Status.REGISTERED,
                        except)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** At most {@code limit} identities, newest first, from after the given one on. */
    List<Identity> page(Filter filter, Visibility visibility, Optional<UUID> after, int limit) {
        var parameters = new HashMap<String, Object>();
        var where = where(filter, visibility, parameters);
        after.ifPresent(id -> {
            where.add("id < :after");
            parameters.put("after", id);
        });
        return find(String.join(" and ", where) + " order by id desc", parameters)
                .range(0, limit - 1)
                .list();
    }

    /** What a list of all of them would be, in one statement. */
    Edition edition(Filter filter, Visibility visibility) {
        var parameters = new HashMap<String, Object>();
        var listed = filter.status() == null
                ? visibility.condition()
                : "(" + visibility.condition() + " and standing.status = :status)";
        var where = where(filter.ofAnyStatus(), ANY, parameters);
        parameters.putAll(visibility.parameters());
        if (filter.status() != null) {
            parameters.put("status", filter.status());
        }
        var query = getEntityManager()
                .createQuery("""
                select count(case when %1$s then 1 end),
                    coalesce(sum(case when %1$s then cast(function('hashtext', concat(cast(id as String), '/',
                        cast(version as String))) as Long) end), 0L),
                    max(changedAt)
                from Identity where %2$s and (%3$s or standing.status = 'WITHDRAWN')
                """.formatted(listed, String.join(" and ", where), visibility.condition()), Tuple.class);
        parameters.forEach(query::setParameter);
        var row = query.getSingleResult();
        return new Edition(
                row.get(0, Long.class), row.get(1, Long.class), Optional.ofNullable(row.get(2, Instant.class)));
    }

    long count(Filter filter, Visibility visibility) {
        var parameters = new HashMap<String, Object>();
        return count(String.join(" and ", where(filter, visibility, parameters)), parameters);
    }

    /** How much alike two names are to be taken for the same; found by trying pairs of names, see the test of similar names. */
    static final double MUCH_ALIKE = 0.4;

    /**
     * Identities of the province whose names are much like this one, most alike first, those of the district before the
     * others; of those that the office may see.
     */
    List<SimilarName> similar(String districtCode, String nameTh, UUID except, Visibility visibility) {
        var query = getEntityManager().createQuery("""
                select new th.localpolicy.identity.identity.SimilarName(
                    i.id, i.content.nameTh, i.districtCode, i.standing.status,
                    cast(function('name_likeness', i.content.nameTh, :name) as Double))
                from Identity i
                where %s and provinceCode = :in and standing.status <> :gone and id <> :except
                    and cast(function('name_likeness', i.content.nameTh, :name) as Double) >= :much
                order by case when districtCode = :district then 0 else 1 end,
                    function('name_likeness', i.content.nameTh, :name) desc, id
                """.formatted(visibility.condition()), SimilarName.class);
        visibility.parameters().forEach(query::setParameter);
        return query.setParameter("in", districtCode.substring(0, 2))
                .setParameter("gone", Status.WITHDRAWN)
                .setParameter("except", except)
                .setParameter("much", MUCH_ALIKE)
                .setParameter("district", districtCode)
                .setParameter("name", nameTh)
                .setMaxResults(5)
                .getResultList();
    }

    private static List<String> where(Filter filter, Visibility visibility, Map<String, Object> parameters) {
        var where = new ArrayList<String>();
        where.add(visibility.condition());
        parameters.putAll(visibility.parameters());
        narrow(where, parameters, "provinceCode = :province", "province", filter.province());
        narrow(where, parameters, "districtCode = :district", "district", filter.district());
        narrow(where, parameters, "standing.status = :status", "status", filter.status());
        narrow(
                where,
                parameters,
                "array_contains(content.categories, :category)",
                "category",
                filter.category() == null ? null : filter.category().name());
        narrow(
                where,
                parameters,
                "content.searchKey like :q escape '!'",
                "q",
                filter.searchKey() == null ? null : "%" + filter.searchKey().replaceAll("[!%_]", "!$0") + "%");
        return where;
    }

    private static void narrow(
            List<String> where, Map<String, Object> parameters, String condition, String name, Object value) {
        if (value != null) {
            where.add(condition);
            parameters.put(name, value);
        }
    }
}
