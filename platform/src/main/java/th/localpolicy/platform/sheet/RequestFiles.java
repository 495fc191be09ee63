package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;

import org.jboss.logging.Logger;

/** The files that one request keeps on disk. They are gone when it has been answered, however it ended. */
@RequestScoped
public class RequestFiles {

    private static final Logger LOG = Logger.getLogger(RequestFiles.class);

    private final List<Path> files = new ArrayList<>();

    /** A new, empty file that only this service may read. */
    public Path create() throws IOException {
        return kept(Files.createTempFile("request-", ".part"));
    }

    Path kept(Path file) {
        files.add(file);
        return file;
    }

    @PreDestroy
    void delete() {
        for (var file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warnf("A file of a request could not be deleted: %s", e.toString());
            }
        }
    }
}
