package th.localpolicy.reporting.obligation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How obligations that nobody answers are looked after. */
@ConfigMapping(prefix = "localpolicy.silence")
interface SilenceConfig {

    /** How often to look for what is to be told; {@code off} not at all. A look that finds nothing reads one index entry. */
    @WithDefault("60s")
    String every();

    /** How many obligations are held in memory, and locked, at a time. */
    @WithDefault("500")
    int batch();
}
