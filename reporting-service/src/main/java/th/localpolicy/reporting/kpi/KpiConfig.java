package th.localpolicy.reporting.kpi;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the feed and the streams can be told; the defaults are right for production. */
@ConfigMapping(prefix = "reporting.kpi")
interface KpiConfig {

    /** How often a replica looks whether something changed: this bounds how old a 304 and how late a stream can be. */
    @WithDefault("200ms")
    Duration look();

    Stream stream();

    /** The streams of one replica. */
    interface Stream {
        /** How many clients may be connected; one more is answered 429. */
        @WithDefault("1000")
        int connections();

        /** How long a client may leave what it was sent unread before it is dropped. */
        @WithDefault("10s")
        Duration patience();

        /** How often a comment is sent when nothing happens, so that nobody on the way takes the line for dead. */
        @WithDefault("15s")
        Duration keepAlive();
    }
}
