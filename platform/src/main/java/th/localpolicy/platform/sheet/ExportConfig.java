package th.localpolicy.platform.sheet;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is exported at once. */
@ConfigMapping(prefix = "localpolicy.exports")
interface ExportConfig {

    /** The most exports at a time; each holds one connection to the database. */
    @WithDefault("3")
    int most();
}
