package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import th.localpolicy.directive.intake.LetterDraft.Citation;
import th.localpolicy.directive.intake.LetterDraft.Enclosure;
import th.localpolicy.directive.letter.LetterNumber;

/** Reads which letters a letter refers to and what it encloses. */
final class CitationReader {

    private static final int MOST = 100;

    private static final Pattern ITEM = Pattern.compile("(?<![^ ])([0-9]{1,2})[.)] ?(?=[ก-ฮเ-ไA-Z“\"(])");
    private static final Pattern COPIES =
            Pattern.compile(" ?จำนวน ?([0-9]{1,3}) ?(ชุด|ฉบับ|แผ่น|เล่ม|รายการ|หน้า|ใบ|ซอง|แผง)");
    private static final Pattern PREAMBLE = Pattern.compile("^(?:ตาม|อนุสนธิ|อ้างถึง)");

    private final LetterLines letter;
    private final IssuerLetters letters;
    private final Findings findings;

    CitationReader(LetterLines letter, IssuerLetters letters, Findings findings) {
        this.letter = letter;
        this.letters = letters;
        this.findings = findings;
    }

    /** What stands behind อ้างถึง; in a memorandum, which has no such line, the letters that its first words name. */
    List<Reading<Citation>> references() {
        var block = block(LetterLines.REFERENCES);
        if (block == null) {
            block = preamble();
        }
        var found = block == null ? List.<Reading<Citation>>of() : in(block, "references");
        if (found.isEmpty() && block != null && !block.isBlank() && block(LetterLines.REFERENCES) != null) {
            return List.of(Reading.unread(block));
        }
        return found;
    }

    List<Reading<Enclosure>> enclosures() {
        var block = block(LetterLines.ENCLOSURES);
        var all = new ArrayList<Reading<Enclosure>>();
        if (block == null || block.isBlank()) {
            return all;
        }
        for (var item : items(block)) {
            if (all.size() < MOST) {
                all.add(enclosure(item));
            }
        }
        return all;
    }

    private Reading<Enclosure> enclosure(String item) {
        var copies = COPIES.matcher(Scan.fold(item));
        var counted = copies.find();
        var cited =
                in(item, "enclosures").stream().map(Reading::value).findFirst().orElse(null);
        var title = counted ? item.substring(0, copies.start()).strip() : item;
        return new Reading<>(
                new Enclosure(
                        title.isEmpty() ? item : title,
                        counted ? Integer.valueOf(copies.group(1)) : null,
                        counted ? copies.group(2) : null,
                        cited),
                item,
                counted ? 0.9 : 0.7);
    }

    /** The items of a numbered list; the whole when it is none. */
    private static List<String> items(String block) {
        var marks = ITEM.matcher(Scan.fold(block));
        var items = new ArrayList<String>();
        var from = 0;
        var expected = 1;
        while (marks.find()) {
            if (Integer.parseInt(marks.group(1)) != expected) {
                continue; // a number of the text, not the list's next
            }
            var before = block.substring(from, marks.start()).strip();
            if (!before.isEmpty()) {
                items.add(before);
            }
            from = marks.end();
            expected++;
        }
        var rest = block.substring(from).strip();
        if (!rest.isEmpty()) {
            items.add(rest);
        }
        return items;
    }

    /** Every letter that the words name by number, with its date and urgency where they stand beside it. */
    List<Reading<Citation>> in(String words, String field) {
        var folded = Scan.fold(words);
        var starts = new ArrayList<int[]>();
        var numbers = new ArrayList<LetterNumber>();
        var found = LetterNumber.NUMBER.matcher(folded);
        for (var from = 0; starts.size() < MOST && found.find(from); ) {
            var before = folded.substring(Math.max(0, found.start() - 5), found.start())
                    .stripTrailing();
            if (letters.exist(found.group(1)) || before.endsWith("ที่") || found.start() == 0) {
                starts.add(new int[] {found.start(), found.end()});
                numbers.add(LetterNumber.of(found));
                from = found.end();
            } else {
                from = found.start() + 1;
            }
        }
        if (starts.isEmpty() && folded.contains("คำสั่ง")) {
            var order = LetterNumber.ORDER.matcher(folded);
            if (order.find()) {
                starts.add(new int[] {order.start(1), order.end()});
                numbers.add(LetterNumber.ofOrder(order));
            }
        }
        var all = new ArrayList<Reading<Citation>>();
        for (var n = 0; n < starts.size(); n++) {
            var end = n + 1 < starts.size() ? starts.get(n + 1)[0] : folded.length();
            all.add(citation(words, folded, numbers.get(n), starts.get(n), end, field + "[" + n + "]"));
        }
        return all;
    }

    private Reading<Citation> citation(
            String words, String folded, LetterNumber number, int[] place, int end, String field) {
        var behind = folded.substring(place[1], Math.min(end, place[1] + 120));
        var date = ThaiDates.first(behind);
        var day = date.map(ThaiDates.Found::day).orElse(null);
        var to = place[1] + date.map(ThaiDates.Found::end).orElse(0);
        if (date.isPresent() && day == null) {
            findings.impossibleDate(field, words.substring(place[1] + date.get().start(), to));
        }
        var known = number.issuer().isEmpty() || letters.exist(number.issuer());
        var meant = known ? null : letters.meant(number.issuer(), words);
        if (meant != null) {
            findings.lettersCorrected(field, number.issuer(), meant, letters.province(meant));
        } else if (!known) {
            findings.unknownLetters(field, number.issuer());
        }
        var before = folded.substring(Math.max(0, place[0] - 30), place[0]);
        var urgent = before.lastIndexOf("ด่วน");
        var value = (meant == null ? number : number.by(meant)).normal();
        return new Reading<>(
                new Citation(value, day, urgent < 0 ? null : HeadReader.urgency(before.substring(urgent))),
                words.substring(place[0], to),
                !known ? 0.5 : day == null ? 0.7 : 0.9);
    }

    private String block(Pattern label) {
        return HeadBlock.of(letter, label).map(HeadBlock::text).orElse(null);
    }

    private String preamble() {
        var addressee = letter.find(LetterLines.ADDRESSEE, letter.subject());
        for (var i = addressee + 1; addressee >= 0 && i < letter.end() && i < addressee + 15; i++) {
            if (PREAMBLE.matcher(letter.scan().line(i).text()).find()) {
                var text = new StringBuilder();
                for (var j = i;
                        j < letter.end() && j < i + 8 && !letter.scan().line(j).isBlank();
                        j++) {
                    text.append(text.isEmpty() ? "" : " ")
                            .append(letter.scan().line(j).text());
                }
                return text.toString();
            }
        }
        return null;
    }
}
