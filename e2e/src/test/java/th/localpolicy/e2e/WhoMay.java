package th.localpolicy.e2e;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The table of who may do what, {@code who-may-do-what.txt}: the expectation is written once there, and a cell of it means
 * the roles that get through; every other role is 403.
 *
 * @param subject whose thing the operation is about
 * @param anonymous what somebody without a token is answered
 * @param roles the roles that get through, by how their office stands to the subject
 */
record WhoMay(String operation, String subject, int anonymous, Map<Relation, Set<String>> roles) {

    static final Set<String> ROLES = Set.of("officer", "approver", "auditor", "operator");

    private static final Map<Character, String> LETTERS =
            Map.of('o', "officer", 'a', "approver", 'u', "auditor", 'p', "operator");

    /** How an office stands to the one whose thing it is. */
    enum Relation {
        OWN,
        PARENT,
        CHILD,
        SIBLING,
        ELSEWHERE
    }

    /** The table as it stands beside the tests. */
    static Map<String, WhoMay> ofTheSystem() {
        return table(Contracts.read(RunningStack.PROJECT.resolve("e2e/src/test/resources/who-may-do-what.txt")));
    }

    /** The lines of the table by operation. A line that cannot be read fails at once. */
    static Map<String, WhoMay> table(String text) {
        var table = new HashMap<String, WhoMay>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(WhoMay::line)
                .forEach(line -> {
                    if (table.put(line.operation(), line) != null) {
                        throw new IllegalStateException("twice in the table: " + line.operation());
                    }
                });
        return table;
    }

    private static WhoMay line(String line) {
        var cells = line.split("\\s+");
        if (cells.length != 4 + Relation.values().length) {
            throw new IllegalStateException("not a line of the table: " + line);
        }
        var roles = new EnumMap<Relation, Set<String>>(Relation.class);
        for (var relation : Relation.values()) {
            roles.put(relation, roles(cells[4 + relation.ordinal()]));
        }
        return new WhoMay(cells[0] + " " + cells[1], cells[2], Integer.parseInt(cells[3]), roles);
    }

    private static Set<String> roles(String cell) {
        return switch (cell) {
            case "-" -> Set.of();
            case "all" -> ROLES;
            default ->
                cell.chars()
                        .mapToObj(letter -> LETTERS.get((char) letter))
                        .collect(Collectors.toCollection(TreeSet::new));
        };
    }

    boolean letsThrough(Relation relation, String role) {
        return roles.get(relation).contains(role);
    }

    /** The office that stands so to the subject. */
    String office(Relation relation) {
        var offices = Arrays.asList(
                switch (subject) {
                    case "D5002" -> new String[] {"D5002", "P50", "L500253", "D5003", "D9001"};
                    case "P50" -> new String[] {"P50", "DLA", "D5002", "P51", "D9001"};
                    case "DLA" -> new String[] {"DLA", "MOI", "P50", "L10", "D9001"};
                    case "MOI" -> new String[] {"MOI", "MOI", "DLA", "L10", "D9001"};
                    default -> throw new IllegalStateException("nobody knows the kin of " + subject);
                });
        return offices.get(relation.ordinal());
    }
}
