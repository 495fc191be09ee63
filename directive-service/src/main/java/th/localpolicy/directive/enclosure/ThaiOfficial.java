package th.localpolicy.directive.enclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;

import th.localpolicy.platform.thai.Bangkok;

/** Dates and figures as an official letter writes them: Thai digits, months in full, years of the Buddhist era. */
final class ThaiOfficial {

    private static final String[] MONTHS = {
        "มกราคม",
        "กุมภาพันธ์",
        "มีนาคม",
        "เมษายน",
        "พฤษภาคม",
        "มิถุนายน",
        "กรกฎาคม",
        "สิงหาคม",
        "กันยายน",
        "ตุลาคม",
        "พฤศจิกายน",
        "ธันวาคม"
    };

    private static final int BUDDHIST_ERA = 543;

    private ThaiOfficial() {}

    /** Arabic digits become Thai ones; the rest stays. */
    static String digits(String text) {
        if (text == null) {
            return null;
        }
        var chars = text.toCharArray();
        for (var i = 0; i < chars.length; i++) {
            if (chars[i] >= '0' && chars[i] <= '9') {
                chars[i] = (char) ('๐' + chars[i] - '0');
            }
        }
        return new String(chars);
    }

    static String number(long value) {
        return digits(String.format(Locale.ROOT, "%,d", value));
    }

    static String date(LocalDate day) {
        return day == null
                ? ""
                : digits(day.getDayOfMonth() + " ")
                        + MONTHS[day.getMonthValue() - 1]
                        + digits(" " + (day.getYear() + BUDDHIST_ERA));
    }

    /** A date of a JSON document; a text that is no date is given back as it is. */
    static String date(String iso) {
        return iso.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? date(LocalDate.parse(iso)) : digits(iso);
    }

    static String moment(Instant instant) {
        var local = instant.atZone(Bangkok.ZONE);
        return date(local.toLocalDate())
                + digits(String.format(Locale.ROOT, " %02d.%02d น.", local.getHour(), local.getMinute()));
    }

    static String moment(OffsetDateTime moment) {
        return moment == null ? "" : moment(moment.toInstant());
    }
}
