package th.localpolicy.stack;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that nobody listens on now, for tests. They lie below the range from which systems take the near ends of outgoing
 * connections (32768 on Linux, 49152 elsewhere): a port from that range can be gone before a server listens on it, or while
 * a broker that is down is being asked for.
 */
public final class FreePorts {
    private static final int FROM = 12_000;
    private static final int UNTIL = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    public static int one() {
        return take(1).getFirst();
    }

    /** Different ones. */
    public static List<Integer> take(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int tried = 0; held.size() < count; tried++) {
                if (tried == TRIES) {
                    throw new IllegalStateException("No free port from " + FROM + " to " + UNTIL);
                }
                try {
                    held.add(new ServerSocket(ThreadLocalRandom.current().nextInt(FROM, UNTIL)));
                } catch (IOException e) {
                    // somebody's, or ours already: the next one
                }
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            held.forEach(FreePorts::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a port could not be given back", e);
        }
    }
}
