package th.localpolicy.gateway.problem;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;

import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;

/** Problem details as RFC 9457 writes them, in one language. {@code instance} is the path that was asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String instance) {

    static Problem of(ProblemType type, int status, Text detail, String instance, Locale locale) {
        return new Problem(type.type(), type.title().in(locale), status, detail.in(locale), instance);
    }
}
