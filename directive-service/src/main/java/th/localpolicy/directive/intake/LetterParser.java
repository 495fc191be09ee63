package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import th.localpolicy.directive.intake.LetterDraft.Addressee;
import th.localpolicy.directive.intake.LetterDraft.Clause;
import th.localpolicy.directive.intake.LetterDraft.Deadline;
import th.localpolicy.directive.intake.LetterDraft.Issuer;
import th.localpolicy.directive.intake.LetterDraft.Reporting;
import th.localpolicy.directive.letter.LetterNumber;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;

/**
 * Reads the text of official Thai letters, as a scan gives it, into drafts. The same text always gives the same drafts; a
 * text that is no letter gives none. The time it takes grows with the text alone, whatever stands in it.
 */
@Singleton
public class LetterParser {

    /** A form by its name; ตามแบบที่กำหนด has none. */
    private static final Pattern FORM = Pattern.compile(
            "แบบ(?:รายงาน|สำรวจ|ติดตาม|ฟอร์ม|สรุป)(?:[ก-๎]{0,60}?(?=ที่กำหนด|ที่แนบ|ตาม|ให้|ภายใน|ทุก|ทาง|ผ่าน|จำนวน)|[ก-๎]{0,60})");

    private final OfficeNames offices;
    private final OfficeWords words;
    private final IssuerLetters letters = new IssuerLetters();

    LetterParser(OfficeTree tree) {
        this.offices = new OfficeNames(tree);
        this.words = new OfficeWords(offices);
    }

    /** What was read from a file: its letters in their order, and what to look at again. */
    record Parsed(List<LetterDraft> drafts, List<Findings.Finding> findings) {}

    Parsed parse(String file) {
        var findings = new Findings();
        var scan = Scan.of(file);
        var found = LetterLines.in(scan);
        if (found.isEmpty()) {
            findings.nothingFound();
        } else if (found.size() == LetterLines.MOST) {
            findings.restNotRead(found.size());
        }
        if (scan.cut()) {
            findings.endNotRead(Scan.MOST);
        }
        var drafts = new ArrayList<LetterDraft>();
        for (var letter : found) {
            findings.startLetter(drafts.size());
            drafts.add(draft(letter, findings));
        }
        return new Parsed(Checks.run(drafts, findings), findings.all());
    }

    private LetterDraft draft(LetterLines letter, Findings findings) {
        var head = new HeadReader(letter, letters, findings);
        var body = new BodyReader(letter);
        var citations = new CitationReader(letter, letters, findings);
        var issuedOn = head.issuedOn();
        var issuer = new IssuerReader(letter, offices).read();
        var number = head.number(words(letter));
        var due = new DeadlineReader(issuedOn.value());
        body.paragraphs().forEach(paragraph -> due.read(paragraph.ordinal(), paragraph.text()));
        checkProvince(number, issuer, findings);
        var addressees = addressees(letter, number, issuer);
        var targets = new ClauseTargets(words, writer(number, issuer));
        reporters(body, due, targets, ClauseTargets.addressed(addressees));
        for (var i = 0; i < due.reports().all().size(); i++) {
            if (due.reports().all().get(i).value().every().equals("WEEK")) {
                findings.weekly("reporting[" + i + "]");
            }
        }
        return new LetterDraft(
                number,
                issuedOn,
                head.urgency(),
                DeliveryReader.read(letter, issuedOn.value()),
                head.secrecy(),
                head.kind(),
                head.subject(),
                issuer,
                addressees,
                citations.references(),
                citations.enclosures(),
                SignatoryReader.read(letter, body.end()),
                clauses(body, due, targets, findings),
                due.deadlines(),
                due.reports().all(),
                body.closing(),
                ReceiptReader.read(letter, findings));
    }

    /** Who reports to whom on which form, from the paragraph in which the report is asked for. */
    private static void reporters(
            BodyReader body, DeadlineReader due, ClauseTargets targets, Optional<OfficeLevel> addressed) {
        due.reports().complete(report -> {
            var paragraph = body.paragraphs().stream()
                    .map(BodyReader.Paragraph::text)
                    .filter(text -> text.contains(report.words()))
                    .findFirst()
                    .orElse("");
            var parties = targets.parties(paragraph, addressed);
            var form = FORM.matcher(paragraph);
            return report.by(
                    form.find() ? form.group() : null,
                    parties.reporter() == null ? null : parties.reporter().name(),
                    parties.recipient());
        });
    }

    /** The first part of a letter, in which its province is named if anywhere. */
    private static String words(LetterLines letter) {
        var text = new StringBuilder();
        for (var i = letter.head(); i < letter.end() && text.length() < 20_000; i++) {
            text.append(letter.scan().line(i).text()).append('\n');
        }
        return text.toString();
    }

    private List<Reading<Addressee>> addressees(LetterLines letter, Reading<String> number, Reading<Issuer> issuer) {
        var line = letter.find(LetterLines.ADDRESSEE, letter.subject());
        if (line < 0 || line > letter.subject() + 20) {
            return List.of();
        }
        var first = letter.scan().line(line).text();
        var label = LetterLines.ADDRESSEE.matcher(letter.scan().line(line).folded());
        var text = new StringBuilder(label.find() ? first.substring(label.end()) : first);
        for (var i = line + 1; i < letter.end() && i < line + 6; i++) {
            var next = letter.scan().line(i);
            if (next.isBlank() || HeadReader.isLabel(next.folded()) || text.length() > 1_000) {
                break;
            }
            text.append(' ').append(next.text());
        }
        return offices.addressees(text.toString(), writer(number, issuer));
    }

    /** The office that writes, by its letterhead; otherwise the province by the letters of the number. */
    private OfficeCode writer(Reading<String> number, Reading<Issuer> issuer) {
        if (issuer.isKnown() && issuer.value().office() != null) {
            return new OfficeCode(issuer.value().office());
        }
        var parsed = number.isKnown() ? LetterNumber.of(number.value()) : Optional.<LetterNumber>empty();
        return parsed.flatMap(n -> offices.province(letters.province(n.issuer())))
                .orElse(null);
    }

    private void checkProvince(Reading<String> number, Reading<Issuer> issuer, Findings findings) {
        if (!number.isKnown() || !issuer.isKnown() || issuer.value().office() == null) {
            return;
        }
        var printed = LetterNumber.of(number.value()).map(LetterNumber::issuer).orElse("");
        var province = offices.province(letters.province(printed));
        var writes = issuer.value().office();
        if (province.isPresent()
                && (writes.startsWith("P") && !writes.equals(province.get().value())
                        || writes.startsWith("D")
                                && !writes.startsWith("D" + province.get().area()))) {
            findings.otherProvince("number", printed, issuer.value().name());
        }
    }

    private static List<Reading<Clause>> clauses(
            BodyReader body, DeadlineReader due, ClauseTargets targets, Findings findings) {
        var all = new ArrayList<Reading<Clause>>();
        var instructions = body.instructions();
        for (var instruction : instructions) {
            var ordinal = instruction.label() == null ? null : Integer.valueOf(instruction.ordinal());
            var deadline = instructions.size() == 1 && ordinal == null
                    ? due.deadlines().stream().map(Reading::value).findFirst().orElse(null)
                    : deadlineOf(due, ordinal);
            var reporting = instructions.size() == 1 && ordinal == null
                    ? due.reports().all().stream()
                            .map(Reading::value)
                            .findFirst()
                            .orElse(null)
                    : reportingOf(due, ordinal);
            var target = targets.of(instruction.text());
            if (target.miscounted() != null) {
                findings.miscounted(
                        "clauses[" + all.size() + "].offices",
                        target.miscounted().stated(),
                        target.miscounted().offices().size());
            }
            all.add(new Reading<>(
                    new Clause(
                            instruction.label(),
                            instruction.ordinal(),
                            instruction.text(),
                            instruction.mode(),
                            target.levels().stream().map(OfficeLevel::name).toList(),
                            target.offices().stream().map(OfficeCode::value).toList(),
                            deadline,
                            reporting),
                    instruction.text(),
                    ordinal == null ? 0.5 : instruction.mode() == null ? 0.7 : 0.9));
        }
        return all;
    }

    private static Deadline deadlineOf(DeadlineReader due, Integer ordinal) {
        return due.deadlines().stream()
                .map(Reading::value)
                .filter(deadline -> ordinal.equals(deadline.clause()))
                .findFirst()
                .orElse(null);
    }

    private static Reporting reportingOf(DeadlineReader due, Integer ordinal) {
        return due.reports().all().stream()
                .map(Reading::value)
                .filter(reporting -> ordinal.equals(reporting.clause()))
                .findFirst()
                .orElse(null);
    }
}
