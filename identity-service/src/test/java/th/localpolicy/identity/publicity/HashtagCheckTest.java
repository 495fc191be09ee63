package th.localpolicy.identity.publicity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class HashtagCheckTest {

    private static final String LOCAL = "#เที่ยวท้องถิ่น";
    private static final String GOOD = "#ของดีบ้านเรา";
    private static final String PROVINCE = "#จังหวัดลำพูน";
    private static final String DISTRICT = "#อำเภอบ้านธิ";
    private static final List<String> ALL = List.of(LOCAL, GOOD, PROVINCE, DISTRICT);

    static Stream<Arguments> spellingsOfTheSameTag() {
        return Stream.of(
                Arguments.of("as it should be", PROVINCE, "ไป #จังหวัดลำพูน กัน"),
                Arguments.of("sara am taken apart", PROVINCE, "#จังหวัดล\u0E4D\u0E32พูน"),
                Arguments.of("all of it in NFKD", PROVINCE, Normalizer.normalize(PROVINCE, Normalizer.Form.NFKD)),
                Arguments.of("a zero-width space inside", LOCAL, "#เที่ยว\u200Bท้องถิ่น"),
                Arguments.of("a word joiner and a byte order mark inside", LOCAL, "#เที่ยว\u2060ท้อง\uFEFFถิ่น"),
                Arguments.of("a soft hyphen inside", LOCAL, "#เที่ยว\u00ADท้องถิ่น"),
                Arguments.of("the tone before the vowel", LOCAL, "#เท\u0E48\u0E35ยวท\u0E49องถ\u0E48\u0E34น"),
                Arguments.of("a tone typed twice", LOCAL, "#เที\u0E48\u0E48ยวท้องถิ่น"),
                Arguments.of("a full-width sign", GOOD, "＃ของดีบ้านเรา"),
                Arguments.of("a small sign", GOOD, "﹟ของดีบ้านเรา"),
                Arguments.of("at a full stop", GOOD, "#ของดีบ้านเรา."),
                Arguments.of("in brackets", GOOD, "(#ของดีบ้านเรา)"),
                Arguments.of("in quotation marks", GOOD, "“#ของดีบ้านเรา”"),
                Arguments.of("at a comma", GOOD, "#ของดีบ้านเรา,อร่อย"),
                Arguments.of("at an emoji", GOOD, "#ของดีบ้านเรา❤\uFE0F"),
                Arguments.of("at an emoji of several persons", GOOD, "#ของดีบ้านเรา👨\u200D👩\u200D👧"),
                Arguments.of("a variation selector left behind", GOOD, "#ของดีบ้านเรา\uFE0F"),
                Arguments.of("at a keycap", GOOD, "#ของดีบ้านเรา #\uFE0F\u20E3"),
                Arguments.of("at the next line", GOOD, "#ของดีบ้านเรา\nอร่อย"),
                Arguments.of("at a non-breaking space", GOOD, "#ของดีบ้านเรา\u00A0อร่อย"),
                Arguments.of("at the next tag", GOOD, "#ของดีบ้านเรา#อร่อย"),
                Arguments.of("at a tab", GOOD, "#ของดีบ้านเรา\tอร่อย"),
                Arguments.of("at a full-width comma", GOOD, "#ของดีบ้านเรา，อร่อย"),
                Arguments.of("at the sign for baht", GOOD, "#ของดีบ้านเรา฿100"),
                Arguments.of("at the bullet of old books", GOOD, "#ของดีบ้านเรา๏อร่อย"),
                Arguments.of("two sara e for a sara ae", "#อำเภอแม่ทา", "#อำเภอเเม่ทา"),
                Arguments.of("sara am with its tone in any order", "#น้ำดี", "#น\u0E4D\u0E49\u0E32ดี #น\u0E33\u0E49ดี"),
                Arguments.of("behind a word", GOOD, "อร่อย#ของดีบ้านเรา"),
                Arguments.of("sign twice", GOOD, "##ของดีบ้านเรา"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spellingsOfTheSameTag")
    void what_a_reader_cannot_tell_apart_is_found(String how, String tag, String text) {
        var required = ALL.contains(tag) ? ALL : List.of(tag);
        assertThat(HashtagCheck.of(text, required).found()).containsExactly(tag);
    }

    static Stream<Arguments> otherTags() {
        return Stream.of(
                Arguments.of("no sign", "เที่ยวท้องถิ่น"),
                Arguments.of("a space behind the sign", "# เที่ยวท้องถิ่น"),
                Arguments.of("a space inside", "#เที่ยว ท้องถิ่น"),
                Arguments.of("another word before", "#มาเที่ยวท้องถิ่น"),
                Arguments.of("an underscore behind", "#เที่ยวท้องถิ่น_ไทย"),
                Arguments.of("the sign of repetition behind", "#เที่ยวท้องถิ่นๆ"),
                Arguments.of("the sign of abbreviation behind", "#เที่ยวท้องถิ่นฯ"),
                Arguments.of("a keycap for the sign", "#\uFE0F\u20E3เที่ยวท้องถิ่น"),
                Arguments.of("a sharp for the sign", "♯เที่ยวท้องถิ่น"),
                Arguments.of("a number behind", "#เที่ยวท้องถิ่น๒๕๖๘"),
                Arguments.of("cut short", "#เที่ยวท้อง"),
                Arguments.of("a full stop inside", "#เที่ยว.ท้องถิ่น"),
                Arguments.of("without its tone", "#เทียวท้องถิน"),
                Arguments.of("nothing", ""),
                Arguments.of("only signs", "### #"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherTags")
    void what_is_another_tag_is_missing(String how, String text) {
        var check = HashtagCheck.of(text, ALL);
        assertThat(check.found()).isEmpty();
        assertThat(check.missing()).isEqualTo(ALL);
    }

    @Test
    void a_tag_glued_to_the_next_word_is_missing_and_shown() {
        var check = HashtagCheck.of("#ของดีบ้านเราอร่อยมาก #เที่ยวท้องถิ่นลำพูน", ALL);
        assertThat(check.found()).isEmpty();
        assertThat(check.glued()).containsExactly("#เที่ยวท้องถิ่นลำพูน", "#ของดีบ้านเราอร่อยมาก");
    }

    @Test
    void signs_of_repetition_and_abbreviation_belong_to_the_word_and_so_to_the_tag() {
        assertThat(HashtagCheck.of("#ของดีบ้านเราๆ #เที่ยวท้องถิ่นฯ", ALL).glued())
                .containsExactlyInAnyOrder("#ของดีบ้านเราๆ", "#เที่ยวท้องถิ่นฯ");
        assertThat(HashtagCheck.of("#ของดีบ้านเรา ๆ #เที่ยวท้องถิ่น ฯลฯ", ALL).glued())
                .isEmpty();
    }

    @Test
    void latin_letters_may_be_large_small_or_full_width() {
        var required = List.of("#AmazingThailand");
        for (var text : List.of("#amazingthailand", "#AMAZINGTHAILAND", "#ＡｍａｚｉｎｇＴｈａｉｌａｎｄ")) {
            assertThat(HashtagCheck.of(text, required).found()).isEqualTo(required);
        }
    }

    @Test
    void a_district_whose_name_begins_like_another_is_not_taken_for_it() {
        assertThat(HashtagCheck.of("#อำเภอเมืองลำพูน", List.of("#อำเภอเมือง")).found())
                .isEmpty();
    }

    /** Whatever stands around the tags, in whatever order and spelling: those there are found, the others are missing. */
    @Test
    void any_mixture_of_tags_and_noise_is_told_right() {
        var random = new Random(878);
        var noise = List.of(" ", "\n", "ไป", "😀", ". ", "，", "\u200B ", "# ", "#อื่นๆ ", "http://a.th/x ", "\uFEFF");
        for (var round = 0; round < 5_000; round++) {
            var there = new ArrayList<>(
                    ALL.stream().filter(tag -> random.nextBoolean()).toList());
            Collections.shuffle(there, random);
            var text = new StringBuilder();
            for (var tag : there) {
                text.append(noise.get(random.nextInt(noise.size())))
                        .append(spelled(tag, random))
                        .append(random.nextBoolean() ? " " : ", ");
            }
            var check = HashtagCheck.of(text.toString(), ALL);
            assertThat(check.found()).as(text.toString()).containsExactlyInAnyOrderElementsOf(there);
            assertThat(check.missing()).hasSize(ALL.size() - there.size());
            assertThat(check.complete()).isEqualTo(there.size() == ALL.size());
        }
    }

    private static String spelled(String tag, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Normalizer.normalize(tag, Normalizer.Form.NFKD);
            case 1 -> tag.replace("#", "＃");
            case 2 -> tag.substring(0, 4) + "\u200B" + tag.substring(4);
            case 3 -> tag.replaceAll("([\u0E34-\u0E39])([\u0E48-\u0E4B])", "$2$1");
            default -> tag;
        };
    }
}
