package th.localpolicy.reporting.submission;

import java.util.List;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.reporting.obligation.Conditions;
import th.localpolicy.reporting.obligation.ObligationQuery;
import th.localpolicy.reporting.obligation.OfficeAreas;

/** Which reports are meant: by their obligations, and by how they stand. */
public class SubmissionQuery extends ObligationQuery {

    @QueryParam("status")
    @Parameter(description = "How it stands; may stand more than once · สถานะ ระบุซ้ำได้")
    List<SubmissionStatus> status;

    @QueryParam("late")
    @Parameter(description = "Sent in after its day · ส่งล่าช้า")
    Boolean late;

    @QueryParam("nil")
    @Parameter(description = "Nothing done in the month · ไม่มีผลการดำเนินงาน")
    Boolean nil;

    @QueryParam("imported")
    @Parameter(description = "Out of an old sheet · นำเข้าจากข้อมูลเดิม")
    Boolean imported;

    /** The conditions on {@code obligation o} joined with {@code submission s}. */
    @Override
    public Conditions conditions(Caller caller, OfficeAreas areas) {
        var conditions = super.conditions(caller, areas)
                .and("o.status <> 'CANCELLED'")
                .andIf(nil, "s.nil = ?")
                .andIf(imported, "s.imported = ?");
        if (status != null && !status.isEmpty()) {
            conditions.and("s.status = any (?)", (Object)
                    status.stream().map(Enum::name).toArray(String[]::new));
        }
        return late == null ? conditions : conditions.and(late ? "s.days_late > 0" : "s.days_late = 0");
    }
}
