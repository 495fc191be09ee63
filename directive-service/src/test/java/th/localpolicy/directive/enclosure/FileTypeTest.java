package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What a file is, is told by its bytes; its name is made safe. */
class FileTypeTest {

    @TempDir
    Path directory;

    private Optional<FileType> typeOf(byte[] bytes) throws IOException {
        return FileType.of(Files.write(directory.resolve("file"), bytes));
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                arguments(FileType.PDF, Samples.PDF),
                arguments(FileType.PNG, Samples.bytes(0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0)),
                arguments(FileType.JPEG, Samples.bytes(0xFF, 0xD8, 0xFF, 0xE0)),
                arguments(FileType.TIFF, Samples.bytes('I', 'I', 42, 0)),
                arguments(FileType.TIFF_BIG_ENDIAN, Samples.bytes('M', 'M', 0, 42)),
                arguments(FileType.DOCX, Samples.zip("[Content_Types].xml", "word/document.xml")),
                arguments(
                        FileType.XLSX,
                        Samples.zip("[Content_Types].xml", "xl/workbook.xml", "xl/printerSettings1.bin")),
                arguments(FileType.PPTX, Samples.zip("[Content_Types].xml", "ppt/presentation.xml")),
                arguments(FileType.ODT, Samples.zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml")),
                arguments(
                        FileType.ODS,
                        Samples.zip("mimetype=application/vnd.oasis.opendocument.spreadsheet", "content.xml")),
                arguments(FileType.TEXT, "บันทึก ๑\tab\r\nบรรทัดสอง".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(FileType type, byte[] bytes) throws IOException {
        assertThat(typeOf(bytes)).contains(type);
    }

    static Stream<byte[]> refused() {
        return Stream.of(
                "<!DOCTYPE html><p>x".getBytes(StandardCharsets.UTF_8),
                "<?xml version=\"1.0\"?><svg/>".getBytes(StandardCharsets.UTF_8),
                "  \n<SVG onload=x>".getBytes(StandardCharsets.UTF_8),
                "text <script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                Samples.bytes('M', 'Z', 0x90, 0),
                Samples.bytes(0x7F, 'E', 'L', 'F'),
                Samples.bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1),
                Samples.bytes('G', 'I', 'F', '8', '9', 'a', 0),
                "ข้อความ".getBytes(java.nio.charset.Charset.forName("x-windows-874")),
                Samples.zip("anything.txt"),
                Samples.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
                Samples.zip("[Content_Types].xml", "word/document.xml", "word/activeX/activeX1.xml"),
                Samples.zip("[Content_Types].xml", "word/document.xml", "word/embeddings/oleObject1.bin"),
                Samples.zip("[Content_Types].xml", "xl/workbook.xml", "xl/macrosheets/sheet1.xml"),
                Samples.zip("[Content_Types].xml", "word/document.xml", "../evil.exe"),
                Samples.zip("mimetype=application/vnd.oasis.opendocument.text", "content.xml", "Basic/Standard/a.xml"),
                Samples.zip("mimetype=text/html", "content.xml"),
                Samples.cut(Samples.zip("[Content_Types].xml", "word/document.xml"), 60));
    }

    @ParameterizedTest
    @MethodSource
    void refused(byte[] bytes) throws IOException {
        assertThat(typeOf(bytes)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "แนวทาง ๑.pdf~แนวทาง ๑.pdf",
                "../../etc/passwd~passwd.pdf",
                "C:\\temp\\letter.PDF~letter.PDF",
                "invoice.pdf.exe~invoice.pdf.exe.pdf",
                "a\"b;c<d>.pdf~a b c d.pdf",
                "...~enclosure-3.pdf",
                "''~enclosure-3.pdf"
            })
    void names_are_made_safe(String given, String safe) {
        assertThat(FileName.safe(given, FileType.PDF, 3)).isEqualTo(safe);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x.pdf", "a\u202Efdp.exe", "a\u0000.pdf", "\u2028a.pdf"})
    void control_and_direction_characters_never_come_through(String given) {
        assertThat(FileName.safe(given, FileType.PDF, 1)).matches("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+\\.pdf");
        assertThat(FileName.attachment(FileName.safe(given, FileType.PDF, 1))).matches("[\\x20-\\x7E]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment; filename=\"x.pdf\"|x.pdf",
                "attachment; filename=x.pdf|x.pdf",
                "attachment; filename=\"x.pdf\"; filename*=UTF-8''%E0%B8%81.pdf|ก.pdf",
                "attachment; filename*=utf-8'th'%E0%B8%82.pdf|ข.pdf"
            })
    void a_name_is_read_from_the_header(String header, String name) {
        assertThat(FileName.in(header)).contains(name);
    }
}
