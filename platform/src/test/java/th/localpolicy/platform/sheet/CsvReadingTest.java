package th.localpolicy.platform.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvReadingTest {

    private static final String THAI = "รหัส,ชื่อ\nD3604,เทพสถิต\nD3601,เมืองชัยภูมิ\n";

    @Test
    void a_csv_is_read_with_and_without_a_byte_order_mark() {
        for (var text : new String[] {THAI, "\uFEFF" + THAI}) {
            var read = Sheets.csv(text);
            assertThat(read.header()).containsExactly("รหัส", "ชื่อ");
            assertThat(read.row(0)).containsExactly(new Cell.Words("D3604"), new Cell.Words("เทพสถิต"));
            assertThat(read.steps()).hasSize(2);
            assertThat(read.remarked()).isFalse();
        }
    }

    @Test
    void lines_are_counted_as_an_editor_shows_them() {
        var read = Sheets.csv("a,b\r\n\r\n\"1\r\n2\",x\r\n,\r\n3,y\r\n");
        assertThat(read.steps()).extracting(step -> ((Step.Row<?>) step).line()).containsExactly(3L, 6L);
        assertThat(read.row(0)).containsExactly(new Cell.Words("1\n2"), new Cell.Words("x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ","})
    void fields_are_parted_by_what_parts_the_header(String separator) {
        var read = Sheets.csv("a,b,c\n1,2,3\n".replace(",", separator));
        assertThat(read.header()).containsExactly("a", "b", "c");
        assertThat(read.row(0)).hasSize(3);
    }

    @Test
    void windows_874_is_recognised_and_told() {
        var read = Sheets.csv(THAI.getBytes(Sheets.WINDOWS_874), null);
        assertThat(read.row(1)).containsExactly(new Cell.Words("D3601"), new Cell.Words("เมืองชัยภูมิ"));
        assertThat(read.remarked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-874", "TIS-620", "tis620", "ISO-8859-11"})
    void windows_874_is_read_when_it_is_declared(String name) {
        var read = Sheets.csv(THAI.getBytes(Sheets.WINDOWS_874), name);
        assertThat(read.header()).containsExactly("รหัส", "ชื่อ");
        assertThat(read.remarked()).isFalse();
    }

    @Test
    void a_charset_that_is_not_the_declared_one_is_refused_with_its_line() {
        var read = Sheets.csv(("code,name\n1,x\n2,ชื่อ\n").getBytes(Sheets.WINDOWS_874), "UTF-8");
        assertThat(read.refusal()).contains("line 3").contains("not UTF-8");
        assertThat(Sheets.csv(THAI.getBytes(StandardCharsets.UTF_8), "shift_jis")
                        .refusal())
                .contains("charset");
    }

    @Test
    void utf_8_with_a_damaged_byte_is_not_taken_for_windows_874() {
        var bytes = "รหัส,ชื่อ\nD3604,ขอนแก่นขอนแก่น\nD3601,ฟ\n".getBytes(StandardCharsets.UTF_8);
        bytes["รหัส,ชื่อ\nD3604,".getBytes(StandardCharsets.UTF_8).length + 3] = (byte) 0xFF;
        assertThat(Sheets.csv(bytes, null).refusal()).contains("line 2").contains("neither");
    }

    @Test
    void utf_16_is_refused() {
        assertThat(Sheets.csv(THAI.getBytes(StandardCharsets.UTF_16), null).refused())
                .isPresent();
        assertThat(Sheets.csv(THAI.getBytes(StandardCharsets.UTF_16LE), null).refusal())
                .contains("line");
        assertThat(Sheets.csv("a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE), null)
                        .refusal())
                .contains("UTF-16");
    }

    @Test
    void a_file_that_ends_in_a_quoted_field_is_refused_with_the_line_the_field_begins_on() {
        assertThat(Sheets.csv("a,b\n1,x\n2,\"cut\nin the mid").refusal())
                .contains("line 3")
                .contains("cut off");
    }

    @Test
    void a_file_that_ends_in_a_character_is_refused() {
        var bytes = THAI.strip().getBytes(StandardCharsets.UTF_8);
        assertThat(Sheets.csv(Arrays.copyOf(bytes, bytes.length - 1), null).refusal())
                .contains("line 3")
                .contains("middle of a character");
    }

    @Test
    void a_row_that_ends_early_or_late_is_told_with_its_line_and_the_others_are_read() {
        var read = Sheets.csv("a,b,c\n1,2,3\n1,2,3,4\n1,2,3,,\n1,2");
        assertThat(read.steps().get(1))
                .isInstanceOf(Step.BadRow.class)
                .extracting(step -> ((Step.BadRow<?>) step).line())
                .isEqualTo(3L);
        assertThat(read.row(2)).hasSize(3);
        assertThat(((Step.BadRow<?>) read.steps().get(3)).why().en()).contains("cut off");
    }

    @Test
    void quotes_that_are_no_csv_end_the_reading_with_their_line() {
        var read = Sheets.csv("a,b\n1,2\n\"x\"y,2\n3,4\n");
        assertThat(read.steps()).hasSize(2);
        assertThat(((Step.Broken<?>) read.steps().get(1)).line()).isEqualTo(3);
    }

    @Test
    void what_is_too_long_or_too_wide_is_refused() {
        var limits = new SheetLimits(2, 3, 20, 10, 1 << 20, 100);
        var rows = Sheets.read(SheetFormat.CSV, "a\n1\n2\n3\n4\n".getBytes(StandardCharsets.UTF_8), null, limits);
        assertThat(rows.steps()).hasSize(3);
        assertThat(((Step.Broken<?>) rows.steps().get(2)).line()).isEqualTo(4);
        var wide = Sheets.read(SheetFormat.CSV, "a\n1,2,3,4\n".getBytes(StandardCharsets.UTF_8), null, limits);
        assertThat(((Step.Broken<?>) wide.steps().getFirst()).why().en()).contains("columns");
        var cell = ("a\n" + "x".repeat(21) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(((Step.Broken<?>) Sheets.read(SheetFormat.CSV, cell, null, limits)
                                .steps()
                                .getFirst())
                        .why()
                        .en())
                .contains("longer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", ",,\n"})
    void a_file_without_a_header_is_refused(String text) {
        assertThat(Sheets.csv(text).refusal()).contains("no header");
    }

    @Test
    void the_same_column_twice_is_refused() {
        assertThat(Sheets.csv("ชื่อ,รหัส,ชื่อ\n").refusal()).contains("twice");
    }
}
