package th.localpolicy.directive.coverage;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Under which office the tree is shown. */
public class CascadeQuery {

    /** More than any province has offices; a guard, not a page. */
    static final int MOST = 2_000;

    @QueryParam("under")
    @Pattern(
            regexp = "P[0-9]{2}|D[0-9]{4}|L[0-9]{2,6}",
            message =
                    "ต้องเป็นรหัสจังหวัด อำเภอ หรือองค์กรปกครองส่วนท้องถิ่น | must be a province, a district or a local administration")
    @Parameter(description = "A province, a district or a local administration · หน่วยงานต้นสาย", example = "P36")
    String under;

    LetterPart part() {
        var part = new LetterPart();
        part.under = under;
        return part;
    }
}
