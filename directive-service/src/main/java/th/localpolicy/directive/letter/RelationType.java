package th.localpolicy.directive.letter;

/**
 * How a letter names another: อ้างถึง, สิ่งที่ส่งมาด้วย (a copy of it), ส่งต่อ, an instruction passed on without the number
 * it had, ยกเลิก.
 */
public enum RelationType {
    REFERENCES,
    ENCLOSES,
    FORWARDS,
    RELAYS_UNNUMBERED,
    REVOKES
}
