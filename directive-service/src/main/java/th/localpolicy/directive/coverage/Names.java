package th.localpolicy.directive.coverage;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;

/** The Thai names of offices: an official knows เทพสถิต, not D3607. */
@ApplicationScoped
class Names {

    private final OfficeTree offices;

    Names(OfficeTree offices) {
        this.offices = offices;
    }

    /** Of a code; null when no office has it. */
    String of(String office) {
        return OfficeCode.parse(office)
                .flatMap(offices::find)
                .map(Office::nameTh)
                .orElse(null);
    }

    CoveredOffice of(Tree.Row row) {
        return new CoveredOffice(
                row.dispatch(),
                of(row.dispatch().recipient()),
                row.province() == null ? null : of("P" + row.province()),
                row.reportsMissing(),
                row.reportsOverdue(),
                row.reportDueOn());
    }
}
