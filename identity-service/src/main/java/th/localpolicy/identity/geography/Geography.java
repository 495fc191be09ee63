package th.localpolicy.identity.geography;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import th.localpolicy.platform.office.GeographyChange;
import th.localpolicy.platform.office.Versions;
import th.localpolicy.platform.thai.Bangkok;

/** The 77 provinces, 878 districts and 50 khet, as they are on a day; asked without one, as they are today. */
@Singleton
public class Geography {

    private final Versions<Atlas> versions;
    private final Clock clock;

    @Inject
    Geography(Clock clock) {
        this(GeographyChange.shipped(), clock);
    }

    Geography(List<GeographyChange> changes, Clock clock) {
        this.versions = Versions.of(Atlas.shipped(), changes, Atlas::after);
        this.clock = clock;
    }

    public Atlas on(LocalDate day) {
        return versions.on(day);
    }

    public Optional<Province> province(String code) {
        return on(today()).province(code);
    }

    public Optional<District> district(String code) {
        return on(today()).district(code);
    }

    /** The tags that posts of a day must carry; of a day before the district was made, those it has today. */
    public List<String> hashtags(String districtCode, LocalDate day) {
        return on(day).district(districtCode)
                .or(() -> district(districtCode))
                .map(District::hashtags)
                .orElseThrow();
    }

    /** The first day of the map as it is today: two answers with names of places are the same only under the same map. */
    public LocalDate since() {
        return versions.since(today());
    }

    LocalDate today() {
        return Bangkok.today(clock);
    }
}
