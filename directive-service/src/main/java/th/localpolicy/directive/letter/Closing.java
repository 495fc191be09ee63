package th.localpolicy.directive.letter;

/** What the addressee is asked to do at the end of the letter. */
public enum Closing {
    FOR_INFORMATION,
    FOR_CONSIDERATION,
    FOR_ACTION,
    TO_COMPLY
}
