package th.localpolicy.directive.coverage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.directive.dispatch.DispatchStatus;
import th.localpolicy.directive.dispatch.DispatchView;
import th.localpolicy.platform.office.OfficeLevel;

/**
 * The way of a letter from office to office.
 *
 * @param under the office under which the whole tree is shown; absent for the letter's own dispatches only
 * @param dispatches to the offices nearest to the letter, each with what it sent on
 * @param next the cursor of the following page, or null; only without {@code under}
 */
@Schema(name = "Cascade")
public record Cascade(
        UUID directiveId,
        @Schema(examples = "มท 0810.6/ว 12509") String number,
        LocalDate asOf,
        @Schema(examples = "P36") String under,
        List<Node> dispatches,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
        String next) {

    /** A letter at one office. */
    @Schema(name = "CascadeNode")
    public record Node(
            UUID dispatchId,
            @Schema(examples = "P36") String office,
            @Schema(examples = "จังหวัดชัยภูมิ") String officeName,
            OfficeLevel level,
            DispatchStatus status,
            boolean overdue,
            boolean reported,
            Instant sentAt,
            Instant receivedAt,
            @Schema(examples = "1217") Integer receiptNumber,
            Instant acknowledgedAt,
            Instant completedAt,
            Forward forward) {}

    /**
     * The letter by which an office sent it on.
     *
     * @param sent to how many offices
     * @param dispatches to which; absent where the tree is not shown that far
     */
    @Schema(name = "CascadeForward")
    public record Forward(
            UUID directiveId,
            @Schema(examples = "ชย 0023.6/ว 3053") String number,
            @Schema(examples = "2024-12-19") LocalDate issuedOn,
            Instant forwardedAt,
            @Schema(examples = "18") long sent,
            List<Node> dispatches) {}

    /**
     * Rows put in their tree: each under the dispatch by which its sender got the letter, where that is among them.
     *
     * @param deep whether what was sent on is shown; otherwise only that it was
     */
    static List<Node> nodes(List<CascadeRow> rows, boolean deep, Function<String, String> nameOf) {
        var shown = rows.stream().map(row -> row.dispatch().id()).collect(Collectors.toCollection(HashSet::new));
        var children = new LinkedHashMap<UUID, List<CascadeRow>>();
        var tops = new ArrayList<CascadeRow>();
        for (var row : rows) {
            var parent = row.dispatch().parentDispatchId();
            if (parent != null && shown.contains(parent)) {
                children.computeIfAbsent(parent, any -> new ArrayList<>()).add(row);
            } else {
                tops.add(row);
            }
        }
        return tops.stream().map(row -> node(row, children, deep, nameOf)).toList();
    }

    private static Node node(
            CascadeRow row,
            LinkedHashMap<UUID, List<CascadeRow>> children,
            boolean deep,
            Function<String, String> nameOf) {
        var dispatch = row.dispatch();
        return new Node(
                dispatch.id(),
                dispatch.recipient(),
                nameOf.apply(dispatch.recipient()),
                dispatch.level(),
                dispatch.status(),
                dispatch.overdue(),
                row.reported(),
                dispatch.sentAt(),
                dispatch.receivedAt(),
                dispatch.receiptNumber(),
                dispatch.acknowledgedAt(),
                dispatch.completedAt(),
                forward(row, dispatch, children, deep, nameOf));
    }

    private static Forward forward(
            CascadeRow row,
            DispatchView dispatch,
            LinkedHashMap<UUID, List<CascadeRow>> children,
            boolean deep,
            Function<String, String> nameOf) {
        if (dispatch.forwardedDirectiveId() == null) {
            return null;
        }
        return new Forward(
                dispatch.forwardedDirectiveId(),
                row.forwardNumber(),
                row.forwardIssuedOn(),
                dispatch.forwardedAt(),
                row.forwardSent(),
                deep
                        ? children.getOrDefault(dispatch.id(), List.of()).stream()
                                .map(child -> node(child, children, true, nameOf))
                                .toList()
                        : null);
    }
}
