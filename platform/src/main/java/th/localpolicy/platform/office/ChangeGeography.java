package th.localpolicy.platform.office;

import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import th.localpolicy.platform.office.GeographyChange.Kind;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.thai.ThaiText;

/**
 * The operator's command for a change of the map: checks it against the tree it will meet, shows what it does, and only with
 * {@code --write} adds it to the reference table. The table is part of the release, so that all services change at the same
 * midnight; see docs/operations.md.
 */
public final class ChangeGeography {

    private static final String USAGE = """
            geography list
            geography rename CODE --th NAME --en NAME --on DAY --source TEXT [--write]
            geography create CODE --th NAME --en NAME --at LATITUDE,LONGITUDE --on DAY --source TEXT [--write]
            geography move-local CODE --to DISTRICT --on DAY --source TEXT [--write]
            CODE: a district's four digits, or a local administration's without L. DAY: Gregorian, such as 2027-01-01.
            Without --write it only shows what it would do.""";

    private static final Set<String> OPTIONS = Set.of("th", "en", "at", "to", "on", "source", "write");

    private final Path table;
    private final Clock clock;
    private final PrintStream out;

    ChangeGeography(Path table, Clock clock, PrintStream out) {
        this.table = table;
        this.clock = clock;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var change = new ChangeGeography(Path.of(arguments[0]), Clock.system(Bangkok.ZONE), out);
        System.exit(change.run(List.of(arguments).subList(1, arguments.length)));
    }

    /** @return 0 when it is done or shown, 1 when it may not be, 2 when the command is not understood */
    int run(List<String> arguments) throws IOException {
        var before = GeographyChange.read(Files.readAllBytes(table));
        if (arguments.equals(List.of("list"))) {
            before.forEach(change -> out.println(String.join(" · ", change.fields())));
            return 0;
        }
        var options = options(arguments);
        var slip = slipIn(arguments, options);
        if (slip.isPresent()) {
            out.println(slip.get());
            out.println(USAGE);
            return 2;
        }
        try {
            var change = change(arguments.get(0), arguments.get(1), options);
            var after = new ArrayList<>(before);
            after.add(change);
            show(change, new OfficeTree(sorted(before), clock), new OfficeTree(sorted(after), clock));
            if (options.containsKey("write")) {
                write(change);
                out.println("Written to " + table.getFileName() + ". Review it, release it, before the day comes.");
            } else {
                out.println("Nothing was written; do it with --write.");
            }
            return 0;
        } catch (IllegalArgumentException e) {
            out.println("Refused: " + e.getMessage());
            return 1;
        }
    }

    /** What of the command cannot be read at all; a word nobody knows may be the one that mattered. */
    private static Optional<String> slipIn(List<String> arguments, Map<String, String> options) {
        if (arguments.size() < 2 || arguments.get(1).startsWith("--")) {
            return Optional.of("Which change, of what?");
        }
        for (var option : options.keySet()) {
            if (!OPTIONS.contains(option)) {
                return Optional.of("There is no option --" + option + ".");
            }
        }
        return Stream.of("on", "source")
                .filter(option -> !options.containsKey(option))
                .findFirst()
                .map(option -> "--" + option + " is missing.");
    }

    private static List<GeographyChange> sorted(List<GeographyChange> changes) {
        return changes.stream()
                .sorted(Comparator.comparing(GeographyChange::effectiveOn))
                .toList();
    }

    private static Map<String, String> options(List<String> arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).startsWith("--")) {
                var name = arguments.get(i).substring(2);
                options.put(name, name.equals("write") || i + 1 == arguments.size() ? "" : arguments.get(++i));
            }
        }
        return options;
    }

    private static GeographyChange change(String command, String code, Map<String, String> options) {
        var place = place(options.get("at"));
        return new GeographyChange(
                day(options.get("on")),
                switch (command) {
                    case "rename" -> Kind.DISTRICT_RENAMED;
                    case "create" -> Kind.DISTRICT_CREATED;
                    case "move-local" -> Kind.LOCAL_MOVED;
                    default -> throw new IllegalArgumentException("no such change: " + command);
                },
                code,
                options.get("to"),
                options.containsKey("th") ? ThaiText.normalise(options.get("th")) : null,
                options.containsKey("en") ? ThaiText.normalise(options.get("en")) : null,
                place.isEmpty() ? null : place.get(0),
                place.isEmpty() ? null : place.get(1),
                ThaiText.normalise(options.get("source")));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(ThaiText.foldDigits(text.strip()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("--on " + text + " is no day; write it as 2027-01-01", e);
        }
    }

    private static List<Double> place(String text) {
        if (text == null) {
            return List.of();
        }
        try {
            var parts = text.split(",", -1);
            if (parts.length == 2) {
                return List.of(Double.valueOf(parts[0].strip()), Double.valueOf(parts[1].strip()));
            }
        } catch (NumberFormatException e) { // said below, with what was expected
        }
        throw new IllegalArgumentException("--at " + text + " is no place; write it as 15.596,101.475");
    }

    private void show(GeographyChange change, OfficeTree before, OfficeTree after) {
        var day = change.effectiveOn();
        var code = change.kind() == Kind.LOCAL_MOVED
                ? new OfficeCode("L" + change.code())
                : OfficeCode.ofDistrict(change.code());
        out.println("On " + day.minusDays(1) + ": " + line(before.on(day.minusDays(1)), code));
        out.println("On " + day + ": " + line(after.on(day), code));
        out.println("Districts on " + day + ": " + districts(after.on(day)) + " (without this change "
                + districts(before.on(day)) + ")");
        if (!day.isAfter(Bangkok.today(clock))) {
            out.println("Mind: the day is not in the future. Until every service runs the new release, they disagree.");
        }
    }

    private static String line(Offices offices, OfficeCode code) {
        return offices.find(code)
                .map(office -> code + " " + office.nameTh() + " (" + office.nameEn() + ") under "
                        + office.parent().map(OfficeCode::value).orElse("nobody"))
                .orElse(code + " is not there");
    }

    private static long districts(Offices offices) {
        return offices.all().stream()
                .filter(office -> office.level() == OfficeLevel.DISTRICT)
                .count();
    }

    /** The old table or the new one, never half of it. */
    private void write(GeographyChange change) throws IOException {
        var line = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(line)) {
            csv.writeRecord(change.fields());
        }
        var text = Files.readString(table);
        var whole = Files.createTempFile(table.toAbsolutePath().getParent(), "geography", ".csv");
        Files.writeString(whole, (text.endsWith("\n") ? text : text + "\n") + line);
        if (Files.getFileStore(table).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(
                    whole, Files.getPosixFilePermissions(table)); // a temporary file is its owner's
        }
        Files.move(whole, table, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
