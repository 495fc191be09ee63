package th.localpolicy.reporting.obligation;

import java.util.Optional;

import jakarta.inject.Singleton;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;

/** In whose area an office stands: by the tree of offices, which is the way reports go, not by the map. */
@Singleton
public class OfficeAreas {

    private final OfficeTree tree;

    OfficeAreas(OfficeTree tree) {
        this.tree = tree;
    }

    /** The two digits of the province that stands above the office or is it; empty above the provinces and for Bangkok. */
    public Optional<String> provinceOf(OfficeCode office) {
        return tree.above(office, OfficeLevel.PROVINCE).map(OfficeCode::area);
    }

    /** The four digits of the district that stands above the office or is it; municipalities of the province have none. */
    public Optional<String> districtOf(OfficeCode office) {
        return tree.above(office, OfficeLevel.DISTRICT).map(OfficeCode::area);
    }

    /** The office of that level that stands above this one, or is it. */
    Optional<OfficeCode> above(OfficeCode office, OfficeLevel level) {
        return tree.above(office, level);
    }

    boolean exists(OfficeCode office) {
        return tree.find(office).isPresent();
    }

    /** Whether the upper office is the lower one or stands above it. */
    public boolean covers(OfficeCode upper, OfficeCode lower) {
        return tree.covers(upper, lower);
    }

    /** Narrows to obligations whose reporter is the office or stands under it, by the columns that say where it stands. */
    void within(Conditions conditions, OfficeCode office) {
        switch (office.level()) {
            case MINISTRY -> {}
            case DEPARTMENT -> conditions.and("o.reporter not in ('MOI', 'L10')"); // Bangkok stands under the ministry
            case PROVINCE -> conditions.and("o.province = ?", office.area());
            case DISTRICT -> conditions.and("o.district = ?", office.area());
            default -> conditions.and("o.reporter = ?", office.value());
        }
    }
}
