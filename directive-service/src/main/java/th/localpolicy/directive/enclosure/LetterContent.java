package th.localpolicy.directive.enclosure;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is printed of a letter: its newest revision, and how it went with those it was sent to, as far as the caller may know.
 *
 * @param content the letter as it was drafted, in the names of the HTTP contract
 * @param forwarded the letter that it sends on; null when it sends on none
 * @param receipts those it was sent to directly, at most {@link #MOST_RECEIPTS}
 * @param sentDirectly how many there are of them
 */
record LetterContent(
        String status,
        int revision,
        String number,
        String issuerName,
        JsonNode content,
        Forwarded forwarded,
        List<LevelFigures> levels,
        List<Receipt> receipts,
        long sentDirectly) {

    static final int MOST_RECEIPTS = 200;

    /** The head of the letter that is sent on; {@code issuedOn} is null where its printed day cannot be read. */
    record Forwarded(String issuer, String urgency, String number, LocalDate issuedOn) {}

    /** The offices of one level in the whole tree of forwards, each counted once. */
    record LevelFigures(
            String level,
            long sent,
            long received,
            long acknowledged,
            long forwarded,
            long completed,
            long reported,
            long overdue) {}

    /** One office and what it has done with the letter. */
    record Receipt(
            String office,
            String status,
            Integer receiptNumber,
            OffsetDateTime receivedAt,
            OffsetDateTime acknowledgedAt,
            OffsetDateTime forwardedAt,
            boolean reported) {}
}
