package th.localpolicy.platform.office;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map.Entry;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Something that changes on certain days, whole as it is from each of them on. The first one holds from all time. */
public final class Versions<T> {

    private final NavigableMap<LocalDate, T> byFirstDay;

    private Versions(NavigableMap<LocalDate, T> byFirstDay) {
        this.byFirstDay = Collections.unmodifiableNavigableMap(byFirstDay);
    }

    /** What holds from all time, and what becomes of it by each change, in the order of their days. */
    public static <T> Versions<T> of(T first, Iterable<GeographyChange> changes, Step<T> step) {
        var versions = new TreeMap<LocalDate, T>();
        versions.put(LocalDate.MIN, first);
        for (var change : changes) {
            versions.put(change.effectiveOn(), step.after(versions.lastEntry().getValue(), change));
        }
        return new Versions<>(versions);
    }

    /** What a change makes of what was there; it leaves that one as it is. */
    @FunctionalInterface
    public interface Step<T> {
        T after(T before, GeographyChange change);
    }

    /** What holds on a day. */
    public T on(LocalDate day) {
        return entry(day).getValue();
    }

    /** The first day of what holds on a day: the name of that version. */
    public LocalDate since(LocalDate day) {
        return entry(day).getKey();
    }

    /** Each version in another form, made once. */
    public <V> Versions<V> map(Function<? super T, ? extends V> form) {
        var mapped = new TreeMap<LocalDate, V>();
        byFirstDay.forEach((day, version) -> mapped.put(day, form.apply(version)));
        return new Versions<>(mapped);
    }

    private Entry<LocalDate, T> entry(LocalDate day) {
        return byFirstDay.floorEntry(day);
    }
}
