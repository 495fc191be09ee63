package th.localpolicy.directive.letter;

/** Secrecy class. Anything but NORMAL is refused: such letters may not go by this way. */
public enum Secrecy {
    NORMAL,
    CONFIDENTIAL,
    SECRET,
    TOP_SECRET
}
