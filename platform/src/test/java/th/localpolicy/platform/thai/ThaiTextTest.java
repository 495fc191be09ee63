package th.localpolicy.platform.thai;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ThaiTextTest {

    /** What a keyboard, a PDF or a phone may put beside Thai letters. */
    private static final String STRANGE =
            "\u200B\u200C\u200D\u2060\uFEFF\u00AD\u00A0\u3000\u2028\u0085\t\n e\u0301\u0327A\u030A";

    @ParameterizedTest
    @CsvSource({
        "\u0E19\u0E4D\u0E32, \u0E19\u0E33", // น ํ า
        "\u0E19\u0E49\u0E4D\u0E32, \u0E19\u0E49\u0E33", // น้ ํ า
        "\u0E19\u0E4D\u0E49\u0E32, \u0E19\u0E49\u0E33", // the tone in between
        "\u0E19\u0E33\u0E49, \u0E19\u0E49\u0E33", // the tone behind
        "\u0E19\u0E4D\u200B\u0E32, \u0E19\u0E33" // something invisible in between
    })
    void a_sara_am_taken_apart_is_one_letter_again(String apart, String joined) {
        assertThat(ThaiText.normalise(apart)).isEqualTo(joined);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u200C", "\u200D", "\u200E", "\u2060", "\uFEFF", "\u00AD", "\u202A"})
    void what_nobody_can_see_is_removed(String invisible) {
        assertThat(ThaiText.normalise(invisible + "บ้าน" + invisible + "เขว้า" + invisible))
                .isEqualTo("บ้านเขว้า");
    }

    @ParameterizedTest
    @CsvSource({
        "\u0E17\u0E48\u0E35, \u0E17\u0E35\u0E48", // ท ่ ี
        "\u0E1B\u0E39\u0E48, \u0E1B\u0E39\u0E48", // ปู่ is right as it is
        "\u0E1B\u0E48\u0E39, \u0E1B\u0E39\u0E48", // ป ่ ู
        "\u0E27\u0E49\u0E31\u0E19, \u0E27\u0E31\u0E49\u0E19", // ว ้ ั น
        "\u0E01\u0E48\u0E49\u0E35, \u0E01\u0E35\u0E48\u0E49" // two tones before the vowel
    })
    void marks_stand_in_the_order_in_which_they_are_written(String typed, String right) {
        assertThat(ThaiText.normalise(typed)).isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({
        "\u0E40\u0E40\u0E1E\u0E23\u0E48, แพร่", // เ เ พ ร ่
        "\u0E17\u0E35\u0E35\u0E48\u0E48, ที่",
        "\u0E17\u0E35\u0E48\u0E35, ที่"
    })
    void a_doubled_vowel_or_mark_is_a_slip_of_the_keyboard(String typed, String right) {
        assertThat(ThaiText.normalise(typed)).isEqualTo(right);
    }

    @Test
    void every_kind_of_space_is_one_space_and_none_stands_at_the_ends() {
        assertThat(ThaiText.normalise("\u00A0 ผ้าไหม\u00A0\u3000\t มัดหมี่ \n")).isEqualTo("ผ้าไหม มัดหมี่");
    }

    @Test
    void repetition_and_abbreviation_signs_and_correct_text_stay_as_they_are() {
        var letter = "กรุงเทพฯ เก่าๆ ฯลฯ #เที่ยวท้องถิ่น น้ำตก ปี ๒๕๖๘ Café (ก.พ.)";
        assertThat(ThaiText.normalise(letter)).isEqualTo(letter);
    }

    @Test
    void latin_letters_are_composed_even_around_something_invisible() {
        assertThat(ThaiText.normalise("Cafe\u200B\u0301")).isEqualTo("Caf\u00E9");
    }

    @Test
    void doing_it_twice_changes_nothing_more() {
        var random = new Random(2568);
        for (var i = 0; i < 30_000; i++) {
            var text = random(random, 1 + random.nextInt(12));
            var once = ThaiText.normalise(text);
            assertThat(ThaiText.normalise(once)).as("%s", hex(text)).isEqualTo(once);
        }
    }

    @Test
    @Timeout(5)
    void a_long_text_of_marks_alone_takes_no_longer_than_another() {
        var random = new Random(2570);
        for (var i = 0; i < 20; i++) {
            assertThat(ThaiText.normalise(random(random, 5_000))).isNotEmpty();
        }
        assertThat(ThaiText.normalise("\u0E33\u0E48\u0E33\u0E49".repeat(5_000))).isNotEmpty();
        assertThat(ThaiText.normalise("\u0E48\u0E35\u0E49\u0E34".repeat(5_000))).isNotEmpty();
        assertThat(ThaiText.normalise("\u0E4D\u0E48\u0E49".repeat(5_000))).isNotEmpty();
    }

    @Test
    void the_lines_of_a_text_stay_and_doing_it_twice_changes_nothing_more() {
        assertThat(ThaiText.normaliseLines("\r\n หนึ่ง \r\nสอง\u200B\n\nสาม\n")).isEqualTo("หนึ่ง\nสอง\n\nสาม");
        var random = new Random(2569);
        for (var i = 0; i < 20_000; i++) {
            var once = ThaiText.normaliseLines(random(random, 1 + random.nextInt(12)));
            assertThat(ThaiText.normaliseLines(once)).as("%s", hex(once)).isEqualTo(once);
        }
    }

    @Test
    void thai_digits_are_numbers_too_and_nothing_else_changes() {
        assertThat(ThaiText.foldDigits("๐๑๒๓๔๕๖๗๘๙ ชย ๐๐๒๓.๖/ว ๓๐๕๓ abc 42 😀"))
                .isEqualTo("0123456789 ชย 0023.6/ว 3053 abc 42 😀");
    }

    @Test
    void a_search_finds_a_text_however_it_was_typed() {
        assertThat(ThaiText.searchKey("น\u0E4D\u0E49าตก\u200B OTOP ๕ ดาว"))
                .isEqualTo(ThaiText.searchKey("น้ำตก otop 5 ดาว"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ผ้าไหมมัดหมี่", "Ban Khwao 😀 ๑๒", "น\u0E4Dา"})
    void one_line_of_text_is_taken(String text) {
        assertThat(Pattern.matches(ThaiText.LINE, text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000", "a\nb", "a\rb", "tab\t", "\u001B[31m", "\uD83D", "\uDE00 tail", "a\uD800b", "\u007F"})
    void what_a_database_or_a_log_cannot_hold_is_no_line(String text) {
        assertThat(Pattern.matches(ThaiText.LINE, text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\n\u0000", "\u001B", "\uD83D", "line\n\uDE00"})
    void what_a_database_cannot_hold_is_no_paragraph(String text) {
        assertThat(Pattern.matches(ThaiText.PARAGRAPHS, text)).isFalse();
    }

    @Test
    void paragraphs_may_be_long_without_exhausting_the_stack() {
        assertThat(Pattern.matches(ThaiText.PARAGRAPHS, "ข้อความ\n".repeat(200_000)))
                .isTrue();
        assertThat(Pattern.matches(ThaiText.PARAGRAPHS, "ข้อความ\n".repeat(200_000) + '\0'))
                .isFalse();
        assertThat(Pattern.matches(ThaiText.LINE, "ข้อความ".repeat(200_000))).isTrue();
    }

    /** Thai letters and marks, most of them marks, with something strange now and then. */
    private static String random(Random random, int length) {
        return IntStream.range(0, length)
                .map(i -> switch (random.nextInt(4)) {
                    case 0 -> 0x0E01 + random.nextInt(0x5B);
                    case 1 -> 0x0E30 + random.nextInt(0x1F);
                    case 2 -> 0x0E47 + random.nextInt(8);
                    default -> STRANGE.charAt(random.nextInt(STRANGE.length()));
                })
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String hex(String text) {
        return text.chars().mapToObj(c -> "%04X".formatted(c)).toList().toString();
    }
}
