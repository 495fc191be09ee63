package th.localpolicy.identity.publicity;

import java.util.Locale;
import java.util.Optional;

import th.localpolicy.identity.publicity.PostAddress.Parts;

/** The many addresses under which Facebook shows one post; what it numbers has one number whatever the address. */
final class FacebookAddress {

    private static final String SITE = "https://www.facebook.com/";
    private static final String NUMBER = "[0-9]{1,25}|pfbid[A-Za-z0-9]{1,200}";

    private FacebookAddress() {}

    static Optional<PostAddress> of(Parts parts) {
        if (parts.host().equals("fb.watch") || parts.host().equals("fb.me")) {
            var link = parts.host() + "/" + parts.segment(0);
            return Optional.of(new PostAddress(Platform.FACEBOOK, "https://" + link, link));
        }
        return switch (parts.segment(0).toLowerCase(Locale.ROOT)) {
            case "permalink.php", "story.php" -> story(parts);
            case "photo.php", "photo" -> numbered(parts.query().get("fbid"), "photo?fbid=");
            case "watch", "video.php" -> numbered(parts.query().get("v"), "watch?v=");
            case "reel" -> numbered(parts.segment(1), "reel/");
            case "groups" -> inGroup(parts);
            case "share" -> {
                var link = "share/"
                        + String.join("/", parts.path().subList(1, parts.path().size()));
                yield Optional.of(new PostAddress(Platform.FACEBOOK, SITE + link, "facebook.com/" + link));
            }
            default -> ofPage(parts);
        };
    }

    private static Optional<PostAddress> story(Parts parts) {
        var page = parts.query().getOrDefault("id", "");
        return numbered(
                parts.query().get("story_fbid"),
                page.matches("[0-9]{1,25}") ? page + "/posts/" : "permalink.php?story_fbid=");
    }

    private static Optional<PostAddress> inGroup(Parts parts) {
        var group = "groups/" + parts.segment(1).toLowerCase(Locale.ROOT) + "/posts/";
        return switch (parts.segment(2)) {
            case "posts", "permalink" -> numbered(parts.segment(3), group);
            default -> numbered(parts.query().get("multi_permalinks"), group);
        };
    }

    private static Optional<PostAddress> ofPage(Parts parts) {
        return switch (parts.segment(1)) {
            case "posts" -> numbered(parts.last(), parts.segment(0).toLowerCase(Locale.ROOT) + "/posts/");
            case "videos" -> numbered(parts.last(), "watch?v=");
            case "photos" -> numbered(parts.last(), "photo?fbid=");
            default -> Optional.empty();
        };
    }

    private static Optional<PostAddress> numbered(String number, String before) {
        return number != null && number.matches(NUMBER)
                ? Optional.of(new PostAddress(Platform.FACEBOOK, SITE + before + number, "facebook:" + number))
                : Optional.empty();
    }
}
