package th.localpolicy.platform.sheet;

import java.util.concurrent.Semaphore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Singleton;

/**
 * How many exports run at once. Each holds a connection to the database for as long as its reader takes; those who write
 * must not wait for that.
 */
@Singleton
public class OpenExports {

    private final Semaphore places;

    OpenExports(ExportConfig config) {
        this.places = new Semaphore(config.most());
    }

    private boolean enter() {
        return places.tryAcquire();
    }

    private void leave() {
        places.release();
    }

    /** The place of one request; free again when the request has been answered, however it ended. */
    @RequestScoped
    public static class Place {

        private final OpenExports exports;
        private boolean taken;

        Place(OpenExports exports) {
            this.exports = exports;
        }

        /** False when all places are taken. */
        public boolean take() {
            taken = taken || exports.enter();
            return taken;
        }

        @PreDestroy
        void free() {
            if (taken) {
                exports.leave();
            }
        }
    }
}
