package th.localpolicy.directive.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.office.OfficeTree;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the parser against real letters that were read by a person. They are no part of this project; where they are not at
 * hand, the test says so and is skipped.
 */
class GoldenLettersTest {

    private static final Path SHARED = Path.of(System.getProperty("project.root", ".."), "..", "shared");
    private static final Set<String> MEASURED = Set.of("number", "date", "urgency", "subject", "references");

    /** By field: exact, asked where the scan is not suspect, asked in all, exact in all. */
    private final Map<String, int[]> table = new TreeMap<>();

    private final List<String> differences = new ArrayList<>();

    @BeforeEach
    void the_letters_are_at_hand() {
        Assumptions.assumeTrue(
                Files.isRegularFile(SHARED.resolve("domain/letters.golden.json")),
                "the real letters are not at hand; the parser is not measured");
    }

    @Test
    void nine_in_ten_fields_that_the_scan_shows_well_are_read_exactly() throws IOException {
        var golden = new ObjectMapper()
                .readTree(SHARED.resolve("domain/letters.golden.json").toFile())
                .get("letters");
        var parser = new LetterParser(new OfficeTree());
        var read = new HashMap<String, List<LetterDraft>>();
        var expected = new LinkedHashMap<String, List<JsonNode>>();
        for (var letter : golden) {
            expected.computeIfAbsent(letter.get("source").asText(), file -> new ArrayList<>())
                    .add(letter);
        }
        for (var file : expected.keySet()) {
            var text = Files.readString(SHARED.resolve("letters").resolve(file));
            read.put(file, parser.parse(text).drafts());
        }

        for (var file : expected.entrySet()) {
            assertThat(read.get(file.getKey()))
                    .as("letters found in %s", file.getKey())
                    .hasSameSizeAs(file.getValue());
            for (var i = 0; i < file.getValue().size(); i++) {
                compare(file.getValue().get(i), read.get(file.getKey()).get(i));
            }
        }

        System.getLogger("intake").log(System.Logger.Level.INFO, report());
        var exact = MEASURED.stream().mapToInt(field -> table.get(field)[0]).sum();
        var asked = MEASURED.stream().mapToInt(field -> table.get(field)[1]).sum();
        assertThat(exact * 100.0 / asked).as(report()).isGreaterThanOrEqualTo(90);
    }

    private void compare(JsonNode expected, LetterDraft read) {
        var suspects = new ArrayList<String>();
        expected.get("ocr_suspect").forEach(suspect -> suspects.add(suspect.asText()));
        var isDateSuspect = suspects.stream().anyMatch(s -> s.equals("date") || s.startsWith("date "));
        var id = expected.get("id").asText();
        count(
                id,
                "number",
                suspects.contains("number"),
                expected.path("doc_number").asText(),
                read.number().value());
        count(
                id,
                "date",
                isDateSuspect,
                expected.path("date").asText(),
                String.valueOf(read.issuedOn().value()));
        count(
                id,
                "urgency",
                false,
                expected.path("urgency").asText(),
                read.urgency().value().name().toLowerCase(Locale.ROOT));
        // A line of a scan may break where a space stood; which, nobody can tell.
        count(
                id,
                "subject",
                false,
                expected.path("subject").asText().replace(" ", ""),
                read.subject().value().replace(" ", ""));
        count(
                id,
                "references",
                false,
                references(expected),
                read.references().stream()
                        .map(reference -> reference.value().number() + " "
                                + reference.value().issuedOn())
                        .collect(Collectors.joining(", ")));
        count(id, "kind", false, kind(expected), read.kind().value().name());
        count(
                id,
                "addressees",
                false,
                texts(expected.get("addressees")),
                read.addressees().stream()
                        .map(addressee -> addressee.value().text().replace(" ", ""))
                        .collect(Collectors.joining(",")));
        count(
                id,
                "issuer",
                false,
                expected.path("issuer").asText(),
                issuer(expected.path("issuer").asText(), read));
        var signatory = read.signatory().value();
        count(
                id,
                "signatory",
                false,
                expected.at("/signatory/post").asText() + " "
                        + expected.at("/signatory/capacity").asText() + " "
                        + expected.at("/signatory/principal").asText(""),
                signatory == null
                        ? null
                        : signatory.position() + " "
                                + signatory.capacity().name().toLowerCase(Locale.ROOT) + " "
                                + (signatory.onBehalfOf() == null ? "" : signatory.onBehalfOf()));
        count(
                id,
                "enclosures (how many)",
                false,
                "" + expected.get("enclosures").size(),
                "" + read.enclosures().size());
        count(
                id,
                "deadlines (dates)",
                false,
                dates(expected.get("deadlines")),
                read.deadlines().stream()
                        .map(deadline -> String.valueOf(deadline.value().resolved()))
                        .collect(Collectors.joining(",")));
        count(
                id,
                "receipts (how many)",
                false,
                "" + expected.get("receipts").size(),
                "" + read.receipts().size());
        var clauses = read.clauses().stream()
                .filter(clause -> clause.value().label() == null
                        || !clause.value().label().contains("."))
                .count();
        count(
                id,
                "clauses (top level, how many)",
                false,
                expected.path("directives").asText(),
                "" + clauses);
    }

    private void count(String letter, String field, boolean suspect, String expected, String read) {
        var row = table.computeIfAbsent(field, name -> new int[4]);
        var exact = expected.equals(read) || expected.equals("null") && read == null;
        row[2]++;
        row[3] += exact ? 1 : 0;
        if (!suspect) {
            row[1]++;
            row[0] += exact ? 1 : 0;
        }
        if (!exact) {
            differences.add("%s %s%s%n    expected %s%n    read     %s"
                    .formatted(letter, field, suspect ? " (suspect)" : "", expected, read));
        }
    }

    private String report() {
        var text = new StringBuilder(
                "%n%-30s %6s %12s %6s %6s%n".formatted("field", "exact", "not suspect", "exact", "all"));
        table.forEach((field, row) ->
                text.append("%-30s %6d %12d %6d %6d%n".formatted(field, row[0], row[1], row[3], row[2])));
        return text.append(String.join("\n", differences)).toString();
    }

    /** The name, with its unit where the expected one goes on to it. */
    private static String issuer(String expected, LetterDraft read) {
        if (!read.issuer().isKnown()) {
            return null;
        }
        var issuer = read.issuer().value();
        var full = issuer.name() + " " + issuer.unit();
        return full.equals(expected) ? full : issuer.name();
    }

    private static String references(JsonNode letter) {
        var all = new ArrayList<String>();
        letter.get("references")
                .forEach(reference -> all.add(reference.get("doc_number").asText() + " "
                        + reference.get("date").asText()));
        return String.join(", ", all);
    }

    private static String texts(JsonNode list) {
        var all = new ArrayList<String>();
        list.forEach(text -> all.add(text.asText().replace(" ", "")));
        return String.join(",", all);
    }

    private static String dates(JsonNode list) {
        var all = new ArrayList<String>();
        list.forEach(deadline -> all.add(deadline.get("date").asText()));
        return String.join(",", all);
    }

    private static String kind(JsonNode letter) {
        return letter.get("kind").asText().equals("memo") ? "MEMORANDUM" : "EXTERNAL_LETTER";
    }
}
