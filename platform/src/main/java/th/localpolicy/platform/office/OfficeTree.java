package th.localpolicy.platform.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import th.localpolicy.platform.thai.Bangkok;

/**
 * Every office there is and who stands above whom: MOI ⊃ DLA ⊃ 76 provinces ⊃ 878 districts ⊃ local administrations.
 * Provincial administrations (อบจ.), city and town municipalities and Pattaya hang under their province, subdistrict
 * municipalities and อบต. under their district, Bangkok's own administration under the ministry (the routing of letter
 * ชย 0023.6/ว 3053). Bangkok as a province and its khet are geography, not offices. A change of the map takes effect on its
 * day, in every service at the same midnight of Bangkok; asked without a day, the tree is today's.
 */
@Singleton
public class OfficeTree {

    private final Versions<Offices> versions;
    private final Clock clock;

    @Inject
    public OfficeTree(Clock clock) {
        this(GeographyChange.shipped(), clock);
    }

    public OfficeTree() {
        this(Clock.system(Bangkok.ZONE));
    }

    /** @throws IllegalArgumentException when a change does not fit the tree it meets */
    OfficeTree(List<GeographyChange> changes, Clock clock) {
        this.versions = Versions.of(Offices.shipped(), changes, Offices::after);
        this.clock = clock;
    }

    /** The offices of all days; who reads them for a day takes {@link #on}. */
    public Versions<Offices> versions() {
        return versions;
    }

    public Offices on(LocalDate day) {
        return versions.on(day);
    }

    private Offices today() {
        return versions.on(Bangkok.today(clock));
    }

    public Optional<Office> find(OfficeCode code) {
        return today().find(code);
    }

    /** All offices, from the ministry down; the same order at every call. */
    public Collection<Office> all() {
        return today().all();
    }

    /** Whether {@code lower} is {@code upper} itself or stands somewhere under it. An unknown office is under nobody. */
    public boolean covers(OfficeCode upper, OfficeCode lower) {
        return today().covers(upper, lower);
    }

    /** The office of that level that stands above this one, or is it. */
    public Optional<OfficeCode> above(OfficeCode office, OfficeLevel level) {
        for (var at = find(office); at.isPresent(); at = at.get().parent().flatMap(this::find)) {
            if (at.get().level() == level) {
                return at.map(Office::code);
            }
        }
        return Optional.empty();
    }
}
