package th.localpolicy.stack.demo.cascade;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The letter that began the programme, มท 0810.6/ว 12509 of 3 December 2567 (2024), as it is entered, and the letter by which
 * a province passes it on; the model of that is ชย 0023.6/ว 3053. Only facts: numbers, days, who must report when.
 */
final class ProgrammeLetter {
    static final String NUMBER = "มท 0810.6/ว 12509";
    static final String FORM = "soft-power-monthly";

    private static final String SUBJECT = "การขับเคลื่อนนโยบายสำคัญของกระทรวงมหาดไทย ด้านเศรษฐกิจ "
            + "การส่งเสริมการท่องเที่ยวโดยนำอัตลักษณ์ท้องถิ่น (Soft Power) มาเป็นกลไกในการสร้างรายได้ "
            + "เพื่อสร้างความเข้มแข็งของเศรษฐกิจฐานราก";
    private static final String ISSUED_ON = "2024-12-03";
    private static final String FORWARDED_ON = "2024-12-19";

    private ProgrammeLetter() {}

    /** The ministry's letter to all provinces: they report to the department on the 25th of each month. */
    static Map<String, Object> ofTheMinistry() {
        Map<String, Object> letter = new TreeMap<>();
        letter.put("number", NUMBER);
        letter.put("issuedOn", ISSUED_ON);
        letter.put("kind", "EXTERNAL_LETTER");
        letter.put("urgency", "MOST_URGENT");
        letter.put("subject", SUBJECT);
        letter.put("issuer", "MOI");
        letter.put("responsibleUnit", "กรมส่งเสริมการปกครองท้องถิ่น กองพัฒนาและส่งเสริมการบริหารงานท้องถิ่น");
        letter.put("signatory", Map.of("position", "ปลัดกระทรวงมหาดไทย", "capacity", "OWN_TITLE"));
        letter.put("references", List.of(Map.of("number", "มท 0211.6/ว 11303", "issuedOn", "2024-10-24")));
        letter.put("addressees", Map.of("levels", List.of("PROVINCE")));
        letter.put(
                "clauses",
                List.of(
                        clause(
                                "๑",
                                "จัดประชุมชี้แจงอำเภอและองค์กรปกครองส่วนท้องถิ่น และประสานภาคีเครือข่ายในจังหวัด",
                                "PROVINCE"),
                        clause(
                                "๒",
                                "ให้อำเภอสนับสนุนการคัดสรรหรือสร้างสรรค์อัตลักษณ์ท้องถิ่นที่โดดเด่นใน ๔ ด้าน",
                                "DISTRICT"),
                        clause("๓", "ประชาสัมพันธ์ผ่านสื่อสังคมออนไลน์ด้วยแฮชแท็ก ๔ รูปแบบ", "DISTRICT"),
                        reporting(
                                "๔",
                                "รายงานผลการดำเนินงานทุกวันที่ ๒๕ ของเดือน จนถึงเดือนกันยายน ๒๕๖๘",
                                25,
                                "2024-12",
                                "PROVINCE",
                                "DLA")));
        letter.put("closing", "FOR_ACTION");
        letter.put("tags", List.of("soft-power"));
        return letter;
    }

    /** A province's letter to its districts: they report to it on the 20th, from January on. */
    static Map<String, Object> ofTheProvince(String office, String number) {
        Map<String, Object> letter = new TreeMap<>();
        letter.put("number", number);
        letter.put("issuedOn", FORWARDED_ON);
        letter.put("subject", SUBJECT);
        letter.put("addressees", Map.of("levels", List.of("DISTRICT")));
        letter.put(
                "clauses",
                List.of(
                        clause(
                                "๑",
                                "สนับสนุนองค์กรปกครองส่วนท้องถิ่นในการคัดสรรหรือสร้างสรรค์อัตลักษณ์ท้องถิ่น",
                                "DISTRICT"),
                        clause("๒", "ประชาสัมพันธ์ผลการดำเนินงานด้วยแฮชแท็ก ๔ รูปแบบ", "DISTRICT"),
                        reporting(
                                "๓",
                                "รายงานให้จังหวัดทราบทุกวันที่ ๒๐ ของเดือน จนถึงเดือนกันยายน ๒๕๖๘",
                                20,
                                "2025-01",
                                "DISTRICT",
                                office)));
        return letter;
    }

    private static Map<String, Object> clause(String label, String text, String level) {
        Map<String, Object> clause = new TreeMap<>();
        clause.put("label", label);
        clause.put("text", text);
        clause.put("mode", "REQUEST");
        clause.put("levels", List.of(level));
        return clause;
    }

    private static Map<String, Object> reporting(
            String label, String text, int dueDay, String from, String reporter, String recipient) {
        Map<String, Object> clause = clause(label, text, reporter);
        clause.put(
                "reporting",
                Map.of(
                        "form", FORM,
                        "every", "MONTH",
                        "dueDay", dueDay,
                        "from", from,
                        "until", "2025-09",
                        "reporter", reporter,
                        "recipient", recipient));
        return clause;
    }
}
