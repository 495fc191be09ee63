package th.localpolicy.directive.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A labelled block between salutation and body, อ้างถึง or สิ่งที่ส่งมาด้วย, over as many lines as it takes.
 *
 * @param end the line after its last
 */
record HeadBlock(String text, int end) {

    private static final int FARTHEST = 40;
    private static final int LONGEST = 60;

    private static final Pattern ITEM_START = Pattern.compile("^[0-9]{1,2}[.)]|^จำนวน");
    private static final Pattern BODY =
            Pattern.compile("^(?:ด้วย|ตาม(?!เอกสาร)|เนื่อง|โดยที่|พร้อม(?:หนังสือ)?นี้|ขอ(?!เชิญ)|เพื่อ|อนุสนธิ)");

    static Optional<HeadBlock> of(LetterLines letter, Pattern label) {
        var first = letter.find(label, letter.subject());
        if (first < 0 || first > letter.subject() + FARTHEST) {
            return Optional.empty();
        }
        var found = label.matcher(letter.scan().line(first).folded());
        var text = new StringBuilder(letter.scan().line(first).text().substring(found.find() ? found.end() : 0));
        var line = first + 1;
        for (; line < letter.end() && line < first + LONGEST; line++) {
            var next = letter.scan().line(line);
            if (next.isBlank()) {
                var after = letter.scan().nextText(line);
                if (after >= letter.end()
                        || !ITEM_START
                                .matcher(letter.scan().line(after).folded())
                                .find()
                        || !isListGoingOn(text, letter.scan().line(after).folded())) {
                    break;
                }
                continue;
            }
            if (HeadReader.isLabel(next.folded()) || BODY.matcher(next.text()).find()) {
                break;
            }
            text.append(' ').append(next.text());
        }
        return Optional.of(new HeadBlock(text.toString().strip(), line));
    }

    /** A blank line inside a list is followed by its next item; a 1 begins the clauses of the body. */
    private static boolean isListGoingOn(CharSequence text, String line) {
        return line.startsWith("จำนวน") || text.toString().isBlank() || !line.matches("1[.)].*");
    }
}
