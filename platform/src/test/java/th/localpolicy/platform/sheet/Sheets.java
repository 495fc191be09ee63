package th.localpolicy.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** Small files for the tests, and what reading them comes to. */
final class Sheets {

    static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    private Sheets() {}

    /** What a file comes to: its refusal, or its header and steps up to the end. */
    record Read(Optional<Refusal> refused, List<String> header, List<Step<List<Cell>>> steps, boolean remarked) {

        String refusal() {
            return refused.orElseThrow().faults().getFirst().field() + ": "
                    + refused.orElseThrow().faults().getFirst().detail().en();
        }

        List<Cell> row(int index) {
            return ((Step.Row<List<Cell>>) steps.get(index)).content();
        }
    }

    static Read csv(String text) {
        return read(SheetFormat.CSV, text.getBytes(StandardCharsets.UTF_8), null);
    }

    static Read csv(byte[] bytes, String charset) {
        return read(SheetFormat.CSV, bytes, charset);
    }

    static Read xlsx(byte[] bytes) {
        return read(SheetFormat.XLSX, bytes, null);
    }

    static Read read(SheetFormat format, byte[] bytes, String charset) {
        return read(format, bytes, charset, SheetLimits.USUAL);
    }

    static Read read(SheetFormat format, byte[] bytes, String charset, SheetLimits limits) {
        try (var upload = received(bytes)) {
            return switch (SheetReader.open(upload, format, Optional.ofNullable(charset), limits)) {
                case Outcome.Refused<SheetReader>(Refusal refusal) ->
                    new Read(Optional.of(refusal), List.of(), List.of(), false);
                case Outcome.Done<SheetReader>(SheetReader reader) -> {
                    try (reader) {
                        var steps = new ArrayList<Step<List<Cell>>>();
                        Step<List<Cell>> step;
                        while (!((step = reader.next()) instanceof Step.End)) {
                            steps.add(step);
                        }
                        yield new Read(
                                Optional.empty(),
                                reader.header(),
                                steps,
                                reader.remark().isPresent());
                    }
                }
            };
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Upload received(byte[] bytes) throws IOException {
        return ((Outcome.Done<Upload>) Upload.receive(new ByteArrayInputStream(bytes), 1L << 30)).value();
    }

    /** An XLSX whose one sheet holds these rows, written as XML. */
    static byte[] xlsxOf(String rows) {
        return xlsxOf(rows, Map.of());
    }

    static byte[] xlsxOf(String rows, Map<String, String> otherParts) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
                Target="xl/workbook.xml"/></Relationships>""");
        parts.put("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                <sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        parts.put("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
                Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
                Target="worksheets/sheet1.xml"/></Relationships>""");
        parts.put("xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>
                <numFmt numFmtId="164" formatCode="[$-D07041E]d mmm bbbb"/></numFmts><cellXfs><xf numFmtId="0"/>
                <xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs></styleSheet>""");
        parts.put("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>
                </worksheet>""".formatted(rows));
        parts.putAll(otherParts);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
