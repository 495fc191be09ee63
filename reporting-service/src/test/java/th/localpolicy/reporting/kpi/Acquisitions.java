package th.localpolicy.reporting.kpi;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalPoolInterceptor;

/** Counts how often a request takes a connection to the database; what runs in the background is not counted. */
@Singleton
public class Acquisitions implements AgroalPoolInterceptor {

    private final AtomicInteger byRequests = new AtomicInteger();

    @Override
    public void onConnectionAcquire(Connection connection) {
        if (Thread.currentThread().getName().startsWith("executor-thread")) {
            byRequests.incrementAndGet();
        }
    }

    int of(Runnable requests) {
        var before = byRequests.get();
        requests.run();
        return byRequests.get() - before;
    }
}
