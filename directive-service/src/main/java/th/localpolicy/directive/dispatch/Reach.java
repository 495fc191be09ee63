package th.localpolicy.directive.dispatch;

import java.util.Map;

import th.localpolicy.platform.office.OfficeCode;

/**
 * Which dispatches go to an office or to somebody under it, as a condition on a dispatch that a query calls {@code d}. It
 * says of rows what the tree of offices says of codes.
 */
public record Reach(String condition, Map<String, Object> parameters) {

    public static final Reach EVERYWHERE = new Reach("true", Map.of());

    /** @param name of the query's parameter, so that two reaches can stand in one query */
    public static Reach of(OfficeCode office, String name) {
        return switch (office.level()) {
            case MINISTRY -> EVERYWHERE;
            // Everything is under the department but the ministry itself and Bangkok's own administration.
            case DEPARTMENT -> new Reach("(d.recipient = 'DLA' or d.province is not null)", Map.of());
            case PROVINCE -> is("province", name, office.area());
            case DISTRICT -> is("district", name, office.area());
            case LOCAL, CLUSTER -> is("recipient", name, office.value());
        };
    }

    /** Those of the office itself. */
    static Reach only(OfficeCode office, String name) {
        return is("recipient", name, office.value());
    }

    private static Reach is(String column, String name, String value) {
        return new Reach("d." + column + " = :" + name, Map.of(name, value));
    }
}
