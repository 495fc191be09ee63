package th.localpolicy.platform.web;

import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;

/** How large bodies may be in a service that takes files at some of its paths. */
@ConfigMapping(prefix = "localpolicy.body")
public interface BodySizes {

    /** The limit everywhere else; without it the door's own. */
    Optional<MemorySize> maxSize();

    /** The paths, as a regular expression, at which the door's own limit holds. */
    Optional<String> filesAt();
}
