package th.localpolicy.directive.letter;

/** Speed class (regulation, clause 28); none printed is NORMAL. It orders the handling of the letter and is no deadline. */
public enum Urgency {
    NORMAL,
    URGENT,
    VERY_URGENT,
    MOST_URGENT
}
