package th.localpolicy.platform.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalPoolInterceptor;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.web.Trace;

/**
 * Tells the database for whom a transaction works, when its connection is taken: the triggers of the audit trail write it
 * beside the change. The setting is local to the transaction and goes with it. A read tells nothing and costs nothing.
 */
@Singleton
class CallerInDatabase implements AgroalPoolInterceptor {

    private final ObjectMapper json;

    CallerInDatabase(ObjectMapper json) {
        this.json = json;
    }

    /** For whom, as the triggers read it. */
    record Working(String office, String subject, String address, String correlation, String request) {}

    @Override
    public void onConnectionAcquire(Connection connection) {
        var request = writeAtHand();
        if (request.isEmpty()) {
            return;
        }
        try {
            if (connection.getAutoCommit()) {
                return; // outside a transaction there is nothing the setting could be local to
            }
            var caller = Arc.container().instance(Callers.class).get().ifAny();
            try (var tell = connection.prepareStatement("select set_config('localpolicy.caller', ?, true)")) {
                tell.setString(1, json.writeValueAsString(working(request.get(), caller)));
                tell.execute();
            }
        } catch (SQLException | java.io.IOException e) {
            throw new IllegalStateException("the audit trail could not be told who writes", e);
        }
    }

    private static Working working(RoutingContext request, Optional<Caller> caller) {
        var address = request.request().remoteAddress();
        return new Working(
                caller.map(who -> who.office().value()).orElse(null),
                caller.map(Caller::subject).orElse(null),
                address == null ? null : address.hostAddress(),
                Trace.correlation(),
                request.request().method().name() + " " + request.normalizedPath());
    }

    private static Optional<RoutingContext> writeAtHand() {
        var container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                        container.instance(CurrentVertxRequest.class).get().getCurrent())
                .filter(request -> request.request().method() != HttpMethod.GET)
                .filter(request -> request.request().method() != HttpMethod.HEAD);
    }
}
