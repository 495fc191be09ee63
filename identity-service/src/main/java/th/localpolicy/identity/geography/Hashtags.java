package th.localpolicy.identity.geography;

import java.util.List;
import java.util.regex.Pattern;

/** The four hashtags of the programme: two the same everywhere, one of the province, one of the district. */
final class Hashtags {

    /** A tag ends at whatever is no letter, mark or digit: the hyphen of สุไหงโก-ลก has no place in one. */
    private static final Pattern NOT_IN_A_TAG = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_]");

    private Hashtags() {}

    static List<String> of(String provinceName, String districtName) {
        return List.of(
                "#เที่ยวท้องถิ่น", "#ของดีบ้านเรา", "#จังหวัด" + tag(provinceName), "#อำเภอ" + tag(districtName));
    }

    private static String tag(String name) {
        return NOT_IN_A_TAG.matcher(name).replaceAll("");
    }
}
