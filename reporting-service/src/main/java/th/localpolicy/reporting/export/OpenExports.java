package th.localpolicy.reporting.export;

import java.util.concurrent.Semaphore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;

/**
 * How many exports run at once. Each holds a connection to the database for as long as its reader takes; those who write
 * reports must not wait for that.
 */
@ApplicationScoped
class OpenExports {

    private final Semaphore places;

    OpenExports(ExportConfig config) {
        this.places = new Semaphore(config.most());
    }

    /** The place of one request; free again when the request has been answered, however it ended. */
    @RequestScoped
    static class Place {

        private final OpenExports exports;
        private boolean taken;

        Place(OpenExports exports) {
            this.exports = exports;
        }

        /** False when all places are taken. */
        boolean take() {
            taken = taken || exports.places.tryAcquire();
            return taken;
        }

        @PreDestroy
        void free() {
            if (taken) {
                exports.places.release();
            }
        }
    }
}
