package th.localpolicy.reporting.bulk;

import java.util.List;

/** The columns of a file beside the form's: whose report it is, how and when it came. By field name or Thai title. */
enum KeyColumn {
    OBLIGATION("obligationId", "รหัสภาระรายงาน"),
    DIRECTIVE("directiveId", "รหัสหนังสือ"),
    FORM("form", "แบบรายงาน"),
    REPORTER("reporter", "รหัสหน่วยงาน"),
    PERIOD("period", "เดือนที่รายงาน"),
    SUBMITTED_AT("submittedAt", "ส่งเมื่อ"),
    ACCEPTED_AT("acceptedAt", "รับรองเมื่อ"),
    RECEIVED_VIA("receivedVia", "ช่องทางที่รับ"),
    RECEIVED_AT("receivedAt", "รับเมื่อ"),
    /** Columns that an export shows and that nobody can set by a file. */
    TOLD(
            "submissionId",
            "รหัสรายงาน",
            "recipient",
            "ผู้รับรายงาน",
            "reporterName",
            "ชื่อหน่วยงาน",
            "dueOn",
            "กำหนดส่ง",
            "status",
            "สถานะ",
            "daysLate",
            "ล่าช้า (วัน)",
            "version",
            "ฉบับที่");

    private final List<String> names;

    KeyColumn(String... names) {
        this.names = List.of(names);
    }

    /** How the column may be headed; the first is its name in the API. */
    List<String> names() {
        return names;
    }
}
