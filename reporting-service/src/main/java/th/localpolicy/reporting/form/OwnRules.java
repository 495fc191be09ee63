package th.localpolicy.reporting.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import th.localpolicy.platform.problem.Refusal.FieldFault;

/** What a schema cannot say of a report. */
final class OwnRules {

    /** What a report of nothing done may still hold. */
    private static final Set<String> BESIDE_NIL = Set.of("nil", "problems", "suggestions", "nextMonth");

    private OwnRules() {}

    static void hold(ObjectNode schema, ObjectNode report, Faults faults) {
        var nil = report.path("nil").booleanValue();
        var content = false;
        for (var field : schema.get("properties").properties()) {
            var given = report.get(field.getKey());
            if (given == null) {
                continue;
            }
            if (field.getValue().path("readOnly").booleanValue()) {
                faults.add(
                        Faults.ROOT + "." + field.getKey(),
                        "ระบบคำนวณช่องนี้เอง ไม่รับค่าที่กรอก",
                        "is computed by the system and never typed");
            }
            var holds = !field.getValue().path("x-personal").booleanValue()
                    && !field.getKey().equals("nil")
                    && !(given.isContainerNode() && given.isEmpty());
            content |= holds;
            if (nil && holds && !BESIDE_NIL.contains(field.getKey())) {
                faults.add(
                        Faults.ROOT + "." + field.getKey(),
                        "ระบุว่าไม่มีผลการดำเนินงาน จึงต้องไม่มีข้อมูลในช่องนี้",
                        "must be empty, for the report says that nothing was done");
            }
        }
        if (!nil && !content) {
            faults.add(
                    Faults.ROOT,
                    "ไม่มีข้อมูล หากไม่มีผลการดำเนินงานในเดือนนี้ให้ระบุ nil เป็น true",
                    "is empty; say nil: true when nothing was done this month");
        }
        for (var i = 0; i < report.path("activities").size(); i++) {
            endAfterStart(report.get("activities").get(i), Faults.ROOT + ".activities[" + i + "]", faults);
        }
    }

    static List<FieldFault> outside(JsonNode activities, LocalDate first, LocalDate last) {
        var faults = new ArrayList<FieldFault>();
        for (var i = 0; i < activities.size(); i++) {
            var path = Faults.ROOT + ".activities[" + i + "]";
            var start = activities.get(i).path("startsOn").asText();
            var end = activities.get(i).path("endsOn").asText();
            if (start.compareTo(last.toString()) > 0) {
                faults.add(outside(path + ".startsOn", first, last, ""));
            } else if (end.isEmpty() && !start.isEmpty() && start.compareTo(first.toString()) < 0) {
                faults.add(
                        outside(path + ".startsOn", first, last, " หากทำต่อเนื่องถึงเดือนที่รายงานให้ระบุวันสิ้นสุด"));
            } else if (!end.isEmpty() && end.compareTo(first.toString()) < 0) {
                faults.add(outside(path + ".endsOn", first, last, ""));
            }
        }
        return faults;
    }

    private static FieldFault outside(String path, LocalDate first, LocalDate last, String thaiHint) {
        return new FieldFault(
                path,
                "กิจกรรมอยู่นอกช่วงที่รายงาน (%s ถึง %s) ให้รายงานในเดือนที่ทำ%s".formatted(first, last, thaiHint),
                "the activity lies outside what is reported on (%s to %s); report it in its own month%s"
                        .formatted(first, last, thaiHint.isEmpty() ? "" : ", or say on which day it ends"));
    }

    private static void endAfterStart(JsonNode activity, String path, Faults faults) {
        var start = activity.path("startsOn").asText();
        var end = activity.path("endsOn").asText();
        if (!start.isEmpty() && !end.isEmpty() && end.compareTo(start) < 0) {
            faults.add(path + ".endsOn", "ต้องไม่ก่อนวันเริ่ม", "must not be before the first day");
        }
    }
}
