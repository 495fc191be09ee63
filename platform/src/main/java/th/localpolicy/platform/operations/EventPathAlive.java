package th.localpolicy.platform.operations;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

import th.localpolicy.platform.inbox.InboxThreads;
import th.localpolicy.platform.outbox.RelayThread;

/** A replica whose relay or consumer has died is dead, however well it answers requests: restart it. */
@Liveness
class EventPathAlive implements HealthCheck {

    private final RelayThread relay;
    private final InboxThreads inboxes;

    EventPathAlive(RelayThread relay, InboxThreads inboxes) {
        this.relay = relay;
        this.inboxes = inboxes;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("event path")
                .withData("relay", relay.alive())
                .withData("consumers", inboxes.alive())
                .status(relay.alive() && inboxes.alive())
                .build();
    }
}
