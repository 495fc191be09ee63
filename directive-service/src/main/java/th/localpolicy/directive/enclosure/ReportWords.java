package th.localpolicy.directive.enclosure;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** When a report is due, as an official letter words it. */
final class ReportWords {

    private ReportWords() {}

    static String of(JsonNode rule) {
        var words = new StringBuilder("รายงาน");
        var day = rule.path("dueDay").asText("");
        var week = rule.path("weekOfMonth").asText("");
        words.append(
                switch (rule.path("every").asText()) {
                    case "QUARTER" ->
                        "ทุกไตรมาส"
                                + (!week.isEmpty()
                                        ? " สัปดาห์ที่ " + week + " ของเดือนสุดท้าย"
                                        : day.isEmpty() ? "" : " วันที่ " + day + " ของเดือนสุดท้าย");
                    case "ONCE" ->
                        "ภายใน " + ThaiOfficial.date(rule.path("dueOn").asText(""));
                    case "WEEK" ->
                        "ทุก"
                                + (day.isEmpty()
                                        ? "สัปดาห์"
                                        : "วัน"
                                                + DayOfWeek.of(rule.path("dueDay")
                                                                .asInt())
                                                        .getDisplayName(TextStyle.FULL, Locale.of("th"))
                                                        .replaceFirst("^วัน", ""));
                    default ->
                        !week.isEmpty()
                                ? "ภายในสัปดาห์ที่ " + week + " ของทุกเดือน"
                                : day.isEmpty() ? "ทุกเดือน" : "ทุกวันที่ " + day + " ของเดือน";
                });
        if (!rule.path("until").asText("").isEmpty()) {
            words.append(" จนถึงเดือน").append(monthOf(rule.path("until").asText()));
        }
        return ThaiOfficial.digits(words.toString());
    }

    /** Whether the clause names the day on which its report is due, and the month until which, where there is one. */
    static boolean standIn(String said, JsonNode rule) {
        var day = rule.path("every").asText().equals("ONCE")
                ? ThaiOfficial.date(rule.path("dueOn").asText(""))
                : rule.path("dueDay").asText("").isEmpty()
                        ? ""
                        : ThaiOfficial.digits("วันที่ " + rule.path("dueDay").asText());
        var until = rule.path("until").asText("");
        return !day.isEmpty()
                && Pattern.compile(Pattern.quote(day) + "(?![๐-๙])")
                        .matcher(said)
                        .find()
                && (until.isEmpty() || said.contains(monthOf(until)));
    }

    /** Such as กันยายน ๒๕๖๘. */
    private static String monthOf(String month) {
        var day = ThaiOfficial.date(month + "-01");
        return day.substring(day.indexOf(' ') + 1);
    }
}
