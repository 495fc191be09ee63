package th.localpolicy.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class XlsxReadingTest {

    private static final String HEADER =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ชื่อ</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>ค่า</t></is></c></row>";

    @Test
    void words_numbers_dates_and_truth_are_told_apart() {
        var read = Sheets.xlsx(Sheets.xlsxOf(HEADER
                + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>ก</v></c><c r=\"B2\"><v>0.30000000000000004</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>45681</v></c><c r=\"B5\" s=\"2\"><v>45681.5</v></c></row>"
                + "<row r=\"6\"><c r=\"A6\" t=\"b\"><v>1</v></c><c r=\"B6\" s=\"3\"><v>1.5E3</v></c></row>"));
        assertThat(read.row(0))
                .containsExactly(new Cell.Words("ก"), new Cell.Figure(new BigDecimal("0.300000000000000")));
        assertThat(read.row(1))
                .containsExactly(
                        new Cell.Moment(LocalDate.of(2025, 1, 24).atStartOfDay()),
                        new Cell.Moment(LocalDate.of(2025, 1, 24).atTime(12, 0)));
        assertThat(((Cell.Figure) read.row(2).get(1)).value()).isEqualByComparingTo("1500");
        assertThat(read.steps()).extracting(step -> ((Step.Row<?>) step).line()).containsExactly(2L, 5L, 6L);
    }

    @Test
    void empty_cells_left_out_keep_the_others_in_their_columns() {
        var read = Sheets.xlsx(Sheets.xlsxOf(HEADER + "<row r=\"2\"><c r=\"B2\"><v>7</v></c></row><row r=\"3\"/>"));
        assertThat(read.row(0)).containsExactly(Cell.EMPTY, new Cell.Figure(new BigDecimal("7")));
        assertThat(read.steps()).hasSize(1);
    }

    @Test
    void a_formula_an_error_and_a_number_that_is_none_are_told_by_cell() {
        var read = Sheets.xlsx(Sheets.xlsxOf(HEADER
                + "<row r=\"2\"><c r=\"A2\"><f>1+1</f><v>2</v></c><c r=\"B2\" t=\"e\"><v>#DIV/0!</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\"><v>NaN</v></c><c r=\"B3\"><v>1e400</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>1e999999999</v></c><c r=\"B4\" s=\"1\"><v>99999999</v></c></row>"));
        assertThat(read.row(0))
                .containsExactly(
                        new Cell.Unusable(Faults.FORMULA), new Cell.Unusable(Faults.ERROR_VALUE.with("#DIV/0!")));
        assertThat(read.row(1))
                .containsExactly(new Cell.Unusable(Faults.NO_NUMBER), new Cell.Unusable(Faults.NO_NUMBER));
        assertThat(read.row(2)).containsExactly(new Cell.Unusable(Faults.NO_NUMBER), new Cell.Unusable(Faults.NO_DATE));
    }

    @Test
    void shared_texts_are_read_without_the_readings_over_them() {
        var shared = "<sst><si><t>ชื่อ</t></si><si><r><t>เท</t></r><r><t>พ</t></r><rPh><t>x</t></rPh></si></sst>";
        var rows = "<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row>";
        var read = Sheets.xlsx(Sheets.xlsxOf(rows, Map.of("xl/sharedStrings.xml", shared)));
        assertThat(read.header()).containsExactly("ชื่อ");
        assertThat(read.row(0)).containsExactly(new Cell.Words("เทพ"));
    }

    @Test
    void a_zip_bomb_is_refused_long_before_it_is_inflated() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var sheet = Sheets.xlsxOf(HEADER);
            try (var in = new ZipInputStream(new ByteArrayInputStream(sheet))) {
                for (ZipEntry part; (part = in.getNextEntry()) != null; ) {
                    if (!part.getName().endsWith("sheet1.xml")) {
                        zip.putNextEntry(new ZipEntry(part.getName()));
                        in.transferTo(zip);
                    }
                }
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(("<worksheet><sheetData>" + HEADER + "<row><c t=\"inlineStr\"><is><t>")
                    .getBytes(StandardCharsets.UTF_8));
            var zeros = new byte[1 << 20];
            Arrays.fill(zeros, (byte) 'A');
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
            zip.write("</t></is></c></row></sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
        }
        var read = Sheets.xlsx(out.toByteArray());
        assertThat(out.size()).isLessThan(1 << 20);
        assertThat(read.steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Broken.class, broken -> assertThat(broken.why()).isEqualTo(Faults.ZIP_BOMB));
    }

    @Test
    void a_bomb_in_the_shared_texts_and_too_many_parts_are_refused() {
        var shared = "<sst><si><t>" + "A".repeat(5 << 20) + "</t></si></sst>";
        assertThat(Sheets.xlsx(Sheets.xlsxOf(HEADER, Map.of("xl/sharedStrings.xml", shared)))
                        .refusal())
                .contains("inflates");
        var limits = new SheetLimits(10, 10, 100, 3, 1 << 20, 100);
        assertThat(Sheets.read(SheetFormat.XLSX, Sheets.xlsxOf(HEADER), null, limits)
                        .refusal())
                .contains("inflates");
    }

    @Test
    void no_document_type_is_read() {
        var bomb = "<!DOCTYPE sst [<!ENTITY a \"AAAA\"><!ENTITY b SYSTEM \"file:///etc/hostname\">]>"
                + "<sst><si><t>&b;&a;</t></si></sst>";
        assertThat(Sheets.xlsx(Sheets.xlsxOf(HEADER, Map.of("xl/sharedStrings.xml", bomb)))
                        .refusal())
                .contains("cannot be read as XLSX");
    }

    @Test
    void a_file_cut_in_the_middle_an_old_xls_and_no_sheet_at_all_are_refused() {
        var whole = Sheets.xlsxOf(HEADER);
        assertThat(Sheets.xlsx(Arrays.copyOf(whole, whole.length / 2)).refusal())
                .contains("cut off");
        assertThat(Sheets.xlsx(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})
                        .refusal())
                .contains("old .xls");
        assertThat(Sheets.xlsx("a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).refusal())
                .contains("XLSX");
        assertThat(Sheets.xlsx(Sheets.xlsxOf("")).refusal()).contains("no header");
        assertThat(Sheets.xlsx(Sheets.xlsxOf(HEADER + "<row><c><v>1")).steps())
                .singleElement()
                .isInstanceOf(Step.Broken.class);
    }

    @Test
    void a_cell_far_to_the_right_is_refused_without_making_room_for_it() {
        var read = Sheets.xlsx(Sheets.xlsxOf(HEADER + "<row r=\"2\"><c r=\"ZZZZZZZ2\"><v>1</v></c></row>"));
        assertThat(read.steps()).singleElement().isInstanceOf(Step.Broken.class);
    }
}
