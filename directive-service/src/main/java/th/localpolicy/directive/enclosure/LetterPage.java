package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A letter as a page of A4 in Thai, laid out as the regulation has an external letter (clause 11), and behind it the sheet
 * that says how far it has come. It loads nothing: its style is named by its hash, its picture stands in it.
 */
final class LetterPage {

    private static final String STYLE = resource("letter.css");

    /** Nothing but the style above and pictures inside the page. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Map<String, String> URGENCY =
            Map.of("URGENT", "ด่วน", "VERY_URGENT", "ด่วนมาก", "MOST_URGENT", "ด่วนที่สุด");

    private static final Map<String, String> KIND = Map.of(
            "MEMORANDUM", "บันทึกข้อความ",
            "ORDER", "คำสั่ง",
            "REGULATION", "ระเบียบ",
            "RULE", "ข้อบังคับ",
            "ANNOUNCEMENT", "ประกาศ",
            "OFFICIAL_FAX", "โทรสารในราชการ");

    private static final Map<String, String> CLOSING = Map.of(
            "FOR_INFORMATION", "จึงเรียนมาเพื่อโปรดทราบ",
            "FOR_CONSIDERATION", "จึงเรียนมาเพื่อโปรดพิจารณา",
            "FOR_ACTION", "จึงเรียนมาเพื่อโปรดดำเนินการ",
            "TO_COMPLY", "จึงเรียนมาเพื่อทราบและถือปฏิบัติ");

    private static final Map<String, String> CAPACITY = Map.of(
            "ON_BEHALF_OF", "ปฏิบัติราชการแทน",
            "ACTING_FOR", "รักษาราชการแทน",
            "ACTING_IN_POST", "รักษาการแทน");

    private static final Map<String, String> STATUS = Map.of("DRAFT", "ร่าง", "CANCELLED", "ยกเลิก");

    private final LetterContent letter;
    private final LetterContents offices;
    private final JsonNode content;
    private final Html html = new Html();

    LetterPage(LetterContent letter, LetterContents offices) {
        this.letter = letter;
        this.offices = offices;
        this.content = letter.content();
    }

    /** @param qr a PNG */
    String print(byte[] qr, String link, Instant now) {
        html.raw("<!DOCTYPE html>\n<html lang=\"th\"><head><meta charset=\"utf-8\"><title>")
                .text(letter.number())
                .raw("</title><style>")
                .raw(STYLE)
                .raw("</style></head>\n<body>\n<article class=\"letter\">\n");
        head();
        body();
        signature();
        html.raw("</article>\n");
        new ProgressSheet(letter, html).print(qr, link, now);
        return html.raw("</body></html>\n").toString();
    }

    private void head() {
        html.element("p", "mark", STATUS.get(letter.status()));
        html.element("p", "urgency", URGENCY.get(text("urgency")));
        html.element("h1", "kind", KIND.get(text("kind")));
        html.raw("<div class=\"top\">");
        html.element("p", "", "ที่  " + ThaiOfficial.digits(letter.number()));
        html.element("p", "issuer", text("issuerPrinted").isEmpty() ? letter.issuerName() : text("issuerPrinted"));
        html.raw("</div>\n");
        html.element("p", "date", ThaiOfficial.date(text("issuedOn")));
        line("เรื่อง", List.of(text("subject")));
        line(text("kind").equals("STAMPED_LETTER") ? "ถึง" : "เรียน", addressees());
        line("อ้างถึง", references());
        line("สิ่งที่ส่งมาด้วย", numbered(content.path("enclosures"), LetterPage::enclosure));
    }

    private void line(String label, List<String> texts) {
        var shown = texts.stream().filter(text -> !text.isBlank()).toList();
        if (shown.isEmpty()) {
            return;
        }
        html.raw("<div class=\"line\">").element("span", "label", label).raw("<div>");
        shown.forEach(text -> html.element("p", "", text));
        html.raw("</div></div>\n");
    }

    private List<String> addressees() {
        var all = new ArrayList<String>();
        var to = content.path("addressees");
        to.path("written").forEach(line -> all.add(line.path("text").asText()));
        if (all.isEmpty()) {
            var stamped = text("kind").equals("STAMPED_LETTER");
            to.path("levels").forEach(level -> all.add(Salutation.toAll(level.asText(), stamped)));
            to.path("offices").forEach(office -> all.add(Salutation.to(offices.name(office.asText()), stamped)));
        }
        return all;
    }

    private interface Wording {
        String of(JsonNode node);
    }

    private static List<String> numbered(JsonNode list, Wording wording) {
        var all = new ArrayList<String>();
        list.forEach(node -> all.add(wording.of(node)));
        return numbered(all);
    }

    private static List<String> numbered(List<String> texts) {
        return texts.size() < 2
                ? texts
                : IntStream.range(0, texts.size())
                        .mapToObj(i -> ThaiOfficial.digits((i + 1) + ". ") + texts.get(i))
                        .toList();
    }

    /** What the letter cites; the letter that it forwards stands first, whether it says so itself or not. */
    private List<String> references() {
        var all = new ArrayList<String>();
        var forwarded = letter.forwarded();
        if (forwarded != null) {
            all.add(cited(
                    forwarded.issuer(),
                    forwarded.urgency(),
                    forwarded.number(),
                    ThaiOfficial.date(forwarded.issuedOn())));
        }
        content.path("references").forEach(cited -> {
            if (forwarded == null || !cited.path("number").asText("").equals(forwarded.number())) {
                all.add(citation(cited));
            }
        });
        return numbered(all);
    }

    private static String cited(String issuer, String urgency, String number, String day) {
        return ("หนังสือ" + issuer + " " + URGENCY.getOrDefault(urgency, "") + " ที่ " + ThaiOfficial.digits(number)
                        + (day.isEmpty() ? "" : " ลงวันที่ " + day))
                .replace("  ", " ");
    }

    private String citation(JsonNode cited) {
        if (cited.path("number").asText("").isEmpty()) {
            return cited.path("words").asText("");
        }
        return cited(
                "",
                cited.path("urgency").asText(""),
                cited.path("number").asText(),
                ThaiOfficial.date(cited.path("issuedOn").asText("")));
    }

    private static String enclosure(JsonNode enclosure) {
        var copies = enclosure.path("copies");
        return enclosure.path("title").asText("")
                + (copies.isNumber()
                        ? " จำนวน " + ThaiOfficial.number(copies.asLong()) + " "
                                + enclosure.path("unit").asText("ชุด")
                        : "");
    }

    private void body() {
        content.path("clauses").forEach(clause -> {
            html.raw("<div class=\"clause\">");
            var label = clause.path("label").asText("");
            var closed = label.isEmpty() || label.endsWith(")") || label.endsWith(".") ? label : label + ".";
            html.raw("<p>")
                    .text(ThaiOfficial.digits(closed) + (closed.isEmpty() ? "" : " "))
                    .text(clause.path("text").asText(""))
                    .raw("</p>");
            var said = ThaiOfficial.digits(clause.path("text").asText(""));
            due(clause.path("deadline"), said);
            report(clause.path("reporting"), said);
            html.raw("</div>\n");
        });
        content.path("deadlines").forEach(deadline -> due(deadline, ""));
        content.path("reporting").forEach(rule -> report(rule, ""));
        html.element("p", "closing", CLOSING.get(text("closing")));
    }

    /** @param said the clause, in Thai digits: a day that it names is not said twice */
    private void due(JsonNode deadline, String said) {
        var day = deadline.path("resolved").asText("");
        if (!day.isEmpty() && !said.contains(ThaiOfficial.date(day))) {
            html.element("p", "due", "กำหนด " + ThaiOfficial.date(day));
        }
    }

    private void report(JsonNode rule, String said) {
        if (!rule.path("every").asText("").isEmpty() && !ReportWords.standIn(said, rule)) {
            html.element("p", "due", ReportWords.of(rule));
        }
    }

    private void signature() {
        var signatory = content.path("signatory");
        html.raw("<div class=\"signature\">");
        if (text("kind").equals("EXTERNAL_LETTER")) {
            html.element("p", "", "ขอแสดงความนับถือ");
        }
        html.raw("<div class=\"space\"></div>");
        html.element("p", "", signatory.path("position").asText(""));
        var chain = signatory.path("chain");
        if (chain.isEmpty()) {
            html.element("p", "", CAPACITY.get(signatory.path("capacity").asText("")));
            html.element("p", "", signatory.path("onBehalfOf").asText(""));
        }
        chain.forEach(standing -> {
            html.element("p", "", CAPACITY.get(standing.path("capacity").asText("")));
            html.element("p", "", standing.path("onBehalfOf").asText(""));
        });
        html.raw("</div>\n");
        html.element("p", "unit", text("responsibleUnit"));
    }

    private String text(String field) {
        return content.path(field).asText("");
    }

    private static String resource(String name) {
        try (var in = LetterPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
