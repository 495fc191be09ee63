package th.localpolicy.reporting.bulk;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.Cell;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Content;
import th.localpolicy.reporting.form.Form;

/** What a row of a sheet says. It never takes away what its sheet has no column for. */
record SheetContent(Header header, List<Cell> cells) implements Content {

    @Override
    public Outcome<CheckedReport> apply(Form form) {
        return SheetReport.of(header, cells, form);
    }

    @Override
    public Refusal named(Form form, Refusal refusal) {
        return SheetReport.named(header, cells, form, refusal);
    }

    @Override
    public boolean partial() {
        return true;
    }

    @Override
    public Optional<Refusal> losing(Form form, JsonNode standing) {
        var columns = header.columns(form).stream()
                .map(bound -> bound.column().path())
                .toList();
        var lost = Losses.of(columns, form, standing);
        return lost.isEmpty() ? Optional.empty() : Optional.of(new Refusal(ProblemType.WRONG_STATE, Losses.WHY, lost));
    }
}
