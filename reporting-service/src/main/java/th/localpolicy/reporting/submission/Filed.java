package th.localpolicy.reporting.submission;

import th.localpolicy.reporting.form.CheckedReport;

/**
 * What became of a filing.
 *
 * @param submission as it stands afterwards; of a dry run as it stands now, null when there is none yet
 */
public record Filed(Result result, Submission submission, CheckedReport report) {

    /** What was done, or by a dry run would be. */
    public enum Result {
        SUBMITTED,
        CORRECTED,
        /** The same content is there already; nothing was written. */
        UNCHANGED
    }
}
