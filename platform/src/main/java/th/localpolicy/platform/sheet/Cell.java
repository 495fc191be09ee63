package th.localpolicy.platform.sheet;

import java.math.BigDecimal;
import java.time.LocalDateTime;

import th.localpolicy.platform.problem.ProblemType.Text;

/** One cell as its sheet holds it. A CSV holds only words; an XLSX tells numbers, dates and truth values from words. */
public sealed interface Cell {

    Cell EMPTY = new Empty();

    /** Nothing, or nothing but spaces. */
    record Empty() implements Cell {}

    /** Text in the canonical spelling of {@code ThaiText}, its line breaks kept; Thai digits as they were typed. */
    record Words(String value) implements Cell {}

    /** A number; of an XLSX the fifteen significant digits that a spreadsheet itself works with. */
    record Figure(BigDecimal value) implements Cell {}

    /** A date, or a date with a time, as the spreadsheet shows it: without a zone. */
    record Moment(LocalDateTime value) implements Cell {}

    record Flag(boolean value) implements Cell {}

    /** A cell whose content is not taken: a formula, an error value, a number that is none. */
    record Unusable(Text why) implements Cell {}
}
