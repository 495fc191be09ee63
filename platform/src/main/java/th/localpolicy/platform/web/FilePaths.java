package th.localpolicy.platform.web;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where a service takes files, and what a body may weigh elsewhere. */
@ConfigMapping(prefix = "localpolicy.files")
interface FilePaths {

    /** What the paths begin with; without any, every path has the one limit. */
    Optional<List<String>> paths();

    /** The most that a body may weigh at every other path. */
    @WithDefault("1M")
    MemorySize elsewhere();
}
