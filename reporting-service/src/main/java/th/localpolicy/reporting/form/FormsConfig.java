package th.localpolicy.reporting.form;

import java.util.List;

import io.smallrye.config.ConfigMapping;

/** Which forms there are. */
@ConfigMapping(prefix = "localpolicy.forms")
interface FormsConfig {

    /** The forms in all their versions, as {@code <form>.v<version>}; each is a resource under {@code forms/}. */
    List<String> known();
}
