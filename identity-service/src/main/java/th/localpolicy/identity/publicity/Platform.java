package th.localpolicy.identity.publicity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a post stands. The address says it; {@link #OTHER} is every site that is none of the known ones. */
@Schema(name = "PostPlatform")
public enum Platform {
    FACEBOOK("facebook.com", "fb.com", "fb.watch", "fb.me"),
    TIKTOK("tiktok.com"),
    YOUTUBE("youtube.com", "youtu.be", "youtube-nocookie.com"),
    INSTAGRAM("instagram.com", "instagr.am"),
    X("x.com", "twitter.com"),
    LINE("line.me", "lin.ee"),
    OTHER;

    private final List<String> domains;

    Platform(String... domains) {
        this.domains = List.of(domains);
    }

    /** The host under which the platform shows everything, whatever host was asked; empty where hosts are of many. */
    Optional<String> site() {
        return switch (this) {
            case LINE, OTHER -> Optional.empty();
            case X -> Optional.of("x.com");
            default -> Optional.of("www." + domains.getFirst());
        };
    }

    static Platform of(String host) {
        return Arrays.stream(values())
                .filter(platform -> platform.domains.stream()
                        .anyMatch(domain -> host.equals(domain) || host.endsWith("." + domain)))
                .findFirst()
                .orElse(OTHER);
    }
}
