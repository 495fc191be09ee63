package th.localpolicy.identity.publicity;

import java.util.Locale;
import java.util.Optional;

import th.localpolicy.identity.publicity.PostAddress.Parts;

/** Posts of the platforms that give every post one number, whatever stands around it in the address. */
final class ShortAddress {

    private static final String NUMBER = "[0-9]{1,25}";
    private static final String CODE = "[A-Za-z0-9_-]{1,100}";

    private ShortAddress() {}

    static Optional<PostAddress> ofTikTok(Parts parts) {
        var site = "https://www.tiktok.com/";
        if (parts.host().matches("v[mt]\\.tiktok\\.com") || parts.segment(0).equals("t")) {
            // A short link leads to a video that only TikTok can tell; both of its hosts know it.
            return made(Platform.TIKTOK, "https://vm.tiktok.com/", parts.last(), CODE, "tiktok-link:");
        }
        if (parts.segment(0).startsWith("@") && parts.segment(1).matches("video|photo")) {
            var of = site + parts.segment(0).toLowerCase(Locale.ROOT) + "/" + parts.segment(1) + "/";
            return made(Platform.TIKTOK, of, parts.segment(2), NUMBER, "tiktok:");
        }
        return parts.segment(0).matches("v|share|embed")
                ? made(Platform.TIKTOK, site + "v/", parts.last().replaceFirst("\\.html$", ""), NUMBER, "tiktok:")
                : Optional.empty();
    }

    static Optional<PostAddress> ofYouTube(Parts parts) {
        var video =
                switch (parts.segment(0)) {
                    case "watch" -> parts.query().getOrDefault("v", "");
                    case "shorts", "live", "embed", "v" -> parts.segment(1);
                    default -> parts.host().endsWith("youtu.be") ? parts.segment(0) : "";
                };
        return made(Platform.YOUTUBE, "https://www.youtube.com/watch?v=", video, CODE, "youtube:");
    }

    static Optional<PostAddress> ofInstagram(Parts parts) {
        if (parts.segment(0).equals("share")) {
            // A link for sharing has a code of its own; which post it leads to only Instagram can tell.
            var shared = parts.segment(parts.segment(1).matches("p|reel|reels|tv") ? 2 : 1);
            return made(Platform.INSTAGRAM, "https://www.instagram.com/share/", shared, CODE, "instagram-link:");
        }
        for (var i = 0; i < 2; i++) {
            if (parts.segment(i).matches("p|reel|reels|tv")
                    && !parts.segment(i + 1).equals("audio")) {
                return made(
                        Platform.INSTAGRAM, "https://www.instagram.com/p/", parts.segment(i + 1), CODE, "instagram:");
            }
        }
        return Optional.empty();
    }

    /** LINE VOOM, and the Timeline that it was before; with the author's code in the address or without. */
    static Optional<PostAddress> ofLine(Parts parts) {
        var post =
                parts.segment(0).equals("post") ? parts.last() : parts.query().getOrDefault("postId", "");
        return parts.host().matches("(?:linevoom\\.|timeline\\.)?line\\.me")
                ? made(Platform.LINE, "https://linevoom.line.me/post/", post, "[0-9]{15,25}", "line:")
                : Optional.empty();
    }

    static Optional<PostAddress> ofX(Parts parts) {
        for (var i = 1; i < 3; i++) {
            if (parts.segment(i).matches("status|statuses")) {
                var author = parts.segment(0).toLowerCase(Locale.ROOT);
                return made(Platform.X, "https://x.com/" + author + "/status/", parts.segment(i + 1), NUMBER, "x:");
            }
        }
        return Optional.empty();
    }

    private static Optional<PostAddress> made(
            Platform platform, String before, String number, String form, String kind) {
        return number.matches(form)
                ? Optional.of(new PostAddress(platform, before + number, kind + number))
                : Optional.empty();
    }
}
