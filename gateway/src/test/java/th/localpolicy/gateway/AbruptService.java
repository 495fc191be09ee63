package th.localpolicy.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes a dead service's port, reads requests and hangs up without a word, as a process does that is killed. */
final class AbruptService implements AutoCloseable {

    private final FakeService replaced;
    private final ServerSocket server;
    private final AtomicInteger requests = new AtomicInteger();

    private AbruptService(FakeService replaced) throws IOException {
        this.replaced = replaced;
        this.server = new ServerSocket(URI.create(replaced.url()).getPort(), 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    static AbruptService inPlaceOf(FakeService service) throws IOException {
        service.kill();
        return new AbruptService(service);
    }

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
            } catch (IOException closed) {
                // The next accept says whether it was the server.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        replaced.start();
    }
}
