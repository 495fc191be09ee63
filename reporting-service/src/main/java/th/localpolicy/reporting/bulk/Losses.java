package th.localpolicy.reporting.bulk;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.reporting.form.Form;

/** What of a report a sheet has no columns for: a line of it would take that away, and nobody would see it go. */
final class Losses {

    static final Text WHY = new Text(
            "รายงานที่ส่งไว้แล้วมีข้อมูลที่ไฟล์นี้ไม่มีคอลัมน์ให้ หากรับบรรทัดนี้ข้อมูลนั้นจะหายไป (ดู faults)"
                    + " ให้ส่งออกรายงานใหม่แล้วแก้ไขในไฟล์นั้น",
            "The report that is there holds what this file has no column for, and would lose it by this line (see faults)."
                    + " Export the reports again and correct that file.");

    private static final Pattern ENTRY = Pattern.compile("\\[\\d+]");

    /** Every column's field, whichever entry of its group it is of. */
    private final Set<String> fields = new HashSet<>();

    /** How many entries of each group have columns. */
    private final Map<String, Set<String>> entries = new LinkedHashMap<>();

    private final Map<String, FieldFault> lost = new LinkedHashMap<>();
    private final Form form;

    private Losses(Collection<String> columns, Form form) {
        this.form = form;
        for (var path : columns) {
            fields.add(ENTRY.matcher(path).replaceAll("[]"));
            var entry = path.indexOf(']');
            if (entry > 0) {
                entries.computeIfAbsent(path.substring(0, path.indexOf('[')), group -> new HashSet<>())
                        .add(path.substring(0, entry));
            }
        }
    }

    /**
     * @param columns the paths of the file's columns
     * @return what would be lost, each under the title of its column or group; empty when there is room for everything
     */
    static List<FieldFault> of(Collection<String> columns, Form form, JsonNode standing) {
        var losses = new Losses(columns, form);
        losses.object(standing, "", "");
        return List.copyOf(losses.lost.values());
    }

    private void object(JsonNode object, String at, String field) {
        for (var property : object.properties()) {
            var path = at.isEmpty() ? property.getKey() : at + "." + property.getKey();
            var name = field.isEmpty() ? property.getKey() : field + "." + property.getKey();
            var value = property.getValue();
            if (value.isObject()) {
                object(value, path, name);
            } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
                group(value, path, name);
            } else if (!fields.contains(name) && !name.equals("nil") && !(value.isArray() && value.isEmpty())) {
                lost.putIfAbsent(
                        name,
                        new FieldFault(
                                form.titleOf("report." + path),
                                "ไฟล์นี้ไม่มีคอลัมน์ของข้อมูลนี้",
                                "the file has no column for it"));
            }
        }
    }

    private void group(JsonNode group, String path, String name) {
        var room = entries.getOrDefault(path, Set.of()).size();
        if (group.size() > room) {
            lost.put(
                    name,
                    new FieldFault(
                            form.titleOf("report." + path),
                            "รายงานที่ส่งไว้มี %d รายการ แต่ไฟล์นี้มีคอลัมน์เพียง %d รายการ"
                                    .formatted(group.size(), room),
                            "the report has %d of them, the file columns for %d only".formatted(group.size(), room)));
            return;
        }
        for (var i = 0; i < group.size(); i++) {
            object(group.get(i), path + "[" + i + "]", name + "[]");
        }
    }
}
