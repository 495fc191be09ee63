package th.localpolicy.reporting.bulk;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.reporting.bulk.LineResult.Why;

/**
 * What became of a file, line by line. The answer is written as a stream, the figures before the lines.
 *
 * @param dryRun    true when nothing was written and this says what would be
 * @param brokenOff where the file could not be read any further; absent of a whole file. The lines before it stand
 * @param remarks   what had to be assumed to read the file, for example its charset
 */
@Schema(name = "BulkAnswer")
record BulkAnswer(boolean dryRun, Counts counts, BrokenOff brokenOff, List<Why> remarks, List<LineResult> items) {

    /** How many lines came to what. */
    @Schema(name = "BulkCounts")
    record Counts(long lines, long created, long corrected, long unchanged, long refused) {}

    @Schema(name = "BulkBrokenOff")
    record BrokenOff(long line, Why why) {}
}
