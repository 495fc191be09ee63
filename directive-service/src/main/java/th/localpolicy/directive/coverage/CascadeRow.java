package th.localpolicy.directive.coverage;

import java.time.LocalDate;

import jakarta.persistence.Tuple;

import th.localpolicy.directive.dispatch.DispatchRows;
import th.localpolicy.directive.dispatch.DispatchView;

/** A dispatch of a tree, with the letter by which its recipient sent it on, if it did. */
record CascadeRow(
        DispatchView dispatch, boolean reported, String forwardNumber, LocalDate forwardIssuedOn, long forwardSent) {

    static final String COLUMNS = """
            exists (select 1 from report_fact r where r.root_directive_id = :root and r.reporter = d.recipient) as reported,
            f.number as forward_number, f.issued_on as forward_issued_on,
            (select count(*) from dispatch c where c.parent_dispatch_id = d.id and c.status <> 'CANCELLED') as forward_sent
            """;

    static final String JOIN = "left join directive f on f.id = d.forwarded_directive_id ";

    static CascadeRow of(Tuple row) {
        return new CascadeRow(
                DispatchRows.view(row),
                row.get("reported", Boolean.class),
                row.get("forward_number", String.class),
                row.get("forward_issued_on", LocalDate.class),
                row.get("forward_sent", Long.class));
    }
}
