package th.localpolicy.directive.intake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import th.localpolicy.directive.intake.LetterDraft.Citation;
import th.localpolicy.directive.letter.Capacity;
import th.localpolicy.directive.letter.Closing;
import th.localpolicy.directive.letter.Kind;
import th.localpolicy.directive.letter.Mode;
import th.localpolicy.directive.letter.Secrecy;
import th.localpolicy.directive.letter.Urgency;
import th.localpolicy.platform.office.OfficeTree;

import static org.assertj.core.api.Assertions.assertThat;

class LetterParserTest {

    private static final LetterParser PARSER = new LetterParser(new OfficeTree());

    private static LetterDraft one(String text) {
        var drafts = PARSER.parse(text).drafts();
        assertThat(drafts).hasSize(1);
        return drafts.getFirst();
    }

    private static LetterDraft letter(String number, String date, String body) {
        return one(text(number, date, body));
    }

    private static String text(String number, String date, String body) {
        return "ที่ " + number + "\nจังหวัดสุรินทร์\n" + date + "\nเรื่อง ทดสอบ\nเรียน นายอำเภอ ทุกอำเภอ\n\n" + body
                + "\n\nจึงเรียนมาเพื่อทราบ\nขอแสดงความนับถือ\n";
    }

    private static List<String> warnings(String text) {
        return PARSER.parse(text).findings().stream()
                .map(finding -> finding.field() + ": " + finding.detail().en())
                .toList();
    }

    @Test
    void the_head_of_an_external_letter_is_read() {
        var read = one(Letters.EXTERNAL);
        assertThat(read.number().value()).isEqualTo("นม 0023.3/ว 4471");
        assertThat(read.number().raw()).isEqualTo("นม ๐๐๒๓.๓/ว ๔๔๗๑");
        assertThat(read.issuedOn().value()).isEqualTo("2024-06-05");
        assertThat(read.urgency().value()).isEqualTo(Urgency.VERY_URGENT);
        assertThat(read.secrecy().value()).isEqualTo(Secrecy.NORMAL);
        assertThat(read.kind().value()).isEqualTo(Kind.EXTERNAL_LETTER);
        assertThat(read.issuer().value().office()).isEqualTo("P30");
        assertThat(read.subject().value())
                .isEqualTo("การเตรียมความพร้อมรับสถานการณ์ภัยแล้งและการบริหารจัดการน้ำอุปโภคบริโภค ประจำปี พ.ศ. ๒๕๖๗");
        assertThat(read.closing().value()).isEqualTo(Closing.TO_COMPLY);
    }

    @Test
    void addressees_are_split_and_resolved() {
        var addressees = one(Letters.EXTERNAL).addressees();
        assertThat(addressees).hasSize(2);
        assertThat(addressees.get(0).value().levels()).containsExactly("DISTRICT");
        assertThat(addressees.get(1).value().offices()).hasSize(1);
        assertThat(addressees.get(1).value().text()).isEqualTo("นายกองค์การบริหารส่วนจังหวัดนครราชสีมา");
    }

    @Test
    void references_have_number_date_and_urgency() {
        assertThat(one(Letters.EXTERNAL).references())
                .extracting(Reading::value)
                .containsExactly(
                        new Citation("นม 0021/ว 3902", LocalDate.of(2024, 5, 17), Urgency.MOST_URGENT),
                        new Citation("นม 0023.3/871", LocalDate.of(2024, 2, 22), null));
    }

    @Test
    void enclosures_are_counted_and_are_no_clauses() {
        var read = one(Letters.EXTERNAL);
        assertThat(read.enclosures())
                .extracting(enclosure -> enclosure.value().title())
                .containsExactly("แบบสำรวจแหล่งน้ำ", "คู่มือการรายงาน");
        assertThat(read.enclosures().get(1).value().copies()).isEqualTo(2);
        assertThat(read.clauses()).extracting(clause -> clause.value().label()).containsExactly("๑", "๒", "๓");
    }

    @Test
    void clauses_have_their_mode_and_their_time() {
        var clauses = one(Letters.EXTERNAL).clauses();
        assertThat(clauses)
                .extracting(clause -> clause.value().mode())
                .containsExactly(Mode.COOPERATION, Mode.ORDER, Mode.REQUEST);
        assertThat(clauses.get(0).value().deadline().resolved()).isEqualTo("2024-06-28");
        var reporting = clauses.get(2).value().reporting();
        assertThat(reporting.dueDay()).isEqualTo(10);
        assertThat(reporting.from()).isEqualTo(YearMonth.of(2024, 6));
        assertThat(reporting.until()).isEqualTo(YearMonth.of(2024, 12));
    }

    @Test
    void stacked_capacities_end_with_the_post_that_is_signed_for() {
        var signatory = one(Letters.EXTERNAL).signatory().value();
        assertThat(signatory.position()).isEqualTo("ปลัดจังหวัด");
        assertThat(signatory.capacity()).isEqualTo(Capacity.ACTING_FOR);
        assertThat(signatory.onBehalfOf()).isEqualTo("ผู้ว่าราชการจังหวัดนครราชสีมา");
        assertThat(signatory.chain()).hasSize(2);
    }

    @Test
    void no_name_and_no_mobile_number_goes_out() throws Exception {
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        for (var text : List.of(Letters.EXTERNAL, Letters.MEMO)) {
            assertThat(json.writeValueAsString(PARSER.parse(text).drafts()))
                    .doesNotContain("สมหมาย", "ใจกว้าง", "สมหญิง", "สมชาย", "ใจดี", "๑๒๓", "๔๕๖๗");
        }
    }

    @Test
    void a_memorandum_is_read_with_the_letter_its_first_words_name() {
        var read = one(Letters.MEMO);
        assertThat(read.kind().value()).isEqualTo(Kind.MEMORANDUM);
        assertThat(read.number().value()).isEqualTo("มท 0803.2/118");
        assertThat(read.issuedOn().value()).isEqualTo("2025-02-09");
        assertThat(read.issuer().value().office()).isEqualTo("DLA");
        assertThat(read.issuer().value().unit()).isEqualTo("กองคลัง");
        assertThat(read.references().getFirst().value().number()).isEqualTo("มท 0803.2/ว 77");
        assertThat(read.signatory().value().position()).isEqualTo("ผู้อำนวยการกองคลัง");
        assertThat(read.signatory().value().capacity()).isEqualTo(Capacity.OWN_TITLE);
        assertThat(read.clauses().getFirst().value().label()).isNull();
    }

    @Test
    void a_quarter_without_a_year_is_the_next_one_and_days_run_from_their_date() {
        assertThat(one(Letters.MEMO).deadlines())
                .extracting(deadline -> deadline.value().resolved())
                .containsExactlyInAnyOrder(LocalDate.of(2025, 3, 31), LocalDate.of(2025, 4, 16));
    }

    @Test
    void a_stamped_letter_goes_to_an_office_and_is_dated_at_its_end() {
        var read = one(Letters.STAMPED_LETTER);
        assertThat(read.kind().value()).isEqualTo(Kind.STAMPED_LETTER);
        assertThat(read.number().value()).isEqualTo("สธ 0204.01/ว 99");
        assertThat(read.issuedOn().value()).isEqualTo("2025-03-03");
    }

    @ParameterizedTest
    @CsvSource({
        "สร ๐๐๑๗.๒/ว ๑๒,สร 0017.2/ว 12",
        "สร. ๐๐๑๗.๒/ว๑๒,สร 0017.2/ว 12",
        "สร0017.2/ว.00012,สร 0017.2/ว 12",
        "สร ๐๐๑๗. ๒ / ว ๑๒,สร 0017.2/ว 12",
        "สร ๐๐๑๗/ ๖๐,สร 0017/60",
        "ศธ ๐๔๐๐๑/ว ๘๙๐,ศธ 04001/ว 890",
        "กค (กวจ) ๐๔๐๕.๒/ว ๗๘,กค (กวจ) 0405.2/ว 78",
        "สร ๐๖๑๒/๔/๖๗๔,สร 0612/4/674",
        "สลก ๙๖๓/๒๕๕๘,สลก 963/2558",
        "สร ๐o๑๗.๒/ว ๑๒,สร 0017.2/ว 12"
    })
    void a_number_has_one_normal_form(String printed, String normal) {
        assertThat(letter(printed, "๓ มีนาคม ๒๕๖๘", "ขอให้ทราบ").number().value())
                .isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "๓ มีนาคม ๒๕๖๘,2025-03-03", "๓ มี.ค. ๒๕๖๘,2025-03-03", "๓ มีค. ๖๘,2025-03-03", "3 มีนาคม พ.ศ. 2568,2025-03-03",
        "วันที่ ๗ เดือน เมษายน พ.ศ. ๒๕๖๘,2025-04-07", "๖ พฤษจิกายน ๒๕๖๗,2024-11-06", "๒๙ กุมภาพันธ์ ๒๕๖๗,2024-02-29",
                "๑๖ กรกฏาคม ๒๕๖๗,2024-07-16"
    })
    void a_date_is_read_however_it_is_written(String printed, String day) {
        assertThat(letter("สร ๐๐๑๗/๑", printed, "ขอให้ทราบ").issuedOn().value()).isEqualTo(day);
    }

    @Test
    void a_day_that_no_calendar_has_stays_null_with_its_words() {
        var text = text("สร ๐๐๑๗/๑", "๓๑ กุมภาพันธ์ ๒๕๖๘", "ขอให้ทราบ");
        assertThat(one(text).issuedOn()).isEqualTo(new Reading<LocalDate>(null, "๓๑ กุมภาพันธ์ ๒๕๖๘", 0));
        assertThat(warnings(text)).contains("items[0].issuedOn: there is no such date: ๓๑ กุมภาพันธ์ ๒๕๖๘");
    }

    @ParameterizedTest
    @CsvSource({
        "ให้แล้วเสร็จภายในวันศุกร์ที่ ๒๘ มีนาคม ๒๕๖๘,2025-03-28",
        "ภายในไตรมาสที่ ๓ ของปีงบประมาณ พ.ศ. ๒๕๖๘,2025-06-30",
        "ภายในไตรมาสที่ ๑ (เดือนธันวาคม ๒๕๖๘),2025-12-31",
        "ภายในสัปดาห์ที่ ๒ ของเดือนเมษายน พ.ศ. ๒๕๖๘,2025-04-14",
        "ภายใน ๓๐ วัน นับตั้งแต่วันที่ ๑ เมษายน ๒๕๖๘,2025-05-01",
        "ภายในเดือนเมษายน ๒๕๖๘,2025-04-30"
    })
    void a_deadline_keeps_its_words_and_the_day_they_come_to(String words, String day) {
        var deadlines =
                letter("สร ๐๐๑๗/๑", "๓ มีนาคม ๒๕๖๘", "๑. ขอให้รายงาน" + words).deadlines();
        assertThat(deadlines).hasSize(1);
        assertThat(deadlines.getFirst().value().resolved()).isEqualTo(day);
        assertThat(deadlines.getFirst().value().clause()).isEqualTo(1);
        assertThat(words).contains(deadlines.getFirst().value().words());
    }

    @Test
    void days_from_a_receipt_have_no_day_of_their_own() {
        var deadline = letter("สร ๐๐๑๗/๑", "๓ มีนาคม ๒๕๖๘", "ขอให้รายงานภายใน ๑๕ วัน นับแต่วันที่ได้รับหนังสือ")
                .deadlines();
        assertThat(deadline).hasSize(1);
        assertThat(deadline.getFirst().value().withinDays()).isEqualTo(15);
        assertThat(deadline.getFirst().value().resolved()).isNull();
    }
}
