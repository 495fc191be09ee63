package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import jakarta.inject.Singleton;

/** Where a file lies while it arrives and is looked at. */
@Singleton
class Reception {

    private static final int BUFFER = 64 * 1024;

    private final Path directory;
    private final long largest;

    Reception(EnclosureSettings settings) {
        this.directory = settings.directory().resolve("incoming");
        this.largest = settings.largest().asLongValue();
    }

    /** A file that has arrived whole. Closing it removes what is left of it here. */
    record Arrived(Path path, long size, String sha256) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /** The sender said more than there may be. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** What the sender sent broke off. */
    static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1;

        BrokenOff(IOException cause) {
            super(cause);
        }
    }

    /** Takes the stream to its end, hashing as it comes; whatever goes wrong, nothing stays behind. */
    Arrived take(InputStream stream) throws IOException {
        Files.createDirectories(directory);
        var path = Files.createTempFile(directory, "enclosure-", ".part");
        var whole = false;
        try (var out = Files.newOutputStream(path)) {
            var hash = sha256();
            var buffer = new byte[BUFFER];
            var size = 0L;
            for (var read = read(stream, buffer); read >= 0; read = read(stream, buffer)) {
                size += read;
                if (size > largest) {
                    throw new TooLarge();
                }
                hash.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
            whole = true;
            return new Arrived(path, size, HexFormat.of().formatHex(hash.digest()));
        } finally {
            if (!whole) {
                Files.deleteIfExists(path);
            }
        }
    }

    private static int read(InputStream stream, byte[] buffer) throws IOException {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Removes what a process that died was receiving. */
    int sweep(Instant untouchedSince) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        var removed = 0;
        try (var files = Files.newDirectoryStream(directory, "*.part")) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(untouchedSince)
                        && Files.deleteIfExists(file)) {
                    removed++;
                }
            }
        }
        return removed;
    }
}
