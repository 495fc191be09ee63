package th.localpolicy.identity.publicity;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://www.facebook.com/Amphoe.Thepsathit/posts/1234567890?__cft__[0]=AZX&__tn__=%2CO  | https://www.facebook.com/amphoe.thepsathit/posts/1234567890
            HTTP://M.FACEBOOK.COM/story.php?story_fbid=1234567890&id=100064&mibextid=Nif5oz         | https://www.facebook.com/100064/posts/1234567890
            https://web.facebook.com/permalink.php?id=100064&story_fbid=1234567890#comments         | https://www.facebook.com/100064/posts/1234567890
            https://th-th.facebook.com/groups/Chaiyaphum/permalink/77/?ref=share                    | https://www.facebook.com/groups/chaiyaphum/posts/77
            https://facebook.com/photo.php?fbid=55&set=a.1&type=3                                   | https://www.facebook.com/photo?fbid=55
            https://www.facebook.com/page/videos/title-of-it/99/?t=3                                | https://www.facebook.com/watch?v=99
            https://www.facebook.com/watch/?v=99&extid=CL                                           | https://www.facebook.com/watch?v=99
            https://www.facebook.com/reel/99?fs=e                                                   | https://www.facebook.com/reel/99
            https://fb.watch/aB-c_1/?mibextid=x                                                     | https://fb.watch/aB-c_1
            https://www.facebook.com/share/p/1AbC/?mibextid=wwXIfr                                  | https://www.facebook.com/share/p/1AbC
            https://l.facebook.com/l.php?u=https%3A%2F%2Fyoutu.be%2Fabc123%3Ffbclid%3Dx&h=AT        | https://www.youtube.com/watch?v=abc123
            https://www.tiktok.com/@Chaiyaphum/video/7300000000000000001?is_from_webapp=1&_r=1      | https://www.tiktok.com/@chaiyaphum/video/7300000000000000001
            https://m.tiktok.com/v/7300000000000000001.html?u_code=x                                | https://www.tiktok.com/v/7300000000000000001
            https://vt.tiktok.com/ZSabc/                                                            | https://vm.tiktok.com/ZSabc
            https://youtu.be/aB-c_123?si=tracking&t=10                                              | https://www.youtube.com/watch?v=aB-c_123
            https://m.youtube.com/watch?app=desktop&v=aB-c_123&feature=share                        | https://www.youtube.com/watch?v=aB-c_123
            https://youtube.com/shorts/aB-c_123?feature=share                                       | https://www.youtube.com/watch?v=aB-c_123
            https://www.instagram.com/chaiyaphum/reel/Cabc_-1/?igsh=MzRlODBiNWFlZA==                 | https://www.instagram.com/p/Cabc_-1
            https://www.facebook.com/share/p/1AbC-_9/?mibextid=wwXIfr                               | https://www.facebook.com/share/p/1AbC-_9
            https://m.facebook.com/share/r/15x?rdid=a&share_url=https%3A%2F%2Fwww.facebook.com%2F1   | https://www.facebook.com/share/r/15x
            https://mbasic.facebook.com/story.php?story_fbid=pfbid02AbC&id=100064&refid=17&_rdr      | https://www.facebook.com/100064/posts/pfbid02AbC
            https://www.facebook.com/Page/posts/pfbid0aB?locale=th_TH                                | https://www.facebook.com/page/posts/pfbid0aB
            https://www.facebook.com/watch/live/?ref=watch_permalink&v=99                            | https://www.facebook.com/watch?v=99
            https://l.facebook.com/l.php?u=https%3A%2F%2Fyoutu.be%2FaB-c_123%3Ffbclid%3DIwAR&h=AT0  | https://www.youtube.com/watch?v=aB-c_123
            https://m.facebook.com/login/?next=https%3A%2F%2Fm.facebook.com%2Fstory.php%3Fstory_fbid%3D5%26id%3D100064&refsrc=x | https://www.facebook.com/100064/posts/5
            https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fwww.chaiyaphum.go.th%2Fx       | https://chaiyaphum.go.th/x
            https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fp%2Fposts%2F9&width=500 | https://www.facebook.com/p/posts/9
            https://l.instagram.com/?u=https%3A%2F%2Fwww.tiktok.com%2F%40a%2Fvideo%2F7&e=AT           | https://www.tiktok.com/@a/video/7
            https://www.google.com/url?sa=t&url=https%3A%2F%2Fx.com%2Fa%2Fstatus%2F17&usg=x           | https://x.com/a/status/17
            https://www.youtube.com/live/aB-c_123?si=x                                              | https://www.youtube.com/watch?v=aB-c_123
            https://www.tiktok.com/t/ZSabc/?k=1                                                     | https://vm.tiktok.com/ZSabc
            https://www.tiktok.com/@Ban.Khwao/photo/7300000000000000001?_t=8x                        | https://www.tiktok.com/@ban.khwao/photo/7300000000000000001
            https://www.instagram.com/reels/Cabc_-1/                                                | https://www.instagram.com/p/Cabc_-1
            https://www.instagram.com/share/reel/BAcdEf?igsh=x                                       | https://www.instagram.com/share/BAcdEf
            https://linevoom.line.me/post/1169675818142163333?utm_source=x                          | https://linevoom.line.me/post/1169675818142163333
            https://timeline.line.me/post/_dQaZLNM1vIpHI7r3/1164666160509083989                     | https://linevoom.line.me/post/1164666160509083989
            https://line.me/R/home/public/post?id=chaiyaphum&postId=1164666160509083989             | https://linevoom.line.me/post/1164666160509083989
            https://lin.ee/aBc-1/?openExternalBrowser=1                                             | https://lin.ee/aBc-1
            https://mobile.twitter.com/Chaiyaphum/status/17?s=20&t=xyz                              | https://x.com/chaiyaphum/status/17
            http://www.Chaiyaphum.go.th:80//news//2568/./a%2db.html/?utm_source=line&b=2&a=1#top    | https://chaiyaphum.go.th/news/2568/a-b.html?a=1&b=2
            https://ชัยภูมิ.ไทย/ข่าว                                                                  | https://xn--o3cbj7bd3g1e.xn--o3cw4h/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7
            https://example.com/?id=5&fbclid=x                                                      | https://example.com/?id=5
            """)
    void an_address_has_one_canonical_form(String written, String canonical) {
        var address = PostAddress.of(written).orElseThrow();
        if (!canonical.contains("xn--")) {
            assertThat(address.url()).isEqualTo(canonical);
        } else {
            assertThat(address.url()).startsWith("https://xn--").endsWith("/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7");
        }
        assertThat(PostAddress.of(address.url()).orElseThrow().key()).isEqualTo(address.key());
    }

    @Test
    void what_the_platform_numbers_is_one_post_whatever_address_leads_there() {
        assertThat(keyOf("https://m.facebook.com/story.php?story_fbid=123&id=456"))
                .isEqualTo(keyOf("https://www.facebook.com/some.page/posts/a-title/123"));
        assertThat(keyOf("https://www.facebook.com/reel/99")).isEqualTo(keyOf("https://m.facebook.com/watch/?v=99"));
        assertThat(keyOf("https://www.tiktok.com/@a/video/7")).isEqualTo(keyOf("https://m.tiktok.com/v/7.html"));
        assertThat(keyOf("https://x.com/a/status/7")).isEqualTo(keyOf("https://twitter.com/i/web/status/7?s=20"));
        assertThat(keyOf("http://www.a.go.th/x/?utm_id=1")).isEqualTo(keyOf("https://a.go.th/x"));
        assertThat(keyOf("https://linevoom.line.me/post/_dQa/1164666160509083989"))
                .isEqualTo(keyOf("https://timeline.line.me/post/_dQa/1164666160509083989"));
        assertThat(
                        keyOf(
                                "https://l.facebook.com/l.php?u=https%3A%2F%2Fl.facebook.com%2Fl.php%3Fu%3Dhttps%253A%252F%252Fa.go.th%252Fx"))
                .isEqualTo(keyOf("https://a.go.th/x"));
        assertThat(keyOf("https://www.instagram.com/share/p/BAc"))
                .isNotEqualTo(keyOf("https://www.instagram.com/p/BAc"));
        assertThat(keyOf("https://youtu.be/abc")).isNotEqualTo(keyOf("https://youtu.be/ABC"));
    }

    private static String keyOf(String address) {
        return PostAddress.of(address).orElseThrow().key();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://a.go.th/x",
                "file:///etc/passwd",
                "data:text/html,x",
                "facebook.com/x",
                "//facebook.com/x",
                "https://",
                "https:///x",
                "https://localhost/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://user:password@facebook.com/x",
                "https://facebook.com@evil.com/x",
                "https://facebook.com/",
                "https://a..b/x",
                "https://a.go.th/%zz",
                "https://a b.go.th/x",
                "https://-/x",
                "x"
            })
    void what_is_no_address_of_a_post_on_the_public_web_is_none(String text) {
        assertThat(PostAddress.of(text)).isEmpty();
    }

    @Test
    void a_detour_to_nowhere_is_an_address_like_any_other_and_a_long_one_comes_to_an_end() {
        for (var target : List.of("javascript:alert(1)", "https://127.0.0.1/x", "/p/1", "%2F%2Fevil")) {
            assertThat(PostAddress.of("https://l.facebook.com/l.php?u=" + target)
                            .orElseThrow())
                    .extracting(PostAddress::platform)
                    .isEqualTo(Platform.FACEBOOK);
        }
        var again = "https://l.facebook.com/l.php?u=";
        assertThat(PostAddress.of(again.repeat(60) + "https://a.go.th/x")
                        .orElseThrow()
                        .url())
                .isEqualTo("https://a.go.th/x");
        for (var other : List.of(
                "https://evil.com/l.php?u=https://a.go.th/x", "https://notfacebook.com/login?next=https://a.go.th/x")) {
            assertThat(PostAddress.of(other).orElseThrow().url()).doesNotStartWith("https://a.go.th");
        }
    }

    @Test
    void a_site_that_only_looks_like_a_platform_is_another_site() {
        for (var site : new String[] {"notfacebook.com", "facebook.com.evil.co", "xx.com", "faceb00k.com"}) {
            assertThat(PostAddress.of("https://" + site + "/a/posts/1")
                            .orElseThrow()
                            .platform())
                    .isEqualTo(Platform.OTHER);
        }
    }
}
