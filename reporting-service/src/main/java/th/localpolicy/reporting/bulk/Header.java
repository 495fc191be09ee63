package th.localpolicy.reporting.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.ThaiText;
import th.localpolicy.reporting.form.Column;
import th.localpolicy.reporting.form.Form;

/**
 * What the columns of a sheet mean. A column is headed by the name of its field, or its title in Thai or English; one of
 * dates says by {@code (พ.ศ.)} or {@code _be} behind it that its years are Buddhist.
 */
final class Header {

    private static final Pattern BUDDHIST = Pattern.compile("(?i)(.*?)\\s*(?:\\(\\s*พ\\.?\\s?ศ\\.?\\s*\\)|_be)");

    /**
     * One column.
     *
     * @param title    as it stands in the file
     * @param key      by which titles are compared, without the mark of Buddhist years
     * @param buddhist whether its years are Buddhist
     */
    record Titled(int index, String title, String key, boolean buddhist) {

        static Titled of(int index, String title) {
            var marked = BUDDHIST.matcher(title);
            return marked.matches()
                    ? new Titled(index, title, ThaiText.searchKey(marked.group(1)), true)
                    : new Titled(index, title, ThaiText.searchKey(title), false);
        }
    }

    /** A column of the file that is one of the form's. */
    record Bound(Titled titled, Column column) {}

    private static final Map<String, KeyColumn> KEY_COLUMNS = keyColumns();

    private final Map<KeyColumn, Titled> keys;
    private final List<Titled> others;
    private final List<Integer> untitled;
    private final Map<Form, List<Bound>> bound = new HashMap<>();

    private Header(Map<KeyColumn, Titled> keys, List<Titled> others, List<Integer> untitled) {
        this.keys = keys;
        this.others = others;
        this.untitled = untitled;
    }

    private static Map<String, KeyColumn> keyColumns() {
        var columns = new HashMap<String, KeyColumn>();
        for (var column : KeyColumn.values()) {
            column.names().forEach(name -> columns.put(ThaiText.searchKey(name), column));
        }
        return columns;
    }

    /**
     * Reads a header.
     *
     * @param versions of the form that the file is by; a column of any of them is known
     * @return the header, or {@code invalid-request} with every column that is no column of the form
     */
    static Outcome<Header> of(List<String> titles, List<Form> versions) {
        var keys = new LinkedHashMap<KeyColumn, Titled>();
        var others = new ArrayList<Titled>();
        var untitled = new ArrayList<Integer>();
        var faults = new ArrayList<FieldFault>();
        for (int i = 0; i < titles.size(); i++) {
            var titled = Titled.of(i, titles.get(i));
            var key = KEY_COLUMNS.get(titled.key());
            if (titled.key().isEmpty()) {
                untitled.add(i);
            } else if (key == KeyColumn.TOLD) {
                continue;
            } else if (key != null && keys.putIfAbsent(key, titled) == null) {
                continue;
            } else if (key == null
                    && versions.stream().anyMatch(form -> columnOf(form, titled).isPresent())) {
                others.add(titled);
            } else {
                faults.add(new FieldFault(
                        shown(titled.title()),
                        key == null ? "ไม่มีคอลัมน์นี้ในแบบรายงาน" : "มีคอลัมน์ความหมายเดียวกันอยู่แล้ว",
                        key == null ? "is no column of the form" : "another column means the same"));
            }
        }
        return faults.isEmpty()
                ? Outcome.done(new Header(keys, others, untitled))
                : Outcome.refused(Refusal.invalid(faults));
    }

    private static String shown(String title) {
        return title.length() <= 100 ? title : title.substring(0, 100);
    }

    private static Optional<Column> columnOf(Form form, Titled titled) {
        return form.column(titled.key());
    }

    Optional<Titled> key(KeyColumn column) {
        return Optional.ofNullable(keys.get(column));
    }

    /** The places of columns that nothing stands above. */
    List<Integer> untitled() {
        return untitled;
    }

    /** The columns of the file that this version of the form has, from left to right. */
    List<Bound> columns(Form form) {
        return bound.computeIfAbsent(
                form,
                version -> others.stream()
                        .flatMap(titled -> columnOf(version, titled).stream().map(column -> new Bound(titled, column)))
                        .toList());
    }

    /** The columns of the file that only other versions of the form have. */
    List<Titled> foreign(Form form) {
        var known = columns(form).stream().map(Bound::titled).toList();
        return others.stream().filter(titled -> !known.contains(titled)).toList();
    }
}
