package th.localpolicy.reporting;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The statements that requests execute, as the driver tells of them; what runs in the background is not counted. */
public final class Statements {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private Statements() {}

    /** How many statements the requests execute, BEGIN and COMMIT among them. */
    public static int of(Runnable requests) {
        var executed = new ConcurrentLinkedQueue<String>();
        var counter = new Handler() {
            @Override
            public void publish(LogRecord told) {
                if (told.getMessage().contains("FE=> Execute")
                        && Thread.currentThread().getName().startsWith("executor-thread")) {
                    executed.add(told.getMessage());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        DRIVER.setLevel(Level.FINEST);
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(counter);
        try {
            requests.run();
        } finally {
            DRIVER.removeHandler(counter);
            DRIVER.setUseParentHandlers(true);
            DRIVER.setLevel(null);
        }
        return executed.size();
    }
}
