package th.localpolicy.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a request and hangs up without a word, as a process does that is killed. */
final class AbruptService {

    private final ServerSocket server;
    private final AtomicInteger requests = new AtomicInteger();

    AbruptService() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://localhost:" + server.getLocalPort();
    }

    /** How many requests have begun to come in. */
    int requests() {
        return requests.get();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                if (connection.getInputStream().read() >= 0) {
                    requests.incrementAndGet();
                    connection.getInputStream().readNBytes(20);
                }
            } catch (IOException brokenOff) {
                // That one is gone; the next may come.
            }
        }
    }
}
