package th.localpolicy.directive.letter;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import th.localpolicy.platform.thai.ThaiText;

/**
 * Personal data that no answer may carry (Personal Data Protection Act 2562): names behind a title or rank, numbers of
 * mobile telephones and of identity cards. Offices' own telephones stay. It is masked in the whole text of a scan before
 * anything is read, so that no raw words can carry it out, and in the free words of an event.
 */
public final class PersonalData {

    private static final Pattern MOBILE =
            Pattern.compile("(?<![0-9])(?:\\+ ?66|[0o])[ .–-]{0,3}[689](?:[ .–-]{0,3}[0-9]){8}(?![0-9])");

    private static final Pattern IDENTITY_CARD =
            Pattern.compile("(?<![0-9])[0-9][ -]?[0-9]{4}[ -]?[0-9]{5}[ -]?[0-9]{2}[ -]?[0-9](?![0-9])");

    private static final String WORD = "[ก-๎]{2,40}";

    /** A title and what follows it up to a surname. Words that only begin like a title are told apart below. */
    private static final Pattern TITLED = Pattern.compile("("
            + "นางสาว|น\\. ?ส\\.|นาย|นาง|ว่าที่ ?(?:ร้อยตรี|ร้อยโท|ร้อยเอก|ร\\. ?[ตทอ]\\.)|หม่อมหลวง|หม่อมราชวงศ์|ม\\.ล\\.|ม\\.ร\\.ว\\."
            + "|ดร\\.|นพ\\.|พญ\\.|ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|ศาสตราจารย์|ผศ\\.|รศ\\.|ศ\\."
            + "|(?:พล|พัน|ร้อย|นาวา|เรือ)(?:ตำรวจ|อากาศ|เรือ)?(?:ตรี|โท|เอก)|(?:พล|[พร])\\. ?(?:ต\\. ?)?[ตทอ]\\.|จ\\. ?ส\\. ?[ตทอ]\\."
            + ") ?(" + WORD + ")(?: (?:ณ )?(" + WORD + "))?");

    /** นายก…, นายอำเภอ, นางรอง and their like are posts, trades and places. */
    private static final Pattern NO_NAME = Pattern.compile(
            "(?:ก(?:รัฐ|เทศ|องค์|อบ|เมือง|สมาคม|สภา|เหล่า|ทุก|และ|หรือ|ฯ)|กท|ก$|อำเภอ|ทะเบียน|ช่าง|แพทย์|ตำรวจ|ทหาร|สถานี|จ้าง"
                    + "|หน้า|ด่าน|ประกัน|ตรวจ|ท่า|สนาม|ไปรษณีย์|หมวด|กอง|สัตวแพทย์|อากร|คลัง|ทุน|เวร|รอง|กฯ).*");

    /** A title stands at the start of a word; Thai has no spaces, so these words may stand right before it. */
    private static final Pattern BEFORE = Pattern.compile(
            ".*(?:[^ก-๎.]|[0-9๐-๙]\\.|ให้|ได้แก่|โดย|คือ|และ|กับ|แก่|ว่า|ของ|หมาย|เชิญ|ถึง|เรียน|โทร\\.|ชื่อ)",
            Pattern.DOTALL);

    private PersonalData() {}

    /** The text with its personal data masked; null stays null. */
    public static String mask(String text) {
        return text == null ? null : mask(text, ThaiText::foldDigits);
    }

    /**
     * The same for a text whose digits are written in other ways too.
     *
     * @param folding writes digits as Arabic ones and moves no place
     */
    public static String mask(String text, UnaryOperator<String> folding) {
        return maskNumbers(maskNames(text), folding);
    }

    private static String maskNumbers(String text, UnaryOperator<String> folding) {
        var folded = folding.apply(text);
        var masked = new StringBuilder(text);
        for (var pattern : new Pattern[] {MOBILE, IDENTITY_CARD}) {
            var found = pattern.matcher(folded);
            while (found.find()) {
                // The last digits go; the first show that a mobile's number stood here.
                var kept = 0;
                for (var i = found.start(); i < found.end(); i++) {
                    if (Character.isLetterOrDigit(masked.charAt(i)) && ++kept > 2) {
                        masked.setCharAt(i, 'x');
                    }
                }
            }
        }
        return masked.toString();
    }

    private static String maskNames(String text) {
        var found = TITLED.matcher(text);
        var masked = new StringBuilder();
        var copied = 0;
        var from = 0;
        while (found.find(from)) {
            from = found.end();
            var before = text.substring(Math.max(0, found.start() - 8), found.start());
            if (NO_NAME.matcher(found.group(2)).matches()
                    || !(before.isEmpty() || BEFORE.matcher(before).matches())) {
                from = found.end(1);
                continue;
            }
            masked.append(text, copied, found.end(1)).append("***");
            copied = found.end();
        }
        return masked.append(text, copied, text.length()).toString();
    }
}
