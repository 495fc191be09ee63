package th.localpolicy.platform.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.platform.problem.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SheetWritingTest {

    private record Line(String name, Integer people, BigDecimal baht, LocalDate day, Instant at) {}

    private static final SheetLayout<Line> LAYOUT = SheetLayout.of(
            "รายงาน",
            SheetColumn.text("ชื่อ", 30, Line::name),
            SheetColumn.whole("จำนวนคน", 12, Line::people),
            SheetColumn.decimal("งบประมาณ (บาท)", 16, Line::baht),
            SheetColumn.date("วันที่", 12, Line::day),
            SheetColumn.time("ส่งเมื่อ", 20, Line::at));

    private static final List<Line> LINES = List.of(
            new Line(
                    "น้ำพริก \"แม่\", <ลาบ> & ผ้าไหม",
                    1200,
                    new BigDecimal("-1234567.5"),
                    LocalDate.of(2025, 1, 24),
                    Instant.parse("2025-01-24T17:30:00Z")),
            new Line("=HYPERLINK(\"http://x\")", null, null, null, null),
            new Line("@บรรทัด\nสอง", 0, new BigDecimal("1E+3"), LocalDate.of(1890, 1, 1), null));

    @Test
    void a_csv_opens_in_excel_with_thai_and_runs_no_formula() throws IOException {
        var out = new ByteArrayOutputStream();
        LAYOUT.write(out, SheetFormat.CSV, LINES::forEach);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("""
                \uFEFFชื่อ,จำนวนคน,งบประมาณ (บาท),วันที่,ส่งเมื่อ
                "น้ำพริก ""แม่"", <ลาบ> & ผ้าไหม",1200,-1234567.50,2025-01-24,2025-01-25 00:30:00
                "'=HYPERLINK(""http://x"")",,,,
                "'@บรรทัด
                สอง",0,1000.00,1890-01-01,
                """.replace("\n", "\r\n").replace("บรรทัด\r\n", "บรรทัด\n"));
    }

    @Test
    void an_xlsx_is_read_back_as_it_was_written() throws IOException {
        var out = new ByteArrayOutputStream();
        LAYOUT.write(out, SheetFormat.XLSX, LINES::forEach);
        var read = Sheets.xlsx(out.toByteArray());
        assertThat(read.header()).containsExactly("ชื่อ", "จำนวนคน", "งบประมาณ (บาท)", "วันที่", "ส่งเมื่อ");
        assertThat(read.row(0))
                .containsExactly(
                        new Cell.Words("น้ำพริก \"แม่\", <ลาบ> & ผ้าไหม"),
                        new Cell.Figure(new BigDecimal("1200")),
                        new Cell.Figure(new BigDecimal("-1234567.5")),
                        new Cell.Moment(LocalDate.of(2025, 1, 24).atStartOfDay()),
                        new Cell.Moment(LocalDateTime.of(2025, 1, 25, 0, 30)));
        assertThat(read.row(1).getFirst()).isEqualTo(new Cell.Words("=HYPERLINK(\"http://x\")"));
        assertThat(read.row(2)).contains(new Cell.Figure(new BigDecimal("1000")), new Cell.Words("1890-01-01"));
    }

    @Test
    void a_csv_is_read_back_as_it_was_written() throws IOException {
        var out = new ByteArrayOutputStream();
        LAYOUT.write(out, SheetFormat.CSV, LINES::forEach);
        var read = Sheets.csv(out.toByteArray(), null);
        assertThat(read.row(1).getFirst()).isEqualTo(new Cell.Words("=HYPERLINK(\"http://x\")"));
        assertThat(read.row(2).getFirst()).isEqualTo(new Cell.Words("@บรรทัด\nสอง"));
    }

    @Test
    void a_hundred_thousand_rows_are_written_and_read_in_a_few_megabytes(@TempDir Path folder) throws IOException {
        for (var format : SheetFormat.values()) {
            var file = folder.resolve("rows." + format.suffix());
            var held = new ArrayList<Long>();
            try (var out = Files.newOutputStream(file)) {
                LAYOUT.write(
                        out,
                        format,
                        row -> IntStream.range(0, 100_000).forEach(i -> {
                            row.accept(new Line(
                                    "แถวที่ " + i,
                                    i,
                                    BigDecimal.valueOf(i, 2),
                                    LocalDate.of(2025, 1, 1),
                                    Instant.EPOCH));
                            if (i % 20_000 == 10_000) {
                                held.add(held());
                            }
                        }));
            }
            assertThat(held.getLast() - held.getFirst())
                    .as("bytes held more by " + format)
                    .isLessThan(4 << 20);
            held.clear();
            try (var in = Files.newInputStream(file);
                    var upload = ((Outcome.Done<Upload>) Upload.receive(in, 1 << 30)).value();
                    var reader = ((Outcome.Done<SheetReader>)
                                    SheetReader.open(upload, format, Optional.empty(), SheetLimits.USUAL))
                            .value()) {
                var rows = 0;
                while (reader.next() instanceof Step.Row) {
                    if (++rows % 20_000 == 10_000) {
                        held.add(held());
                    }
                }
                assertThat(rows).isEqualTo(100_000);
            }
            assertThat(held.getLast() - held.getFirst())
                    .as("bytes held more by reading " + format)
                    .isLessThan(4 << 20);
        }
    }

    private static long held() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void a_source_that_fails_leaves_no_whole_file() {
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> LAYOUT.write(out, SheetFormat.XLSX, row -> {
                    row.accept(LINES.getFirst());
                    throw new IOException("the source is gone");
                }))
                .isInstanceOf(IOException.class);
        assertThat(Sheets.xlsx(out.toByteArray()).refused()).isPresent();
    }

    @Test
    void a_reader_that_went_away_ends_the_writing() {
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> LAYOUT.write(gone, SheetFormat.CSV, row -> {
                    for (int i = 0; i < 100_000; i++) {
                        row.accept(LINES.getFirst());
                    }
                }))
                .isInstanceOf(IOException.class);
    }

    @Test
    void the_name_of_the_file_is_thai_where_it_can_be() {
        var answer = SheetAnswer.of(LAYOUT, SheetFormat.XLSX, "reports-2025-01", "รายงาน 2568", row -> {});
        assertThat(answer.getHeaderString("Content-Disposition"))
                .isEqualTo("attachment; filename=\"reports-2025-01.xlsx\"; filename*=UTF-8''"
                        + "%E0%B8%A3%E0%B8%B2%E0%B8%A2%E0%B8%87%E0%B8%B2%E0%B8%99%202568.xlsx");
    }
}
