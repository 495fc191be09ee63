package th.localpolicy.directive.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing read out of a letter.
 *
 * @param value what it means, in the shape in which a directive is drafted; null when the words do not say it surely
 * @param raw the words as they stand in the letter, personal data masked; null when there are none
 * @param confidence from 0 (not found) to 1 (as printed in the form the regulation prescribes)
 */
public record Reading<T>(
        @JsonInclude @Schema(nullable = true) T value,
        @JsonInclude @Schema(nullable = true) String raw,
        @Schema(examples = "0.9") double confidence) {

    static <T> Reading<T> none() {
        return new Reading<>(null, null, 0);
    }

    /** Words that were found and could not be understood. */
    static <T> Reading<T> unread(String raw) {
        return new Reading<>(null, raw, 0);
    }

    Reading<T> doubted(double atMost) {
        return new Reading<>(value, raw, Math.min(confidence, atMost));
    }

    boolean isKnown() {
        return value != null;
    }
}
