package th.localpolicy.reporting.form;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;

import static org.assertj.core.api.Assertions.assertThat;

/** The monthly form against reports as officers and old sheets send them. */
class FormTest {

    private static final Form FORM =
            new Forms(() -> List.of("soft-power-monthly.v1")).all().getFirst();

    static final String ACTIVITY = """
            {"activities":[{"type":"EVENT","title":"งานประจำปี",%s}]}""";

    private static Outcome<CheckedReport> check(String report) {
        try {
            return FORM.check(ReportJson.MAPPER.readTree(report));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static CheckedReport good(String report) {
        return switch (check(report)) {
            case Outcome.Done<CheckedReport>(CheckedReport done) -> done;
            case Outcome.Refused<CheckedReport>(Refusal refusal) -> throw new AssertionError(refusal.toString());
        };
    }

    private static List<String> faults(String report) {
        return switch (check(report)) {
            case Outcome.Done<CheckedReport> done -> List.of();
            case Outcome.Refused<CheckedReport>(Refusal refusal) ->
                refusal.faults().stream().map(FieldFault::field).toList();
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12500.5",
                "12500.50",
                "\"12500.5\"",
                "\"๑๒๕๐๐.๕๐\"",
                "\"12,500.50\"",
                "1.25005e4",
                "\" 12500.50 \""
            })
    void money_is_kept_with_two_decimals_however_it_was_written(String money) {
        var report = good(ACTIVITY.formatted("\"budget\":" + money));
        assertThat(report.text()).contains("\"budget\":12500.50}");
        assertThat(report.figures()).contains("\"budget\":12500.50,");
        assertThat(report.hash())
                .isEqualTo(good(ACTIVITY.formatted("\"budget\":12500.50")).hash());
    }

    @Test
    void money_is_exact_where_a_binary_fraction_is_not() {
        var report = good("""
                {"activities":[{"type":"EVENT","title":"ก","budget":0.1},{"type":"EVENT","title":"ข","budget":0.2},
                               {"type":"EVENT","title":"ค","budget":9999999999999.99,"income":"0.07"}]}""");
        assertThat(report.figures()).contains("\"budget\":10000000000000.29,", "\"income\":0.07,");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1", "\"-1\"", "\"NaN\"", "\"Infinity\"", "1e400", "1e999999999", "1e-999999999", "0.001", "\"1.005\"",
                "\"สองพัน\"", "\"\"", "true", "[]", "{}", "10000000000000.00", "\"12,50\"", "\"=1+1\"", "\"0x10\"",
                "\"1e3\""
            })
    void what_is_no_amount_of_money_is_refused(String money) {
        assertThat(faults(ACTIVITY.formatted("\"budget\":" + money))).containsExactly("report.activities[0].budget");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "-3", "\"สาม\"", "1e20", "\"๓ คน\"", "\"1 000\"", "2000000000"})
    void what_is_no_number_of_people_is_refused(String people) {
        assertThat(faults(ACTIVITY.formatted("\"participants\":" + people)))
                .containsExactly("report.activities[0].participants");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1250", "1250.0", "\"1250\"", "\"๑๒๕๐\"", "\"1,250\"", "1.25e3"})
    void people_are_a_whole_number_however_it_was_written(String people) {
        assertThat(good(ACTIVITY.formatted("\"participants\":" + people)).text())
                .contains("\"participants\":1250}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2568-01-31", "31/01/2568", "2025-02-30", "2025-1-1", "31 ม.ค. 2568", "2025-01-31T00:00:00Z"})
    void a_day_is_gregorian_iso_and_of_the_calendar(String day) {
        assertThat(faults(ACTIVITY.formatted("\"startsOn\":\"" + day + "\"")))
                .containsExactly("report.activities[0].startsOn");
    }

    @Test
    void thai_digits_in_a_day_are_folded() {
        assertThat(good(ACTIVITY.formatted("\"startsOn\":\"๒๐๒๕-๐๑-๓๑\"")).text())
                .contains("\"startsOn\":\"2025-01-31\"");
    }

    @Test
    void every_fault_is_told_at_once_each_field_once_in_thai_and_english() {
        var refused = check("""
                {"activities":[{"type":"PARTY","budget":-1,"income":"NaN","endsOn":"2568-01-01"},{"type":"EVENT","title":""}],
                 "identities":[{"nameTh":"ผ้าไหม","categories":["FOOD","FOOD"]}],
                 "posts":[{"url":"javascript:alert(1)","platform":"FACEBOOK","publiclyVisible":"yes"}],
                 "sums":{"budget":1},"compilation":{}}
                """);
        assertThat(refused).isInstanceOfSatisfying(Outcome.Refused.class, refusal -> {
            var faults = refusal.refusal().faults();
            assertThat(faults)
                    .extracting(FieldFault::field)
                    .containsExactlyInAnyOrder(
                            "report.activities[0].type",
                            "report.activities[0].title",
                            "report.activities[0].budget",
                            "report.activities[0].income",
                            "report.activities[0].endsOn",
                            "report.activities[1].title",
                            "report.identities[0].categories",
                            "report.posts[0].url",
                            "report.posts[0].publiclyVisible",
                            "report.sums",
                            "report.compilation");
            assertThat(faults).allSatisfy(fault -> {
                assertThat(fault.detail().th()).containsPattern("[ก-๙]");
                assertThat(fault.detail().en()).matches("[\\p{ASCII}]+");
            });
        });
    }

    static Stream<Arguments> contradictions() {
        return Stream.of(
                Arguments.of("{}", "report"),
                Arguments.of("{\"nil\":false}", "report"),
                Arguments.of("{\"activities\":[]}", "report"),
                Arguments.of("{\"reporter\":{\"name\":\"ก\"}}", "report"),
                Arguments.of("{\"nil\":true,\"results\":\"ดี\"}", "report.results"),
                Arguments.of(
                        "{\"nil\":true,\"activities\":[{\"type\":\"EVENT\",\"title\":\"ก\"}]}", "report.activities"),
                Arguments.of("[]", "report"),
                Arguments.of("null", "report"),
                Arguments.of("\"nil\"", "report"),
                Arguments.of(
                        ACTIVITY.formatted("\"startsOn\":\"2025-01-02\",\"endsOn\":\"2025-01-01\""),
                        "report.activities[0].endsOn"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void a_report_says_something_or_that_there_is_nothing(String report, String fault) {
        assertThat(faults(report)).containsExactly(fault);
    }

    @Test
    void nothing_done_this_month_is_a_report() {
        var report = good("{\"nil\":true,\"problems\":\"น้ำท่วม\"}");
        assertThat(report.nil()).isTrue();
        assertThat(report.figures()).contains("\"activities\":0");
    }

    @Test
    void the_reporter_is_taken_out_of_the_report_and_is_in_no_text_of_it() {
        var report = good("""
                {"nil":true,"reporter":{"name":"สมชาย ใจดี","position":"ท้องถิ่นอำเภอ","phone":"081-000-0000"}}""");
        assertThat(report.text()).isEqualTo("{\"nil\":true}");
        assertThat(report.toString()).doesNotContain("สมชาย", "081-000-0000");
        assertThat(report.contact().orElseThrow().phone()).isEqualTo("081-000-0000");
        assertThat(report.contact().orElseThrow().masked().phone()).isEqualTo("***000");
    }

    @Test
    void thai_text_has_one_spelling_and_fields_one_order() {
        var one = good("{\"results\":\"น\u0E4D\u0E32ตก\",\"problems\":null,\"nextMonth\":\"ก\"}");
        var other = good("{\"nextMonth\":\"ก \",\"results\":\" น\u0E33ตก\u200B\"}");
        assertThat(one.hash()).isEqualTo(other.hash());
    }

    @Test
    void figures_are_counted_from_the_report() {
        var report = good("""
                {"identities":[{"nameTh":"ก","categories":["FOOD","PRODUCT"]},{"nameTh":"ข","categories":["FOOD"]}],
                 "posts":[{"url":"https://example.com/1","platform":"FACEBOOK","publiclyVisible":true},
                          {"url":"https://example.com/2","platform":"TIKTOK","publiclyVisible":false}]}""");
        assertThat(report.figures())
                .contains("\"identities\":2", "\"identitiesFood\":2", "\"identitiesProduct\":1", "\"posts\":2")
                .contains("\"postsPublic\":1");
    }

    @Test
    void the_form_lies_in_columns_whose_paths_are_those_of_its_faults() {
        assertThat(FORM.columns())
                .extracting(Column::path)
                .startsWith("nil", "reporter.name")
                .contains("identities[1].categories", "briefing.held", "activities[2].budget", "nextMonth")
                .doesNotContain("compilation", "activities[3].budget");
        var budget = FORM.columns().stream()
                .filter(column -> column.path().equals("activities[0].budget"))
                .findFirst()
                .orElseThrow();
        assertThat(budget.kind()).isEqualTo(Column.Kind.BAHT);
        assertThat(budget.title().th()).isEqualTo("กิจกรรม 1 – งบประมาณ (บาท)");
    }

    private static List<FieldFault> told(String report) {
        return switch (check(report)) {
            case Outcome.Done<CheckedReport> done -> List.of();
            case Outcome.Refused<CheckedReport>(Refusal refusal) ->
                FORM.titled(refusal).faults();
        };
    }

    @Test
    void a_phone_in_thai_digits_is_a_phone() {
        assertThat(good("{\"nil\":true,\"reporter\":{\"phone\":\"๐๘๑-๐๐๐-๐๐๐๐\"}}")
                        .contact()
                        .orElseThrow()
                        .phone())
                .isEqualTo("081-000-0000");
        assertThat(
                        good("{\"posts\":[{\"url\":\"https://example.com/๑\",\"platform\":\"TIKTOK\",\"publiclyVisible\":true}]}")
                                .text())
                .contains("https://example.com/๑");
    }

    @Test
    void a_fault_names_its_field_as_the_form_does_and_says_what_is_expected() {
        var faults = told("""
                {"activities":[{"type":"EVENT","title":"ก"},{"type":"PARTY","title":"ข"}],
                 "identities":[{"nameTh":"ก","categories":["FUN"]}],
                 "reporter":{"phone":"โทรหาฉัน"},
                 "posts":[{"url":"facebook","platform":"TIKTOK","publiclyVisible":"ได้","hashtags":["เที่ยว"]}]}""");
        assertThat(faults)
                .extracting(fault -> fault.field() + " " + fault.detail().th())
                .anyMatch(text ->
                        text.startsWith("report.activities[1].type กิจกรรม 2 – ประเภทกิจกรรม: ต้องเป็นค่าใดค่าหนึ่งใน")
                                && text.contains("การจัดกิจกรรมการท่องเที่ยว (EVENT)"))
                .anyMatch(text -> text.startsWith("report.identities[0].categories[0] อัตลักษณ์ 1 – ด้าน 1: ต้องเป็น"))
                .anyMatch(
                        text -> text.startsWith("report.reporter.phone ผู้รายงาน – โทรศัพท์: ต้องเป็นหมายเลขโทรศัพท์"))
                .anyMatch(text -> text.startsWith("report.posts[0].url โพสต์ 1 – ที่อยู่โพสต์: ต้องเป็นที่อยู่เว็บ"))
                .anyMatch(text -> text.contains("แฮชแท็ก 1: ต้องขึ้นต้นด้วย #"))
                .anyMatch(text -> text.contains("ตั้งค่าเป็นสาธารณะ: ต้องเป็นใช่ (true)"));
        assertThat(faults)
                .filteredOn(fault -> fault.field().equals("report.activities[1].type"))
                .extracting(fault -> fault.detail().en())
                .allMatch(text -> text.startsWith("Activity 2 - Type: must be one of SITE_DEVELOPMENT, "));
    }

    @Test
    void the_title_of_a_field_is_that_of_its_column() {
        for (var column : FORM.columns()) {
            assertThat(FORM.titleOf("report." + column.path()))
                    .isEqualTo(column.title().th());
        }
    }

    @Test
    void a_thousand_reports_are_checked_in_a_second() {
        var report = ACTIVITY.formatted("\"budget\":12500.50,\"participants\":10");
        for (var i = 0; i < 200; i++) {
            good(report);
        }
        var begin = System.nanoTime();
        for (var i = 0; i < 1000; i++) {
            good(report);
        }
        var each = (System.nanoTime() - begin) / 1000 / 1000;
        System.out.println("checking one report: " + each + " µs");
        assertThat(each).isLessThan(1000);
    }
}
