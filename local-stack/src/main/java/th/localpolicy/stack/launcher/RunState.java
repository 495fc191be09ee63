package th.localpolicy.stack.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import th.localpolicy.stack.Part;
import th.localpolicy.stack.Ports;

/**
 * What a running launcher leaves for the other commands: a lock that dies with it, and a file with its process
 * number, its ports and the process numbers of its parts.
 */
final class RunState implements AutoCloseable {
    private final Path file;
    private final FileChannel lock;

    private RunState(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /** A launcher that is running now. */
    record Running(long pid, Ports ports, Map<Part, Long> pids) {}

    /** Takes the directory for this process; empty when a launcher runs on it. */
    static Optional<RunState> take(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new RunState(file(directory), channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher that runs on the directory, if one does. */
    static Optional<Running> running(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        Optional<RunState> free = take(directory);
        if (free.isPresent()) {
            free.get().close();
            return Optional.empty();
        }
        return Optional.of(read(file(directory)));
    }

    private static Path file(Path directory) {
        return directory.resolve("launcher.properties");
    }

    /** One at a time: parts that come up at the same instant are told of at the same instant. */
    synchronized void write(Ports ports, Map<Part, Long> pids) {
        Properties properties = new Properties();
        properties.put("pid", String.valueOf(ProcessHandle.current().pid()));
        for (Part part : Part.values()) {
            properties.put("port." + part, String.valueOf(ports.of(part)));
            properties.put("pid." + part, String.valueOf(pids.getOrDefault(part, 0L)));
        }
        try {
            Path unfinished = file.resolveSibling("launcher.properties.part");
            try (Writer writer = Files.newBufferedWriter(unfinished)) {
                properties.store(writer, null);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Running read(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The launcher has only just begun to start; try again in a moment", e);
        }
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        Map<Part, Long> pids = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, Integer.valueOf(properties.getProperty("port." + part)));
            pids.put(part, Long.valueOf(properties.getProperty("pid." + part)));
        }
        return new Running(Long.parseLong(properties.getProperty("pid")), new Ports(ports), pids);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
