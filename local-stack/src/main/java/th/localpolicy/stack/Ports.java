package th.localpolicy.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** One port for every part, each from 1 to 65535 and no two alike. */
public record Ports(Map<Part, Integer> byPart) {
    public Ports {
        byPart = Map.copyOf(byPart);
        Map<Integer, Part> seen = new HashMap<>();
        for (Part part : Part.values()) {
            Integer port = byPart.get(part);
            if (port == null || port < 1 || port > 65535) {
                throw new IllegalArgumentException(
                        part.title() + " needs a port from 1 to 65535; " + part.variable() + " says " + port);
            }
            Part other = seen.put(port, part);
            if (other != null) {
                throw new IllegalArgumentException("Port %d is given to %s (%s) and to %s (%s)"
                        .formatted(port, other.title(), other.variable(), part.title(), part.variable()));
            }
        }
    }

    /** The default ports, where the environment does not say otherwise. */
    public static Ports of(Map<String, String> environment) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String said = environment.getOrDefault(part.variable(), "");
            ports.put(part, said.isBlank() ? part.defaultPort() : number(part, said.strip()));
        }
        return new Ports(ports);
    }

    private static int number(Part part, String said) {
        try {
            return Integer.parseInt(said);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    part.variable() + " must be a port number for " + part.title() + ", not \"" + said + "\"", e);
        }
    }

    /** Ports that nobody listens on now, for tests. */
    public static Ports free() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        Iterator<Integer> free = FreePorts.take(Part.values().length).iterator();
        for (Part part : Part.values()) {
            ports.put(part, free.next());
        }
        return new Ports(ports);
    }

    public int of(Part part) {
        return byPart.get(part);
    }

    /** Where clients on this machine reach the part. */
    public String url(Part part) {
        return "http://localhost:" + of(part);
    }

    /** The parts whose port another program listens on. */
    public List<Part> taken() {
        List<Part> taken = new ArrayList<>();
        for (Part part : Part.values()) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(of(part)));
            } catch (IOException e) {
                taken.add(part);
            }
        }
        return taken;
    }
}
