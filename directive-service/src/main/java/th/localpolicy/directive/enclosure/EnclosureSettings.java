package th.localpolicy.directive.enclosure;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where files are kept, how large they may be, and where letters are found from outside. */
@ConfigMapping(prefix = "localpolicy.enclosures")
public interface EnclosureSettings {

    /** Files are received here, and kept here unless a bucket is named. All replicas share it, or use a bucket. */
    Path directory();

    /** The largest file; the door of the service lets no larger body through either. */
    @WithDefault("25M")
    MemorySize largest();

    /** How long a file without a letter, or a half received one, is left alone. */
    @WithDefault("1h")
    Duration grace();

    /** The address of a letter for people, {@code {id}} standing for its id; never taken from a request. */
    @WithDefault("http://localhost:8080/api/v1/directives/{id}/print")
    String link();

    Optional<Bucket> s3();

    /** A bucket of any S3-compatible server, addressed by path. */
    interface Bucket {
        URI endpoint();

        String bucket();

        /** us-east-1 when the server has no regions. */
        Optional<String> region();

        String accessKey();

        String secretKey();
    }
}
