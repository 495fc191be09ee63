package th.localpolicy.platform.problem;

import java.util.List;
import java.util.Objects;

import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * An expected "no": which kind of problem it is, the sentence for this occurrence, and the fields at fault if any. It is a
 * value; whoever holds it has changed nothing.
 */
public record Refusal(ProblemType type, Text detail, List<FieldFault> faults) {

    public Refusal {
        Objects.requireNonNull(type);
        Objects.requireNonNull(detail);
        faults = List.copyOf(faults);
    }

    public static Refusal of(ProblemType type, String th, String en) {
        return new Refusal(type, new Text(th, en), List.of());
    }

    /** A refusal that says no more than its kind. */
    public static Refusal of(ProblemType type) {
        return new Refusal(type, type.explanation(), List.of());
    }

    public static Refusal notFound() {
        return of(ProblemType.NOT_FOUND);
    }

    public static Refusal outsideYourOffice() {
        return of(ProblemType.OUTSIDE_YOUR_OFFICE);
    }

    /** The action is for these roles, and the caller has none of them. */
    public static Refusal roleRequired(String... roles) {
        var names = String.join(", ", roles);
        return of(
                ProblemType.ROLE_REQUIRED,
                "การดำเนินการนี้ต้องใช้บทบาท " + names + " ซึ่งโทเค็นของท่านไม่มี",
                "The action needs one of the roles " + names + ", which the token does not carry.");
    }

    public static Refusal wrongState(String th, String en) {
        return of(ProblemType.WRONG_STATE, th, en);
    }

    /** The request is refused for what stands in its fields; all of them are told at once. */
    public static Refusal invalid(List<FieldFault> faults) {
        return new Refusal(ProblemType.INVALID_REQUEST, ProblemType.INVALID_REQUEST.explanation(), faults);
    }

    public static Refusal invalid(String field, String th, String en) {
        return invalid(List.of(new FieldFault(field, new Text(th, en))));
    }

    /** One field and what is wrong with it. The field is named as it stands in the request, for example {@code place.latitude}. */
    public record FieldFault(String field, Text detail) {
        public FieldFault(String field, String th, String en) {
            this(field, new Text(th, en));
        }
    }
}
