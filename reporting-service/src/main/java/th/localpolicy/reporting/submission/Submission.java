package th.localpolicy.reporting.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.reporting.obligation.Obligation;

/**
 * The report that answers an obligation, as its row stands.
 *
 * @param version rises with every change; its ETag
 * @param contentVersion which of the kept versions stands, counted from 1
 * @param submittedAt when the office first answered; late by this, whatever was corrected since
 * @param daysLate days after the due day in Bangkok; 0 when on time
 * @param computed whether what stands is the system's own sums over the reports below, which nobody types over
 */
public record Submission(
        UUID id,
        Obligation obligation,
        long version,
        SubmissionStatus status,
        int contentVersion,
        String contentHash,
        Instant submittedAt,
        int daysLate,
        boolean nil,
        boolean imported,
        boolean computed,
        ReceivedVia receivedVia) {

    /** The columns that {@link #of} reads, of the table by the name {@code s}. */
    static final String COLUMNS =
            "s.id as submission_id, s.version as submission_version, s.status as submission_status, "
                    + "s.content_version, s.content_hash, s.submitted_at, s.days_late, s.nil, s.imported, s.computed, "
                    + "s.received_via";

    static Submission of(ResultSet row, Obligation obligation) throws SQLException {
        return new Submission(
                row.getObject("submission_id", UUID.class),
                obligation,
                row.getLong("submission_version"),
                SubmissionStatus.valueOf(row.getString("submission_status")),
                row.getInt("content_version"),
                row.getString("content_hash"),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                row.getInt("days_late"),
                row.getBoolean("nil"),
                row.getBoolean("imported"),
                row.getBoolean("computed"),
                ReceivedVia.valueOf(row.getString("received_via")));
    }

    /** What stands against a decision on it: only a report that waits for one is accepted or returned. */
    Optional<Refusal> refusalOfDecision() {
        return switch (status) {
            case SUBMITTED -> Optional.empty();
            case RETURNED ->
                Optional.of(Refusal.wrongState(
                        "ส่งคืนไปแล้ว รอหน่วยงานแก้ไข", "It was returned and waits for its correction"));
            case ACCEPTED -> Optional.of(Refusal.wrongState("รับรองไปแล้ว", "It is accepted already"));
        };
    }

    /** What stands against a report that somebody typed: what is computed is only ever computed again. */
    Optional<Refusal> refusalOfTyping() {
        return computed
                ? Optional.of(Refusal.wrongState(
                        "รายงานนี้ระบบรวบรวมจากรายงานของหน่วยงานในสังกัด แก้ด้วยการพิมพ์ไม่ได้ ให้รวบรวมใหม่ด้วย POST /compilations",
                        "The report was computed from the reports below it and is never typed over; compile it again by"
                                + " POST /compilations"))
                : Optional.empty();
    }

    boolean late() {
        return daysLate > 0;
    }

    SubmissionSnapshot snapshot() {
        return new SubmissionSnapshot(
                obligation.id(),
                id,
                obligation.directiveId(),
                obligation.rootDirectiveId(),
                obligation.form(),
                obligation.period().toString(),
                obligation.reporter().value(),
                obligation.recipient().value(),
                obligation.dueOn(),
                status,
                submittedAt,
                late(),
                daysLate,
                nil,
                contentVersion,
                imported,
                receivedVia);
    }
}
