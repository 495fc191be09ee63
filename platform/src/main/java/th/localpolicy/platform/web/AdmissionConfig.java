package th.localpolicy.platform.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many are let in at a time. */
@ConfigMapping(prefix = "localpolicy.admission")
interface AdmissionConfig {

    /** Writes at work or waiting; the next is answered 503 at once. 0: as many as come. */
    @WithDefault("0")
    int writes();
}
