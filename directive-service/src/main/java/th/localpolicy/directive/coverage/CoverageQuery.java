package th.localpolicy.directive.coverage;

import java.util.Locale;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What the coverage is asked for. */
public class CoverageQuery {

    enum By {
        LEVEL,
        PROVINCE
    }

    @QueryParam("by")
    @DefaultValue("level")
    @Pattern(regexp = "level|province")
    @Parameter(description = "Counted by `level` or by `province` · แยกตามระดับหรือจังหวัด", example = "level")
    String by;

    @Valid
    @BeanParam
    LetterPart part;

    By by() {
        return By.valueOf(by.toUpperCase(Locale.ROOT));
    }
}
