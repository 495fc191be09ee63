package th.localpolicy.reporting.bulk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What a file of reports may hold. */
@ConfigMapping(prefix = "localpolicy.bulk")
interface BulkConfig {

    /** The most lines of one file, its header not among them. */
    @WithDefault("200000")
    long mostLines();
}
