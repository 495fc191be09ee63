package th.localpolicy.directive.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Tuple;

import th.localpolicy.platform.office.OfficeLevel;

/** How dispatches are read with the head of their letter: the parts of a query, and what its rows say. */
public final class DispatchRows {

    /** Whether a step of {@code d} that is not taken should have been before {@code :today}. */
    public static final String OVERDUE = """
            ((d.status <> 'CANCELLED' and (
                (d.received_at is null and d.receive_by < :today)
                or (d.acknowledged_at is null and d.acknowledge_by < :today)
                or (d.forwarded_at is null and d.forward_by < :today)
                or (d.completed_at is null and d.complete_by < :today))) is true)
            """;

    /** The columns of a dispatch {@code d} and of its letter {@code l}. */
    public static final String COLUMNS = """
            d.id, d.version, d.directive_id, d.root_directive_id, d.parent_dispatch_id, d.sender, d.recipient, d.level, d.status,
            d.sent_at, d.receive_by, d.acknowledge_by, d.forward_by, d.complete_by, d.received_at, d.received_via,
            d.receipt_number, d.acknowledged_at, d.forwarded_at, d.forwarded_directive_id, d.completed_at, d.completion_note,
            l.number as letter_number, l.issued_on, l.urgency, l.subject, l.issuer
            """;

    public static final String JOIN = " join directive l on l.id = d.directive_id ";

    private DispatchRows() {}

    /** A row of {@link #COLUMNS} and {@code overdue}. */
    public static DispatchView view(Tuple row) {
        return new DispatchView(
                row.get("id", UUID.class),
                row.get("version", Long.class),
                row.get("directive_id", UUID.class),
                row.get("root_directive_id", UUID.class),
                row.get("parent_dispatch_id", UUID.class),
                new LetterHead(
                        row.get("letter_number", String.class),
                        row.get("issued_on", LocalDate.class),
                        row.get("urgency", String.class),
                        row.get("subject", String.class),
                        row.get("issuer", String.class)),
                row.get("sender", String.class),
                row.get("recipient", String.class),
                OfficeLevel.valueOf(row.get("level", String.class)),
                DispatchStatus.valueOf(row.get("status", String.class)),
                row.get("overdue", Boolean.class),
                row.get("sent_at", Instant.class),
                row.get("receive_by", LocalDate.class),
                row.get("acknowledge_by", LocalDate.class),
                row.get("forward_by", LocalDate.class),
                row.get("complete_by", LocalDate.class),
                row.get("received_at", Instant.class),
                row.get("receipt_number", Integer.class),
                via(row),
                row.get("acknowledged_at", Instant.class),
                row.get("forwarded_at", Instant.class),
                row.get("forwarded_directive_id", UUID.class),
                row.get("completed_at", Instant.class),
                row.get("completion_note", String.class),
                null);
    }

    private static ReceivedVia via(Tuple row) {
        var via = row.get("received_via", String.class);
        return via == null ? null : ReceivedVia.valueOf(via);
    }
}
