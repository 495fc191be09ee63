package th.localpolicy.directive.letter;

/** In which right a signatory signs: own title, ปฏิบัติราชการแทน, รักษาราชการแทน, รักษาการแทน. */
public enum Capacity {
    OWN_TITLE,
    ON_BEHALF_OF,
    ACTING_FOR,
    ACTING_IN_POST
}
