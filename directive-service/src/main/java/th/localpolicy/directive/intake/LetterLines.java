package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import th.localpolicy.directive.letter.LetterNumber;

/**
 * Where one letter stands in a file of several: from its stamps and urgency over its number to the line before the next
 * letter's. A letter shows itself by its subject with an addressee under it, by the heading of an order or announcement, or,
 * when it is stamped and so need have no subject (regulation, clause 14), by ถึง close under its number.
 *
 * @param head the first line that is its own
 * @param subject the line that begins its subject; of a letter without one the line of its addressee
 * @param end the line after its last
 */
record LetterLines(Scan scan, int head, int subject, int end) {

    static final int MOST = 200;

    static final Pattern SUBJECT = Pattern.compile("^เร[ื่ี]{1,2}อง ?[:：]? ?");
    static final Pattern ADDRESSEE = Pattern.compile(
            "^(กราบเรียน(?: ?/ ?เรียน)?|เรียน(?: ?/ ?กราบเรียน)?|ถึง|นมัสการ|เจริญพร|ทูล) ?[:：]? ?(?!รู้|ต่อ|เชิญ|ฟรี|มาเพื่อ)(?=[ก-๎(0-9])");
    static final Pattern REFERENCES = Pattern.compile("^อ้าง ?ถึง ?[:：]? ?");
    static final Pattern ENCLOSURES =
            Pattern.compile("^(?:สิ่งที่ส[่ ]?งมา ?(?:ด้วย|พร้อมนี้)|เอกสารแนบ|สิ่งที่แนบมาด้วย) ?[:：]? ?");
    static final Pattern MEMO = Pattern.compile("^บันทึก ?ข้อความ$");
    static final Pattern UNIT = Pattern.compile("^ส่วน ?ราชการ ?[:：]? ?");
    static final Pattern URGENCY = Pattern.compile("^ด่วน ?(ที่ ?สุด|มาก|ภายใน.{0,80})?(?![ก-๎])");
    static final Pattern FAX = Pattern.compile("^(?:โทรสาร|วิทยุ)(?:ใน)?ราชการ ?");
    static final Pattern SECRECY = Pattern.compile("^ลับ ?(ที่ ?สุด|มาก)?$");
    static final Pattern STAMP = Pattern.compile(
            "^(?:เลข ?(?:ที่ ?)?รับ ?(?:ที่)?|เลข ?ทะเบียน ?รับ(?:ที่)?|รับ ?(?:เลข ?)?ที่|ลงรับที่)(?![ก-๎])");
    static final Pattern STAMP_REST = Pattern.compile("^(?:ลง)?(?:วันที่|เวลา)");
    static final Pattern NUMBER = Pattern.compile(
            "^(?:ด่วน ?(?:ที่ ?สุด|มาก)? ?)?(?:" + LetterNumber.AT + " ?[:：]? ?)?(?=" + LetterNumber.FORM + ")");
    static final Pattern EMPTY_NUMBER = Pattern.compile("^ที่ ?[ก-ฮ]{2,4}\\.? ?(?:[0-9]|/|\\.{2})");
    static final Pattern HEADING = Pattern.compile("^(คำสั่ง|ประกาศ|ระเบียบ|ข้อบังคับ)(?=[ก-ฮเ-ไ])");
    static final Pattern ISSUED_AT_END = Pattern.compile("(?:สั่ง|ประกาศ|ให้ไว้) ?ณ ?วันที่");
    static final Pattern CITED = Pattern.compile("ลงวันที่|ลว\\.");

    static List<LetterLines> in(Scan scan) {
        var heads = new ArrayList<int[]>();
        var free = 0; // lines before this belong to the letter before
        var closed = true; // the letter before has come to its end
        for (var i = 0; i < scan.size() && heads.size() < MOST; i++) {
            closed |= isLetterEnd(scan.line(i).text());
            var stamped = i < free ? -1 : stampedAbove(scan, i, free);
            if (stamped >= 0) {
                heads.add(new int[] {withStamps(scan, stamped, free), i});
                free = i + 1;
                closed = false;
                continue;
            }
            if (!SUBJECT.matcher(scan.line(i).text()).find()) {
                continue;
            }
            var addressee = addresseeBelow(scan, i);
            var heading = addressee < 0 ? headingAbove(scan, i, free) : -1;
            var number = headAbove(scan, i, free);
            if (heading >= 0) {
                heads.add(new int[] {withStamps(scan, heading, free), i});
                free = i + 1;
                closed = false;
            } else if (addressee >= 0 && (number >= 0 || closed)) {
                var top = number >= 0 ? number : headWithoutNumber(scan, i, free);
                heads.add(new int[] {withStamps(scan, top, free), i});
                free = addressee + 1;
                closed = false;
            }
        }
        var letters = new ArrayList<LetterLines>();
        for (var n = 0; n < heads.size(); n++) {
            var end = n + 1 < heads.size() ? heads.get(n + 1)[0] : scan.size();
            letters.add(new LetterLines(scan, heads.get(n)[0], heads.get(n)[1], end));
        }
        return letters;
    }

    /** The first line at or after {@code from} and inside the letter that begins so; −1 when there is none. */
    int find(Pattern pattern, int from) {
        for (var i = from; i < end; i++) {
            if (pattern.matcher(scan.line(i).folded()).find()) {
                return i;
            }
        }
        return -1;
    }

    private static int addresseeBelow(Scan scan, int subject) {
        var i = subject;
        for (var seen = 0; seen < 8; seen++) {
            i = scan.nextText(i + 1);
            if (i >= scan.size() || SUBJECT.matcher(scan.line(i).text()).find()) {
                return -1;
            }
            if (ADDRESSEE.matcher(scan.line(i).folded()).find()) {
                return i;
            }
        }
        return -1;
    }

    private static int headingAbove(Scan scan, int subject, int free) {
        var i = subject;
        for (var seen = 0; seen < 3; seen++) {
            i = scan.previousText(i - 1);
            if (i < free) {
                return -1;
            }
            if (HEADING.matcher(scan.line(i).text()).find()) {
                return i;
            }
        }
        return -1;
    }

    /** The number close above ถึง, where no subject follows it. */
    private static int stampedAbove(Scan scan, int addressee, int free) {
        var line = scan.line(addressee);
        if (!line.text().startsWith("ถึง") || !ADDRESSEE.matcher(line.folded()).find()) {
            return -1;
        }
        var i = addressee;
        for (var seen = 0; seen < 2; seen++) {
            i = scan.previousText(i - 1);
            if (i < free || i < 0) {
                return -1;
            }
            var above = scan.line(i).folded();
            if (NUMBER.matcher(above).find() && !CITED.matcher(above).find()
                    || EMPTY_NUMBER.matcher(above).find()) {
                return i;
            }
        }
        return -1;
    }

    /** The topmost of number, unit line and the words บันทึกข้อความ over a subject. */
    private static int headAbove(Scan scan, int subject, int free) {
        var top = -1;
        var numbers = 0;
        var i = subject;
        for (var seen = 0; seen < 25; seen++) {
            i = scan.previousText(i - 1);
            if (i < free || i < 0 || SUBJECT.matcher(scan.line(i).text()).find()) {
                break;
            }
            var line = scan.line(i).folded();
            var isNumber = (NUMBER.matcher(line).find() && !CITED.matcher(line).find())
                    || EMPTY_NUMBER.matcher(line).find();
            if (isNumber && ++numbers > 1) {
                break;
            }
            if (isNumber || UNIT.matcher(line).find()) {
                top = i;
            } else if (MEMO.matcher(line).find()) {
                return i;
            } else if (isLetterEnd(line)) {
                break;
            }
        }
        return top;
    }

    private static int headWithoutNumber(Scan scan, int subject, int free) {
        var i = subject;
        for (var seen = 0; seen < 6; seen++) {
            var above = scan.previousText(i - 1);
            if (above < free || above < 0 || isLetterEnd(scan.line(above).folded())) {
                break;
            }
            i = above;
        }
        return i;
    }

    private static boolean isLetterEnd(String line) {
        return line.startsWith("ขอแสดงความนับถือ") || line.startsWith("จึงเรียน") || line.startsWith("โทร");
    }

    /** Urgency, secrecy and receiving stamps stand above the number, the receiving office above its stamp. */
    private static int withStamps(Scan scan, int top, int free) {
        var head = top;
        var stamped = false;
        for (var seen = 0; seen < 12; seen++) {
            var i = scan.previousText(head - 1);
            if (i < free || i < 0) {
                break;
            }
            var line = scan.line(i).folded();
            var isStamp = STAMP.matcher(line).find();
            var isOffice = stamped && OfficeNames.OFFICE.matcher(line).find() && line.length() < 60;
            var isOther = URGENCY.matcher(line).matches()
                    || SECRECY.matcher(line).matches()
                    || FAX.matcher(line).find() && line.length() < 100
                    || STAMP_REST.matcher(line).find() && isInStamp(scan, i, free);
            if (!isStamp && !isOffice && !isOther && !(stamped && i == head - 1 && joinsOffice(scan, i))) {
                break;
            }
            stamped |= isStamp;
            head = i;
        }
        return head;
    }

    /** Whether the line belongs under a stamp's number, one or two lines above it. */
    static boolean isInStamp(Scan scan, int line, int free) {
        var i = line;
        for (var seen = 0; seen < 2; seen++) {
            i = scan.previousText(i - 1);
            if (i < free || i < 0) {
                return false;
            }
            if (STAMP.matcher(scan.line(i).folded()).find()) {
                return true;
            }
            if (!STAMP_REST.matcher(scan.line(i).folded()).find()) {
                return false;
            }
        }
        return false;
    }

    private static boolean joinsOffice(Scan scan, int line) {
        return line > 0
                && OfficeNames.OFFICE.matcher(scan.line(line - 1).text()).find();
    }
}
