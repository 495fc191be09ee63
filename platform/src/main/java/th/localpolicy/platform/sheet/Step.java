package th.localpolicy.platform.sheet;

import th.localpolicy.platform.problem.ProblemType.Text;

/**
 * What the next step through a file came to. Lines are counted from 1 as an editor or a spreadsheet shows them, the
 * header among them.
 *
 * @param <T> what one row is read as
 */
public sealed interface Step<T> {

    /** A row. */
    record Row<T>(long line, T content) implements Step<T> {}

    /** A row that cannot be taken; those behind it can. */
    record BadRow<T>(long line, Text why) implements Step<T> {}

    /** From this line on the file cannot be read. The step after it is the end. */
    record Broken<T>(long line, Text why) implements Step<T> {}

    /** There are no more rows. */
    record End<T>() implements Step<T> {}
}
