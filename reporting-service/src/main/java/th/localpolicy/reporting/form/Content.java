package th.localpolicy.reporting.form;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** What somebody reports, held against the version of the form that is in force for it. */
@FunctionalInterface
public interface Content {

    /** The report, or {@code invalid-request} with every fault at once. */
    Outcome<CheckedReport> apply(Form form);

    /** A refusal in the words of whoever wrote the report: fields by the titles that stand above them. */
    default Refusal named(Form form, Refusal refusal) {
        return form.titled(refusal);
    }

    /** Whether it may be less than a whole report, so that what is there already has to be looked at. */
    default boolean partial() {
        return false;
    }

    /** What stands against it because it would take something away that it has no place for. */
    default Optional<Refusal> losing(Form form, JsonNode standing) {
        return Optional.empty();
    }
}
