package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files in a directory, in 256 folders by the first two digits of their names. */
final class DirectoryStore implements FileStore {

    private final Path directory;

    DirectoryStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public void keep(Path file, String sha256) throws IOException {
        var kept = path(sha256);
        if (Files.exists(kept)) {
            return;
        }
        Files.createDirectories(kept.getParent());
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        // The move itself must outlive a loss of power as well.
        try (var folder = FileChannel.open(kept.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    @Override
    public void forget(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    private Path path(String sha256) {
        return directory.resolve(sha256.substring(0, 2)).resolve(sha256);
    }
}
