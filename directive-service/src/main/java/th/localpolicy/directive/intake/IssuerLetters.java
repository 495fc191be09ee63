package th.localpolicy.directive.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import th.localpolicy.platform.office.ReferenceTable;

/**
 * The letters before a number that say whose it is: a province's abbreviation or that of a ministry or an agency of the
 * same standing (annex 1 of the regulation).
 */
final class IssuerLetters {

    private static final Set<String> CENTRAL = Set.of(
            "นร", "กห", "กค", "กต", "กก", "พม", "อว", "กษ", "คค", "ดศ", "ทส", "พน", "พณ", "มท", "ยธ", "รง", "วธ", "ศธ",
            "สธ", "อก", "วท", "ทก", "ตช", "พศ", "รล", "สร", "ปง", "อส", "ตผ", "ปช", "กกต", "ลต", "สม", "ศป", "ศย", "ศร",
            "สผ", "สว", "ผผ", "กสม", "สลก", "กสทช", "รบ", "วช", "ปปช", "ปปท", "กท");

    /** Letters that a scan, or a tired eye, takes for one another. */
    private static final String[] ALIKE = {
        "ขชซฃ", "คดตศฅ", "นมฆ", "บปษข", "พผฟฝทฬห", "ลสอฮ", "กถภฎฏฤ", "รธฐ", "จวฉา", "ยผษ", "ฒณญ", "งฆ"
    };

    private final Map<String, String> provinces = new HashMap<>();

    IssuerLetters() {
        for (var province : ReferenceTable.PROVINCES.rows()) {
            provinces.put(province.getField("abbreviation_th"), province.getField("name_th"));
        }
    }

    boolean exist(String letters) {
        return CENTRAL.contains(letters) || provinces.containsKey(letters);
    }

    /** The name of the province with this abbreviation; null when there is none. */
    String province(String letters) {
        return provinces.get(letters);
    }

    /**
     * The province that was meant by letters that do not exist: the one that the text names most often among those whose
     * abbreviation differs in one letter of like shape. Null when there is none, or no telling.
     */
    String meant(String letters, String text) {
        String best = null;
        var most = 0;
        for (var province : provinces.entrySet()) {
            if (!isAlike(letters, province.getKey())) {
                continue;
            }
            var times = times("จังหวัด" + province.getValue(), text);
            if (times == most) {
                best = null;
            } else if (times > most) {
                most = times;
                best = province.getKey();
            }
        }
        return best;
    }

    private static boolean isAlike(String printed, String real) {
        if (printed.length() != real.length()) {
            return false;
        }
        var different = 0;
        for (var i = 0; i < real.length(); i++) {
            var a = printed.charAt(i);
            var b = real.charAt(i);
            if (a != b) {
                different++;
                var alike = false;
                for (var group : ALIKE) {
                    alike |= group.indexOf(a) >= 0 && group.indexOf(b) >= 0;
                }
                if (!alike) {
                    return false;
                }
            }
        }
        return different == 1;
    }

    private static int times(String word, String text) {
        var times = 0;
        for (var at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            times++;
        }
        return times;
    }
}
