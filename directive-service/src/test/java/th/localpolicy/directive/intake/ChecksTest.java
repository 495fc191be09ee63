package th.localpolicy.directive.intake;

import java.util.List;

import org.junit.jupiter.api.Test;

import th.localpolicy.platform.office.OfficeTree;

import static org.assertj.core.api.Assertions.assertThat;

class ChecksTest {

    private static final LetterParser PARSER = new LetterParser(new OfficeTree());

    private static String letter(String above, String number, String date, String below) {
        return above + "ที่ " + number + "\nศาลากลางจังหวัดสุรินทร์\n" + date
                + "\nเรื่อง ทดสอบ\nเรียน นายอำเภอ ทุกอำเภอ\n" + below
                + "\n\nด้วยจังหวัดสุรินทร์ขอให้ทราบ\n\nจึงเรียนมาเพื่อทราบ\nขอแสดงความนับถือ\n\n";
    }

    private static List<String> fields(String text) {
        return PARSER.parse(text).findings().stream()
                .map(Findings.Finding::field)
                .toList();
    }

    @Test
    void a_sound_letter_gives_no_warning() {
        assertThat(fields(letter("", "สร ๐๐๑๗/ว ๑", "๓ มีนาคม ๒๕๖๘", ""))).isEmpty();
    }

    @Test
    void a_letter_of_a_sunday_is_doubted() {
        var parsed = PARSER.parse(letter("", "สร ๐๐๑๗/ว ๑", "๒ มีนาคม ๒๕๖๘", ""));
        assertThat(parsed.findings()).extracting(Findings.Finding::field).containsExactly("items[0].issuedOn");
        assertThat(parsed.drafts().getFirst().issuedOn().confidence()).isEqualTo(0.5);
    }

    @Test
    void a_stamp_older_than_its_letter_is_told() {
        var stamp = "อำเภอปราสาท\nเลขรับ ๑๒\nวันที่ ๒๘ ก.พ. ๒๕๖๘\nเวลา ๑๐.๓๐ น.\n\n";
        assertThat(fields(letter(stamp, "สร ๐๐๑๗/ว ๑", "๓ มีนาคม ๒๕๖๘", "")))
                .containsExactly("items[0].receipts[0].receivedOn");
    }

    @Test
    void letters_of_no_province_are_read_as_those_of_the_province_that_is_named() {
        var parsed = PARSER.parse(letter("", "ลร ๐๐๑๗/ว ๑", "๓ มีนาคม ๒๕๖๘", ""));
        assertThat(parsed.drafts().getFirst().number().value()).isEqualTo("สร 0017/ว 1");
        assertThat(parsed.drafts().getFirst().number().confidence()).isLessThan(0.7);
        assertThat(parsed.findings()).extracting(Findings.Finding::field).containsExactly("items[0].number");
    }

    @Test
    void a_number_cited_otherwise_in_the_same_file_is_told() {
        var file = letter("", "สร ๐๐๑๗/ว ๔๑๕", "๓ มีนาคม ๒๕๖๘", "")
                + letter(
                        "",
                        "สร ๐๐๑๘/๙",
                        "๗ มีนาคม ๒๕๖๘",
                        "อ้างถึง หนังสือจังหวัด ที่ สร ๐๐๑๗/ว ๔๑๙ ลงวันที่ ๓ มีนาคม ๒๕๖๘");
        assertThat(fields(file)).containsExactly("items[0].number");
    }

    @Test
    void numbers_that_fall_while_dates_rise_are_told() {
        var file = letter("", "สร ๐๐๑๗/ว ๔๑๕", "๓ มีนาคม ๒๕๖๘", "") + letter("", "สร ๐๐๑๗/ว ๓๐๐", "๗ มีนาคม ๒๕๖๘", "");
        assertThat(PARSER.parse(file).drafts()).hasSize(2);
        assertThat(fields(file)).containsExactly("items[1].number");
    }
}
