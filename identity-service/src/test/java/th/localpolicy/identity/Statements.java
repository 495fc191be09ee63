package th.localpolicy.identity;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.restassured.response.Response;

import static org.hamcrest.Matchers.oneOf;

/** How many statements reach the database while a request is answered, whoever sends them: Hibernate or our own SQL. */
public final class Statements {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private Statements() {}

    /** Statements of the threads that answer requests; what runs in the background has others. */
    public static int of(Supplier<Response> request) {
        var executed = new AtomicInteger();
        var counter = new Handler() {
            @Override
            public void publish(LogRecord told) {
                if (told.getMessage().contains("FE=> Execute")
                        && Thread.currentThread().getName().startsWith("executor-thread")) {
                    executed.incrementAndGet();
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        DRIVER.setUseParentHandlers(false); // thousands of lines in nobody's log
        DRIVER.setLevel(Level.FINEST);
        DRIVER.addHandler(counter);
        try {
            request.get().then().statusCode(oneOf(200, 304));
        } finally {
            DRIVER.removeHandler(counter);
            DRIVER.setLevel(null);
            DRIVER.setUseParentHandlers(true);
        }
        return executed.get();
    }
}
