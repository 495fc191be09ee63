package th.localpolicy.directive.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import th.localpolicy.platform.office.OfficeTree;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Letters that nobody wrote, in shapes other than the nine real ones: orders, announcements, memos, stamped letters, letters
 * of districts and local administrations, two in a file, a noisy scan. Each file says above its rule what is to be read.
 */
class MadeUpLettersTest {

    private static final Path FILES = Path.of("src/test/resources/made-up-letters");

    private static final Map<String, Function<LetterDraft, String>> FIELDS = Map.ofEntries(
            Map.entry("number", d -> d.number().value()),
            Map.entry("issuedOn", d -> String.valueOf(d.issuedOn().value())),
            Map.entry("urgency", d -> d.urgency().value().name()),
            Map.entry("deliverBy", d -> String.valueOf(d.deliverBy().value())),
            Map.entry("kind", d -> d.kind().value().name()),
            Map.entry("subject", d -> d.subject().value()),
            Map.entry("issuer", d -> d.issuer().isKnown() ? d.issuer().value().office() : null),
            Map.entry("levels", d -> joined(d.addressees().stream().flatMap(a -> a.value().levels().stream()))),
            Map.entry(
                    "references",
                    d -> joined(d.references().stream()
                            .map(r -> r.value().number() + " " + r.value().issuedOn()))),
            Map.entry(
                    "deadlines",
                    d -> joined(d.deadlines().stream()
                            .map(due -> String.valueOf(due.value().resolved())))),
            Map.entry("reporting", MadeUpLettersTest::reporting),
            Map.entry("clauses", d -> "" + d.clauses().size()),
            Map.entry(
                    "clauseLevels",
                    d -> d.clauses().stream()
                            .map(clause -> String.join(",", clause.value().levels()))
                            .collect(Collectors.joining(";"))),
            Map.entry(
                    "clauseOffices",
                    d -> d.clauses().stream()
                            .map(clause -> String.join(",", clause.value().offices()))
                            .collect(Collectors.joining(";"))),
            Map.entry("closing", d -> String.valueOf(d.closing().value())),
            Map.entry("signatory", MadeUpLettersTest::signatory));

    /** By field: exact, asked. */
    private final Map<String, int[]> table = new TreeMap<>();

    private final List<String> differences = new ArrayList<>();

    @Test
    void nine_in_ten_of_every_field_are_read_exactly() throws IOException {
        var parser = new LetterParser(new OfficeTree());
        try (var files = Files.list(FILES)) {
            for (var file : files.sorted().toList()) {
                var parts = Files.readString(file).split("\n----\n", 2);
                compare(file.getFileName().toString(), expectations(parts[0]), parser.parse(parts[1]));
            }
        }
        System.getLogger("intake").log(System.Logger.Level.INFO, report());
        table.forEach((field, row) ->
                assertThat(row[0] * 100.0 / row[1]).as(field + report()).isGreaterThanOrEqualTo(90));
    }

    private void compare(String file, Map<String, String> expected, LetterParser.Parsed read) {
        expected.forEach((field, value) -> {
            if (field.equals("warnings")) {
                count(file, field, value, joined(read.findings().stream().map(Findings.Finding::field)));
                return;
            }
            var values = (value + " ").split(" \\|");
            assertThat(read.drafts()).as("letters found in " + file).hasSizeGreaterThanOrEqualTo(values.length);
            for (var i = 0; i < values.length; i++) {
                var actual = FIELDS.get(field).apply(read.drafts().get(i));
                count(file, field, values[i].strip(), actual == null ? "null" : actual);
            }
        });
    }

    private void count(String file, String field, String expected, String read) {
        var row = table.computeIfAbsent(field, name -> new int[2]);
        row[1]++;
        if (expected.equals(read)) {
            row[0]++;
        } else {
            differences.add("%s %s%n    expected %s%n    read     %s".formatted(file, field, expected, read));
        }
    }

    private String report() {
        var text = new StringBuilder("%n%-20s %6s %6s%n".formatted("field", "exact", "asked"));
        table.forEach((field, row) -> text.append("%-20s %6d %6d%n".formatted(field, row[0], row[1])));
        return text.append(String.join("\n", differences)).toString();
    }

    private static Map<String, String> expectations(String head) {
        var all = new LinkedHashMap<String, String>();
        head.lines().forEach(line -> all.put(line.split(":", 2)[0], line.split(":", 2)[1].strip()));
        return all;
    }

    private static String reporting(LetterDraft draft) {
        return joined(draft.reporting().stream()
                .map(Reading::value)
                .map(r -> r.every() + " " + r.dueDay() + " " + r.from() + " " + r.until() + " " + r.reporter() + " "
                        + r.recipient()));
    }

    private static String signatory(LetterDraft draft) {
        var signatory = draft.signatory().value();
        return signatory == null
                ? null
                : signatory.position() + " " + signatory.capacity()
                        + (signatory.onBehalfOf() == null ? "" : " " + signatory.onBehalfOf());
    }

    private static String joined(Stream<String> values) {
        return values.collect(Collectors.joining(","));
    }
}
