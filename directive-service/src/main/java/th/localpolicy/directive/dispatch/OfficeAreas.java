package th.localpolicy.directive.dispatch;

import java.util.Optional;

import jakarta.inject.Singleton;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;

/** In whose area an office stands: by the tree of offices, which is the way letters go, not by the map. */
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
    Optional<String> districtOf(OfficeCode office) {
        return tree.above(office, OfficeLevel.DISTRICT).map(OfficeCode::area);
    }
}
