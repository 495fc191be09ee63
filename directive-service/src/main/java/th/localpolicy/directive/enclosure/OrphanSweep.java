package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/**
 * Removes what uploads left behind that never came to a letter, and contents that lost their last one. Replicas may sweep at
 * the same time: each takes contents that no other has locked.
 */
@ApplicationScoped
class OrphanSweep {

    private static final Logger LOG = Logger.getLogger(OrphanSweep.class);

    private final Enclosures enclosures;
    private final Reception reception;
    private final FileStore store;
    private final EnclosureSettings settings;

    OrphanSweep(Enclosures enclosures, Reception reception, FileStore store, EnclosureSettings settings) {
        this.enclosures = enclosures;
        this.reception = reception;
        this.store = store;
        this.settings = settings;
    }

    @Transactional
    @Scheduled(every = "15m", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void fromTimeToTime() throws SQLException {
        var removed = sweep();
        if (removed > 0) {
            LOG.infof("%d files without a letter were removed", removed);
        }
    }

    /** @return how many contents and half received files were removed */
    @Transactional
    int sweep() throws SQLException {
        var untouchedSince = enclosures.now().minus(settings.grace());
        var removed = 0;
        try {
            removed += reception.sweep(untouchedSince);
            for (var sha256 : enclosures.orphans(untouchedSince)) {
                store.forget(sha256);
                enclosures.forget(sha256);
                removed++;
            }
        } catch (IOException e) {
            // What was forgotten is committed; the rest waits for the next sweep.
            LOG.warn("Files without a letter could not be removed", e);
        }
        return removed;
    }
}
