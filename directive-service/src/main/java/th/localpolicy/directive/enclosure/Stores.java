package th.localpolicy.directive.enclosure;

import java.time.Clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses the store by configuration: a bucket when one is named, otherwise the directory. */
class Stores {

    @Produces
    @Singleton
    FileStore store(EnclosureSettings settings, Clock clock) {
        return settings.s3()
                .<FileStore>map(bucket -> new S3Store(bucket, clock))
                .orElseGet(() -> new DirectoryStore(settings.directory().resolve("files")));
    }
}
