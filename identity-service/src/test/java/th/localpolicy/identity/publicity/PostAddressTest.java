package th.localpolicy.identity.publicity;

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
    void a_site_that_only_looks_like_a_platform_is_another_site() {
        for (var site : new String[] {"notfacebook.com", "facebook.com.evil.co", "xx.com", "faceb00k.com"}) {
            assertThat(PostAddress.of("https://" + site + "/a/posts/1")
                            .orElseThrow()
                            .platform())
                    .isEqualTo(Platform.OTHER);
        }
    }
}
