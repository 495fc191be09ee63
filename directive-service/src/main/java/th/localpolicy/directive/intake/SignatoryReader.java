package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.regex.Pattern;

import th.localpolicy.directive.intake.LetterDraft.Signatory;
import th.localpolicy.directive.intake.LetterDraft.Standing;
import th.localpolicy.directive.letter.Capacity;

/** Reads the post that signs and in which right; the name above it is personal and is left where it stands. */
final class SignatoryReader {

    private static final Pattern NAME = Pattern.compile("^[(/]? ?(?:[^ ]{0,25}\\*\\*\\*.{0,40}|[^()]{3,60}\\))[)/]?$");
    private static final Pattern BRACKETED = Pattern.compile("^\\(.{3,80}$");
    private static final Pattern CAPACITY =
            Pattern.compile("(ปฏิบัติ ?ราชการ ?แทน|รักษา ?ราชการ ?แทน|รักษา ?การ ?(?:แทน|ในตำแหน่ง)|ทำการแทน)");
    private static final Pattern NOT_A_POST = Pattern.compile(
            "^(?:สำนัก|กอง|กรม|กลุ่มงาน|ฝ่าย|ที่ทำการ|โทร|ไปรษณีย์|www|http|ขอแสดง|กระทรวง|ส่วน|งาน|เรียน|ร่าง|พิมพ์|ตรวจ|[-•])");
    private static final int LONGEST = 250;

    private SignatoryReader() {}

    /** @param from the line where the body is over */
    static Reading<Signatory> read(LetterLines letter, int from) {
        var scan = letter.scan();
        for (var i = from; i < letter.end() && i < from + 15; i++) {
            if (!BRACKETED.matcher(scan.line(i).text()).find()
                    && !(scan.line(i).text().contains("***")
                            && NAME.matcher(scan.line(i).text()).find())) {
                continue;
            }
            var post = new StringBuilder();
            var line = scan.nextText(i + 1);
            for (var lines = 0; line < letter.end() && lines < 6; lines++, line++) {
                var text = scan.line(line).text();
                var goesOn = post.isEmpty()
                        || endsOpen(post)
                        || CAPACITY.matcher(text).lookingAt();
                if (text.isEmpty() && endsOpen(post)) {
                    continue;
                }
                if (text.isEmpty() || !goesOn || NOT_A_POST.matcher(text).find() && !endsOpen(post)) {
                    break;
                }
                post.append(post.isEmpty() ? "" : " ").append(text);
            }
            if (!post.isEmpty() && post.length() < LONGEST) {
                return reading(post.toString());
            }
        }
        return Reading.none();
    }

    private static boolean endsOpen(CharSequence post) {
        var found = CAPACITY.matcher(post);
        var end = -1;
        while (found.find()) {
            end = found.end();
        }
        return end == post.length() && end > 0;
    }

    private static Reading<Signatory> reading(String raw) {
        var found = CAPACITY.matcher(raw);
        var chain = new ArrayList<Standing>();
        var position = raw;
        Capacity capacity = null;
        var from = 0;
        while (found.find()) {
            var before = raw.substring(from, found.start()).strip();
            if (capacity == null) {
                position = before;
            } else {
                chain.add(new Standing(capacity, before));
            }
            capacity = capacity(found.group(1));
            from = found.end();
        }
        if (capacity == null) {
            return new Reading<>(new Signatory(position, Capacity.OWN_TITLE, null, null), raw, 0.9);
        }
        var principal = raw.substring(from).strip();
        chain.add(new Standing(capacity, principal.isEmpty() ? null : principal));
        return new Reading<>(
                new Signatory(
                        position,
                        chain.getFirst().capacity(),
                        chain.getLast().onBehalfOf(),
                        chain.size() > 1 ? chain : null),
                raw,
                principal.isEmpty() ? 0.5 : 0.9);
    }

    private static Capacity capacity(String words) {
        var text = words.replace(" ", "");
        return text.startsWith("ปฏิบัติ")
                ? Capacity.ON_BEHALF_OF
                : text.startsWith("รักษาราชการ") ? Capacity.ACTING_FOR : Capacity.ACTING_IN_POST;
    }
}
