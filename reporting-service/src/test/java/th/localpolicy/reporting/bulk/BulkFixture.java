package th.localpolicy.reporting.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import th.localpolicy.reporting.submission.ReportsFixture;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;

/** Files as officers send them. */
abstract class BulkFixture extends ReportsFixture {

    static final String CSV = "text/csv";
    static final String NDJSON = "application/x-ndjson";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String BULK = "/api/v1/submissions/bulk";
    static final String IMPORT = "/api/v1/imports/submissions";

    static RequestSpecification as(String office, String... roles) {
        // Or a charset would be put behind text/csv that nobody asked for.
        return given().config(RestAssured.config()
                        .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .auth()
                .oauth2(Tokens.of(office, roles))
                .header("Accept-Language", "en");
    }

    ValidatableResponse csv(String office, String text) {
        return send(office, CSV, text.getBytes(StandardCharsets.UTF_8));
    }

    ValidatableResponse send(String office, String type, byte[] file) {
        return as(office, "officer")
                .header("Content-Type", type)
                .queryParam("directive", directive)
                .queryParam("period", "2025-01")
                .body(file)
                .post(BULK)
                .then();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An XLSX whose one sheet holds these rows, written as XML; texts stand in the cells themselves. */
    static byte[] xlsx(String rows) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("_rels/.rels", """
                <Relationships><Relationship Id="rId1" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        parts.put("xl/workbook.xml", """
                <workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        parts.put("xl/_rels/workbook.xml.rels", """
                <Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        return zip(parts);
    }

    static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(utf8(part.getValue()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    static String row(String... cells) {
        var row = new StringBuilder("<row>");
        for (var cell : cells) {
            row.append(cell.startsWith("<") ? cell : "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>");
        }
        return row.append("</row>").toString();
    }
}
