package th.localpolicy.reporting.bulk;

import java.io.IOException;
import java.util.List;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.ObjectMapper;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.RequestFiles;
import th.localpolicy.platform.sheet.Upload;

/** From a file in a request to the answer that tells of every line. */
@RequestScoped
class TakeFile {

    private final Callers callers;
    private final BulkFiles opening;
    private final FileReports filing;
    private final RequestFiles files;
    private final ObjectMapper json;

    TakeFile(Callers callers, BulkFiles opening, FileReports filing, RequestFiles files, ObjectMapper json) {
        this.callers = callers;
        this.opening = opening;
        this.filing = filing;
        this.files = files;
        this.json = json;
    }

    Response take(Upload upload, MediaType type, Assumed assumed, FileReports.Mode mode) throws IOException {
        return switch (opening.open(upload, type, assumed)) {
            case Outcome.Refused<Lines>(Refusal refusal) -> Problem.response(refusal);
            case Outcome.Done<Lines>(Lines lines) -> {
                List<Text> remarks;
                var results = new Results(files.create(), json);
                try (lines;
                        results) {
                    filing.file(callers.current(), lines, mode, results);
                    remarks = lines.remarks();
                }
                yield Response.ok(results.answer(mode.dry(), remarks), MediaType.APPLICATION_JSON_TYPE)
                        .build();
            }
        };
    }
}
