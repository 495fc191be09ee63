package th.localpolicy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The versions that nothing may ship, as {@code refused-libraries.txt} says. */
record RefusedLibraries(List<Fault> faults) {

    private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)+|never");
    private static final int LINE = 2;

    /**
     * A known fault of a library.
     *
     * @param mendedIn the first good version of each line of releases, ascending; empty when there is none
     */
    record Fault(String group, String artifact, List<List<BigInteger>> mendedIn, String knownAs) {

        boolean isOf(String group, String artifact, String version) {
            if (!this.group.equals(group) || !(this.artifact.equals("*") || this.artifact.equals(artifact))) {
                return false;
            }
            var numbers = numbers(version);
            return mendedIn.stream()
                    .filter(mended -> line(mended).equals(line(numbers)))
                    .findFirst()
                    .or(() -> mendedIn.stream().max(ORDER))
                    .map(mended -> ORDER.compare(numbers, mended) < 0)
                    .orElse(true);
        }
    }

    private static final Comparator<List<BigInteger>> ORDER = (one, other) -> {
        for (var i = 0; i < Math.max(one.size(), other.size()); i++) {
            var difference = at(one, i).compareTo(at(other, i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    };

    static RefusedLibraries read() {
        try (var in = RefusedLibraries.class.getResourceAsStream("/refused-libraries.txt")) {
            var faults = new ArrayList<Fault>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> faults.add(fault(line)));
            return new RefusedLibraries(List.copyOf(faults));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What speaks against shipping this version. */
    List<String> against(String group, String artifact, String version) {
        return faults.stream()
                .filter(fault -> fault.isOf(group, artifact, version))
                .map(Fault::knownAs)
                .toList();
    }

    private static Fault fault(String line) {
        var words = List.of(line.split("\\s+"));
        var library = words.getFirst().split(":");
        var mended = words.stream()
                .skip(1)
                .takeWhile(word -> VERSION.matcher(word).matches())
                .toList();
        var knownAs = String.join(" ", words.subList(1 + mended.size(), words.size()));
        if (library.length != 2 || mended.isEmpty() || knownAs.isBlank()) {
            throw new IllegalArgumentException("no library, versions and number of a fault: " + line);
        }
        return new Fault(
                library[0],
                library[1],
                mended.equals(List.of("never"))
                        ? List.of()
                        : mended.stream().map(RefusedLibraries::numbers).toList(),
                knownAs);
    }

    /** The leading numbers of a version: 4.1.130 of 4.1.130.Final. */
    private static List<BigInteger> numbers(String version) {
        var numbers = new ArrayList<BigInteger>();
        for (var part : version.split("[.-]")) {
            if (!part.matches("[0-9]+")) {
                break;
            }
            numbers.add(new BigInteger(part));
        }
        return numbers;
    }

    private static List<BigInteger> line(List<BigInteger> version) {
        return version.subList(0, Math.min(LINE, version.size()));
    }

    private static BigInteger at(List<BigInteger> version, int index) {
        return index < version.size() ? version.get(index) : BigInteger.ZERO;
    }
}
