package th.localpolicy.directive.letter;

/** How strong an instruction is: ให้, ขอให้, ขอความร่วมมือ. */
public enum Mode {
    ORDER,
    REQUEST,
    COOPERATION
}
