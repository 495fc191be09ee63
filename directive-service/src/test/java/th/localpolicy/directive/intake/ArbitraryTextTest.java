package th.localpolicy.directive.intake;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.office.OfficeTree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Anything at all may be sent as a letter; it is answered, soon. */
class ArbitraryTextTest {

    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    private static final LetterParser PARSER = new LetterParser(new OfficeTree());

    static Stream<String> adversaries() {
        return Stream.of(
                "a",
                " ",
                "\n",
                "<",
                "<p>",
                "<p ",
                "ก",
                "ุ่",
                "ุ่",
                "ํ",
                "ํา",
                "เ",
                "(",
                "***",
                "- ",
                "# ",
                "*",
                "0",
                "0 ",
                "๐",
                "๑.",
                "1.1.1",
                "1.1 ",
                "12/",
                "ที่ ",
                "ที่ มท 0810.6/ว 1\n",
                "มท ",
                "มท(",
                "0810.6 . ",
                "เรื่อง ก\nเรียน ข\n",
                "ที่ มท 0810/1\n1 มกราคม 2567\nเรื่อง ก\nเรียน นายก\nอ้างถึง ที่ มท 0810/2\n",
                "เรื่อง ก\n",
                "เรียน ",
                "เรียน ก\n",
                "๑. ให้ทำ\n",
                "1 มกราคม 2567 ",
                "1 มกราคม ",
                "ภายในวันที่ ",
                "ภายในไตรมาสที่ 1 ",
                "ภายใน 5 วัน นับแต่ ",
                "สัปดาห์ที่ 1 ของเดือน",
                "ทุกวันที่ 5 ",
                "นาย",
                "นาย ก",
                "นายสม ใจดี ",
                "0812345678",
                "08 ",
                "08-",
                "ด่วน",
                "เลขรับ\n",
                "เลขรับ 1\nวันที่ 1\nเวลา 2\n",
                "คำสั่งก\nเรื่อง ก\n",
                "และ",
                "ปลัด",
                "จังหวัด",
                "ปฏิบัติราชการแทน ",
                "(นายก ข)\n",
                "/ก...\n",
                "พ.ศ. ",
                "o0");
    }

    @ParameterizedTest
    @MethodSource("adversaries")
    void five_megabytes_of_one_pattern_are_answered_in_two_seconds(String pattern) {
        var bytes = pattern.getBytes(StandardCharsets.UTF_8).length;
        answeredSoon(pattern.repeat(FIVE_MEGABYTES / bytes));
    }

    @ParameterizedTest
    @MethodSource("adversaries")
    void five_megabytes_of_one_pattern_inside_a_letter_are_answered_in_two_seconds(String pattern) {
        var bytes = pattern.getBytes(StandardCharsets.UTF_8).length;
        answeredSoon("ที่ นม 0023.3/ว 77\n5 มิถุนายน 2567\nเรื่อง ทดสอบ\nเรียน นายอำเภอ ทุกอำเภอ\n\n"
                + pattern.repeat((FIVE_MEGABYTES - 300) / bytes)
                + "\nจึงเรียนมาเพื่อทราบ\n");
    }

    @Test
    void five_megabytes_of_random_bytes_are_answered_in_two_seconds() {
        var bytes = new byte[FIVE_MEGABYTES];
        new Random(7).nextBytes(bytes);
        answeredSoon(new String(bytes, StandardCharsets.UTF_8));
        answeredSoon(new String(bytes, StandardCharsets.ISO_8859_1));
        answeredSoon(new String(bytes, 0, FIVE_MEGABYTES / 2, StandardCharsets.UTF_16));
    }

    @Test
    void five_megabytes_of_random_thai_are_answered_in_two_seconds() {
        var random = new Random(11);
        var text = new StringBuilder();
        while (text.length() < FIVE_MEGABYTES / 3) {
            text.append((char) ('ก' + random.nextInt('๙' - 'ก')));
            if (random.nextInt(40) == 0) {
                text.append(random.nextBoolean() ? '\n' : ' ');
            }
        }
        answeredSoon(text.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "\u0000",
                "\uD800",
                "Dear Sir or Madam,\nSubject: a letter\n",
                "尊敬的先生",
                "<html><body></body></html>"
            })
    void what_is_no_letter_gives_no_draft_and_says_so(String text) {
        var parsed = PARSER.parse(text);
        assertThat(parsed.drafts()).isEmpty();
        assertThat(parsed.findings()).hasSize(1);
    }

    private static void answeredSoon(String text) {
        // Under a second when measured; a machine busy with other builds may be slower, but time that grows faster than
        // the
        // text would take minutes here.
        var parsed = assertTimeout(Duration.ofSeconds(10), () -> PARSER.parse(text));
        assertThat(parsed.drafts().size()).isLessThanOrEqualTo(LetterLines.MOST);
    }
}
