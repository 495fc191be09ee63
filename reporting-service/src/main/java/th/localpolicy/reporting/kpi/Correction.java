package th.localpolicy.reporting.kpi;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fact that was learnt after a quarter was closed, and changes what is counted in it.
 *
 * @param office which office or district it is about
 * @param subject the identity, dispatch or obligation
 * @param change what it did to the count
 * @param why the event that told it: a registration dated back, a withdrawal, a report that came to light
 * @param decidedAt when it was decided
 * @param learntAt when it became known here; after the closing
 */
@Schema(name = "KpiCorrection")
public record Correction(
        @Schema(examples = "D3604") String office,
        UUID subject,
        Kind change,
        @Schema(examples = "identity.withdrawn") String why,
        @Schema(nullable = true) LocalDate registeredOn,
        @Schema(nullable = true) LocalDate endedOn,
        @Schema(nullable = true) LocalDate dueOn,
        @Schema(nullable = true) LocalDate doneOn,
        Instant decidedAt,
        Instant learntAt) {

    /** What a correction did. */
    public enum Kind {
        /** A district counts that did not. */
        ADDED,
        /** A district does not count any more. */
        REMOVED,
        /** Something is known of a thing due in the quarter that was not. */
        LEARNT
    }
}
