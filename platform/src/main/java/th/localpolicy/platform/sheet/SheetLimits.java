package th.localpolicy.platform.sheet;

/**
 * How much of a sheet is read before it is refused: what people fill in stays far below, what is made to exhaust a server
 * goes past.
 *
 * @param rows          rows with content, the header not among them
 * @param columns       columns
 * @param cellLength    characters in one cell
 * @param parts         files inside an XLSX
 * @param inflatedBytes bytes of the parts that are read, once inflated
 * @param inflation     how many times its packed size a part may grow to; parts below one MiB may grow as they like
 */
public record SheetLimits(long rows, int columns, int cellLength, int parts, long inflatedBytes, int inflation) {

    /** Two hundred thousand rows of 256 columns, cells of Excel's own length. */
    public static final SheetLimits USUAL = new SheetLimits(200_000, 256, 32_767, 1_000, 256L << 20, 200);

    public SheetLimits {
        if (rows < 1 || columns < 1 || cellLength < 1 || parts < 1 || inflatedBytes < 1 || inflation < 1) {
            throw new IllegalArgumentException("a limit below one");
        }
    }

    public SheetLimits withRows(long most) {
        return new SheetLimits(most, columns, cellLength, parts, inflatedBytes, inflation);
    }
}
