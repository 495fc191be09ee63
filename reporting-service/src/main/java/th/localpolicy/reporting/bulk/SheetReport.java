package th.localpolicy.reporting.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.sheet.Cell;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Form;

/**
 * A report out of the cells of one row. Groups of columns that are empty are left out, so that the second activity alone is
 * the report's first; what is wrong is told by the column it stands in.
 */
final class SheetReport {

    private static final Pattern IN_GROUP = Pattern.compile("(.*)\\[(\\d+)]");
    private static final Pattern ENTRY = Pattern.compile("(?:\\[\\d+])+$");
    private static final String ROOT = "report.";

    private final ObjectNode report = JsonNodeFactory.instance.objectNode();

    /** The place in the report of each group of columns that holds something, by the group's own path. */
    private final Map<String, Integer> places = new HashMap<>();

    private final Map<String, String> columns = new HashMap<>();
    private final List<FieldFault> faults = new ArrayList<>();

    private SheetReport() {}

    /** The report that the cells make, held against the form; refused with every fault at once. */
    static Outcome<CheckedReport> of(Header header, List<Cell> cells, Form form) {
        return new SheetReport().read(header, cells, form);
    }

    /** The refusal with its fields named by the columns that they came from. */
    static Refusal named(Header header, List<Cell> cells, Form form, Refusal refusal) {
        var row = new SheetReport();
        row.fill(header, cells, form);
        return new Refusal(
                refusal.type(),
                refusal.detail(),
                refusal.faults().stream()
                        .map(fault -> fault.field().startsWith(ROOT)
                                ? new FieldFault(row.titleOf(fault.field(), form), fault.detail())
                                : fault)
                        .toList());
    }

    private Outcome<CheckedReport> read(Header header, List<Cell> cells, Form form) {
        fill(header, cells, form);
        return checked(form);
    }

    private void fill(Header header, List<Cell> cells, Form form) {
        for (var bound : header.columns(form)) {
            var titled = bound.titled();
            var cell = cells.get(titled.index());
            if (!(cell instanceof Cell.Empty)) {
                try {
                    put(
                            bound.column().path(),
                            titled.title(),
                            CellReading.value(cell, bound.column(), titled.buddhist()));
                } catch (CellReading.Refused refused) {
                    faults.add(new FieldFault(titled.title(), refused.why()));
                }
            }
        }
        for (var foreign : header.foreign(form)) {
            if (!(cells.get(foreign.index()) instanceof Cell.Empty)) {
                faults.add(new FieldFault(
                        foreign.title(),
                        "แบบรายงานฉบับของเดือนนี้ไม่มีคอลัมน์นี้",
                        "the version of the form for this month has no such column"));
            }
        }
        for (var index : header.untitled()) {
            if (!(cells.get(index) instanceof Cell.Empty)) {
                faults.add(new FieldFault(
                        "column " + (index + 1),
                        "คอลัมน์ที่มีข้อมูลต้องมีหัวคอลัมน์",
                        "a column with content needs a title"));
            }
        }
    }

    private Outcome<CheckedReport> checked(Form form) {
        if (report.isEmpty() && !faults.isEmpty()) {
            return Outcome.refused(Refusal.invalid(faults));
        }
        return switch (form.check(report)) {
            case Outcome.Done<CheckedReport>(CheckedReport checked) when faults.isEmpty() -> Outcome.done(checked);
            case Outcome.Done<CheckedReport>(CheckedReport checked) -> Outcome.refused(Refusal.invalid(faults));
            case Outcome.Refused<CheckedReport>(Refusal refusal) -> {
                refusal.faults()
                        .forEach(fault -> faults.add(new FieldFault(titleOf(fault.field(), form), fault.detail())));
                yield Outcome.refused(new Refusal(refusal.type(), refusal.detail(), faults));
            }
        };
    }

    /** Puts a value where the path of its column says, group by group. */
    private void put(String path, String title, JsonNode value) {
        var steps = path.split("\\.");
        var at = report;
        var from = "";
        var to = "";
        for (int i = 0; i < steps.length; i++) {
            var inGroup = IN_GROUP.matcher(steps[i]);
            var last = i == steps.length - 1;
            from = from.isEmpty() ? steps[i] : from + "." + steps[i];
            var point = to.isEmpty() ? "" : ".";
            if (inGroup.matches()) {
                var group = at.withArrayProperty(inGroup.group(1));
                var place = places.computeIfAbsent(from, first -> added(group));
                to = to + point + inGroup.group(1) + "[" + place + "]";
                at = (ObjectNode) group.get(place);
            } else {
                to = to + point + steps[i];
                at = last ? at : at.withObjectProperty(steps[i]);
            }
        }
        at.set(steps[steps.length - 1], value);
        columns.put(to, title);
    }

    private static int added(ArrayNode group) {
        group.addObject();
        return group.size() - 1;
    }

    /** The title of the column that a field of the report came from, or would have. */
    private String titleOf(String field, Form form) {
        var path = field.startsWith(ROOT) ? field.substring(ROOT.length()) : field;
        for (var tried = path; !tried.isEmpty(); tried = ENTRY.matcher(tried).replaceFirst("")) {
            if (columns.containsKey(tried)) {
                return columns.get(tried);
            }
            if (!ENTRY.matcher(tried).find()) {
                break;
            }
        }
        return form.columns().stream()
                .filter(column -> column.path().equals(path))
                .map(column -> column.title().th())
                .findFirst()
                .orElse(path);
    }
}
