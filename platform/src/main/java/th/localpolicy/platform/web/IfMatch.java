package th.localpolicy.platform.web;

import java.util.Arrays;
import java.util.Optional;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;

import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

/** The version of a resource its editor has read, as the {@code If-Match} header says. */
public record IfMatch(String header) {

    public static IfMatch of(HttpHeaders headers) {
        return new IfMatch(headers.getHeaderString(HttpHeaders.IF_MATCH));
    }

    /** The entity tag of a version. */
    public static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** For an update, which must say what it read: 428 when it does not, 412 when it read another version. */
    public Optional<Refusal> refusalOf(long version) {
        return header == null ? Optional.of(Refusal.of(ProblemType.IF_MATCH_REQUIRED)) : refusalIfGiven(version);
    }

    /** For a command, which may say what it read. */
    public Optional<Refusal> refusalIfGiven(long version) {
        if (header == null || header.strip().equals("*")) {
            return Optional.empty();
        }
        var current = "\"" + version + "\"";
        return Arrays.stream(header.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", "")) // a proxy that compresses weakens our tags
                        .anyMatch(current::equals)
                ? Optional.empty()
                : Optional.of(Refusal.of(ProblemType.STALE));
    }
}
