package th.localpolicy.reporting.kpi;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

/**
 * Tells this replica, several times a second, which version the projection has. It is no truth, only an ear: who cannot
 * rely on it, because it has heard nothing for a second, asks the database.
 */
@Singleton
class KpiFeed {

    private static final Logger LOG = Logger.getLogger(KpiFeed.class);

    /** Older than this, what was heard is not relied on. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** What was heard, and when by the machine's own running clock, which nobody sets. */
    private record Heard(long version, long nanos) {}

    private final DataSource database;
    private final KpiStream stream;
    private final Duration look;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("kpi-feed").daemon().unstarted(this::listen);
    private volatile Heard heard;

    KpiFeed(DataSource database, KpiStream stream, KpiConfig config) {
        this.database = database;
        this.stream = stream;
        this.look = config.look();
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        thread.join(5_000);
        stream.close();
    }

    /** The version of the projection, at most a second old; empty when this replica is out of touch. */
    OptionalLong version() {
        var last = heard;
        return last == null || System.nanoTime() - last.nanos() > FRESH.toNanos()
                ? OptionalLong.empty()
                : OptionalLong.of(last.version());
    }

    /** Somebody read a picture: from now on nobody is told that an older one is the newest. */
    void saw(long version) {
        synchronized (this) {
            if (heard != null && heard.version() < version) {
                heard = new Heard(version, heard.nanos());
            }
        }
    }

    private void listen() {
        try {
            do {
                try {
                    hear();
                    stream.tick();
                } catch (SQLException | RuntimeException e) {
                    LOG.warnf("Out of touch with the projection: %s", e.toString());
                }
            } while (!stopped.await(look.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear() throws SQLException {
        var asked = System.nanoTime();
        try (var connection = database.getConnection();
                var read = connection.prepareStatement("select version from kpi_projection");
                var row = read.executeQuery()) {
            row.next();
            var version = row.getLong(1);
            synchronized (this) {
                heard = new Heard(heard == null ? version : Math.max(version, heard.version()), asked);
            }
            stream.versionIs(connection, heard.version());
        }
    }
}
