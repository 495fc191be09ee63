package th.localpolicy.directive.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import th.localpolicy.directive.dispatch.DispatchStatus;
import th.localpolicy.directive.dispatch.Reach;
import th.localpolicy.platform.office.OfficeLevel;

/**
 * Which part of a letter's tree is looked at.
 *
 * @param scope what the caller may see
 * @param under the part that is asked for
 * @param level null for every level
 * @param months of the reports that count, such as {@code 2025-01}; empty for all that were due by today
 */
record Narrowing(Reach scope, Reach under, OfficeLevel level, List<String> months) {

    /** The condition on a dispatch {@code d} of the tree; cancelled ones only where they are asked for. */
    String condition(DispatchStatus status) {
        var where = new ArrayList<>(List.of(
                status == DispatchStatus.CANCELLED ? "d.status = 'CANCELLED'" : "d.status <> 'CANCELLED'",
                scope.condition(),
                under.condition()));
        if (level != null) {
            where.add("d.level = :level");
        }
        return String.join(" and ", where);
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<String, Object>(scope.parameters());
        parameters.putAll(under.parameters());
        if (level != null) {
            parameters.put("level", level.name());
        }
        return parameters;
    }
}
