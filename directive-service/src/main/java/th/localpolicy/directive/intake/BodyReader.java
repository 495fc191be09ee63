package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import th.localpolicy.directive.letter.Closing;
import th.localpolicy.directive.letter.Mode;

/** Reads the body of one letter: its paragraphs, which of them are numbered instructions, and what its last one asks for. */
final class BodyReader {

    /** As many as a letter may have. */
    private static final int MOST_CLAUSES = 2_000;

    private static final Pattern LABEL = Pattern.compile(
            "^(?:(ข้อ ?[0-9]{1,3}(?:\\.[0-9]{1,2}){0,3})\\.?|(\\([0-9]{1,2}(?:\\.[0-9]{1,2}){0,3}\\))"
                    + "|([0-9]{1,2}(?:\\.[0-9]{1,2}){0,3}\\))|([0-9]{1,3}(?:\\.[0-9]{1,2}){0,3})\\.(?![0-9])|([0-9]{1,2}(?:\\.[0-9]{1,2}){1,3})(?= )) ?(?! ?น\\.)(?=[^ 0-9])");
    private static final Pattern SIGNED = Pattern.compile("^\\((?:[^()]{0,20}\\*\\*\\*|[ก-๎ .]{5,60}\\)$)");
    private static final Pattern RESPECTFULLY = Pattern.compile("^(?:ขอแสดง ?ความนับถือ|ด้วยความ(?:เคารพ|นับถือ))");
    private static final Pattern CLOSING = Pattern.compile("^(?:จึง ?(?:ขอ)?(?:เรียน|แจ้ง)|จึงกราบเรียน|ทั้งนี้ ?จึง)");
    private static final Pattern ANNOUNCED = Pattern.compile("(?:ดังนี้|ดังต่อไปนี้|ต่อไปนี้) ?:?$");
    private static final Pattern OPERATIVE = Pattern.compile("จึงขอ|จึงให้|ขอให้|ขอความร่วมมือ|ขอได้โปรด|โปรด");
    private static final Pattern COOPERATION = Pattern.compile("ขอความร่วมมือ|ขอความอนุเคราะห์");
    private static final Pattern REQUEST = Pattern.compile("ขอให้|ขอได้โปรด|โปรด|จึงขอ|ขอเชิญ|^ขอ");
    private static final Pattern ORDER = Pattern.compile("^ให้|จึงให้|โดยให้|สั่งการให้| ให้");

    /** A paragraph; label and ordinal are null where it is no clause. */
    record Paragraph(String label, Integer ordinal, String text) {}

    /** An instruction before its deadlines are looked for. */
    record Instruction(String label, int ordinal, String text, Mode mode) {}

    private final LetterLines letter;
    private final int from;
    private final int to;
    private final List<Paragraph> paragraphs;

    BodyReader(LetterLines letter) {
        this.letter = letter;
        var addressee = letter.find(LetterLines.ADDRESSEE, letter.subject());
        var salutation = (addressee < 0 || addressee > letter.subject() + 20 ? letter.subject() : addressee) + 1;
        this.from = Stream.of(LetterLines.REFERENCES, LetterLines.ENCLOSURES)
                .flatMap(label -> HeadBlock.of(letter, label).stream())
                .mapToInt(HeadBlock::end)
                .reduce(salutation, Math::max);
        this.to = end();
        this.paragraphs = split();
    }

    /** The line at which the body is over: the complimentary close, or the signature. */
    int end() {
        for (var i = from; i < letter.end(); i++) {
            var line = letter.scan().line(i).text();
            if (RESPECTFULLY.matcher(line).find()
                    || SIGNED.matcher(line).find() && closedBefore(i)
                    || LetterLines.ISSUED_AT_END.matcher(line).find()) {
                return i;
            }
        }
        var closing = letter.find(CLOSING, from);
        return closing < 0 ? letter.end() : Math.min(letter.end(), closing + 3);
    }

    /** A name in brackets ends a letter only after its last words; inside the body it is somebody who is spoken of. */
    private boolean closedBefore(int line) {
        for (var i = line - 1; i >= from && i > line - 15; i--) {
            if (CLOSING.matcher(letter.scan().line(i).text()).find()) {
                return true;
            }
        }
        return letter.scan().line(Math.max(from, line - 1)).isBlank();
    }

    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    private List<Paragraph> split() {
        var all = new ArrayList<Paragraph>();
        var text = new StringBuilder();
        String label = null;
        var clauses = 0;
        var turned = false; // a page was turned: the sentence may go on
        for (var i = from; i < to; i++) {
            var line = letter.scan().line(i);
            if (line.catchword()) {
                turned = true;
                continue;
            }
            if (line.isBlank()) {
                var next = letter.scan().nextText(i);
                if (!turned && next < to && !letter.scan().line(next).catchword()) {
                    clauses = add(all, label, clauses, text);
                    label = null;
                }
                continue;
            }
            var found = LABEL.matcher(line.folded());
            var isClosing = CLOSING.matcher(line.text()).find();
            if (found.find() && clauses < MOST_CLAUSES && begins(found.group(2), all, label, text)) {
                clauses = add(all, label, clauses, text);
                label = printed(line.text(), found);
                text.append(line.text().substring(found.end()));
            } else {
                if (isClosing) {
                    clauses = add(all, label, clauses, text);
                    label = null;
                }
                HeadReader.join(text, line.text());
            }
            turned = false;
        }
        add(all, label, clauses, text);
        return all;
    }

    /** (๓) at the start of a line may be the middle of a sentence that counts (๑) … (๒) … (๓). */
    private static boolean begins(String bracketed, List<Paragraph> all, String current, CharSequence gathered) {
        if (bracketed == null || gathered.isEmpty() && bracketed.equals("(1)")) {
            return true;
        }
        if (bracketed.equals("(1)") && ANNOUNCED.matcher(gathered).find()) {
            return true;
        }
        var before =
                current != null ? current : all.isEmpty() ? null : all.getLast().label();
        return gathered.isEmpty() || before != null && before.startsWith("(");
    }

    /** Puts what was gathered behind the others; tells how many clauses there are then. */
    private static int add(List<Paragraph> all, String label, int clauses, StringBuilder text) {
        if (text.isEmpty()) {
            return clauses;
        }
        var ordinal = label == null ? null : Integer.valueOf(clauses + 1);
        all.add(new Paragraph(label, ordinal, text.toString()));
        text.setLength(0);
        return label == null ? clauses : clauses + 1;
    }

    private static String printed(String line, Matcher label) {
        for (var group = 1; group <= label.groupCount(); group++) {
            if (label.group(group) != null) {
                return line.substring(label.start(group), label.end(group));
            }
        }
        return "";
    }

    /** The numbered clauses; of a letter without them, the paragraph that asks for something, or its last sentence. */
    List<Instruction> instructions() {
        var all = new ArrayList<Instruction>();
        Mode lead = null;
        for (var paragraph : paragraphs) {
            if (paragraph.label() == null) {
                lead = mode(paragraph.text(), Math.max(0, paragraph.text().length() - 120), lead);
            } else {
                var own = mode(
                        paragraph
                                .text()
                                .substring(0, Math.min(60, paragraph.text().length())),
                        0,
                        lead);
                all.add(new Instruction(paragraph.label(), paragraph.ordinal(), paragraph.text(), own));
            }
        }
        if (all.isEmpty()) {
            for (var i = paragraphs.size() - 1; i >= 0; i--) {
                var text = paragraphs.get(i).text();
                if (!CLOSING.matcher(text).find() && OPERATIVE.matcher(text).find()) {
                    return List.of(new Instruction(null, 1, text, mode(text, 0, null)));
                }
            }
            var closing = closing();
            if (closing.isKnown() && closing.value() != Closing.FOR_INFORMATION) {
                all.add(new Instruction(null, 1, closing.raw(), null));
            }
        }
        return all;
    }

    private static Mode mode(String text, int from, Mode otherwise) {
        var words = text.substring(from);
        if (COOPERATION.matcher(words).find()) {
            return Mode.COOPERATION;
        }
        if (REQUEST.matcher(words).find()) {
            return Mode.REQUEST;
        }
        return ORDER.matcher(words).find() ? Mode.ORDER : otherwise;
    }

    Reading<Closing> closing() {
        for (var i = paragraphs.size() - 1; i >= 0; i--) {
            var text = paragraphs.get(i).text();
            if (CLOSING.matcher(text).find()) {
                var value = text.contains("ถือปฏิบัติ")
                        ? Closing.TO_COMPLY
                        : text.contains("ดำเนินการ") || text.contains("การดำเนินงาน") || text.contains("ปฏิบัติ")
                                ? Closing.FOR_ACTION
                                : text.contains("พิจารณา")
                                        ? Closing.FOR_CONSIDERATION
                                        : text.contains("ทราบ") ? Closing.FOR_INFORMATION : null;
                return new Reading<>(value, text, value == null ? 0 : 0.9);
            }
        }
        return Reading.none();
    }
}
