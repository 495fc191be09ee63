package th.localpolicy.reporting.obligation;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What we read of an event of {@code directive.directive.v1}: which letter, under which one at the top, and what it asks to
 * be reported. A cancelled one asks for nothing. Other fields are not our concern.
 */
record DirectiveEvent(UUID directiveId, UUID rootDirectiveId, List<ReportRule> reportRules) {

    DirectiveEvent {
        Objects.requireNonNull(directiveId, "directiveId");
        rootDirectiveId = rootDirectiveId == null ? directiveId : rootDirectiveId;
        reportRules = reportRules == null ? List.of() : List.copyOf(reportRules);
    }
}
