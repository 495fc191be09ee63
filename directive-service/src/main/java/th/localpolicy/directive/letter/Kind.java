package th.localpolicy.directive.letter;

/** Kinds of letters (regulation, clauses 11–26), and the official fax. */
public enum Kind {
    EXTERNAL_LETTER,
    MEMORANDUM,
    STAMPED_LETTER,
    ORDER,
    REGULATION,
    RULE,
    ANNOUNCEMENT,
    OFFICIAL_FAX
}
