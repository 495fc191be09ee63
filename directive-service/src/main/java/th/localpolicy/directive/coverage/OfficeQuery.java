package th.localpolicy.directive.coverage;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import th.localpolicy.directive.dispatch.DispatchStatus;

/** Which offices of a letter's tree are listed, as the query says. */
public class OfficeQuery {

    @Valid
    @BeanParam
    LetterPart part;

    @QueryParam("status")
    @Parameter(description = "Whose furthest step is this one · ขั้นล่าสุด")
    DispatchStatus status;

    @QueryParam("reached")
    @Parameter(description = "Who has come so far or further, as the coverage counts · ถึงขั้นนี้แล้ว")
    Reached reached;

    @QueryParam("overdue")
    @Parameter(description = "Whether a step is late · เฉพาะที่เกินกำหนด")
    Boolean overdue;

    Tree.Filter filter() {
        return new Tree.Filter(reached, status, overdue);
    }
}
