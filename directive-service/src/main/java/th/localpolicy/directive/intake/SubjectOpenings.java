package th.localpolicy.directive.intake;

import java.util.List;

/**
 * The words with which subjects of official letters open most often. A scan that put one or two characters too many into
 * such an opening is repaired; nothing is ever put in or exchanged, and the words behind the opening stay as printed.
 */
final class SubjectOpenings {

    private static final List<String> OPENINGS = List.of(
            "ขอความร่วมมือ",
            "ขอความอนุเคราะห์",
            "ขอเชิญประชุม",
            "ขอเชิญเข้าร่วม",
            "ขอเชิญอบรม",
            "ขอส่งรายงาน",
            "ขอให้รายงาน",
            "ขอแจ้ง",
            "แจ้งแนวทาง",
            "ซักซ้อมแนวทาง",
            "ซักซ้อมความเข้าใจ",
            "ซักซ้อมการ",
            "กำชับการ",
            "เร่งรัดการ",
            "มาตรการ",
            "แนวทางการ",
            "แนวทางปฏิบัติ",
            "หลักเกณฑ์",
            "การขับเคลื่อน",
            "การดำเนินการ",
            "การดำเนินงาน",
            "การจัดทำ",
            "การจัดสรร",
            "การเบิกจ่าย",
            "การรายงานผล",
            "การติดตาม",
            "การประชุม",
            "การประชาสัมพันธ์",
            "การเตรียมความพร้อม",
            "รายงานผล",
            "สรุปผล",
            "สรุปสาระสำคัญ",
            "สรุปรายงาน",
            "โครงการ",
            "ประกาศ",
            "แต่งตั้ง",
            "ส่งสำเนา",
            "ประชาสัมพันธ์");

    private SubjectOpenings() {}

    /** The subject, with what is too many in its opening left out; itself when it opens well or otherwise. */
    static String withoutExtra(String subject) {
        String best = null;
        var fewest = 3;
        for (var opening : OPENINGS) {
            var most = opening.length() >= 10 ? 2 : opening.length() >= 6 ? 1 : 0;
            var extra = Slips.extraBefore(subject, opening, most);
            if (extra == 0) {
                return subject;
            }
            if (extra > 0 && extra < fewest && isOneRun(subject, opening, extra)) {
                best = opening + subject.substring(opening.length() + extra);
                fewest = extra;
            }
        }
        return best == null ? subject : best;
    }

    /** Dirt stands in one place; letters scattered through a word make another word. */
    private static boolean isOneRun(String scanned, String opening, int extra) {
        var same = 0;
        while (scanned.charAt(same) == opening.charAt(same)) {
            same++;
        }
        return scanned.startsWith(opening.substring(same), same + extra) && same >= 3;
    }
}
