package th.localpolicy.stack.demo.registry;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import th.localpolicy.stack.demo.District;

/** What a district writes about its identity: a plausible one out of its name, without any person in it. */
final class Draft {
    private record Pattern(String category, String nameTh, String nameEn) {}

    private static final List<Pattern> PATTERNS = List.of(
            new Pattern("PRODUCT", "ผ้าทอพื้นเมือง%s", "Handwoven cloth of %s"),
            new Pattern("PRODUCT", "เครื่องจักสาน%s", "Basketry of %s"),
            new Pattern("PRODUCT", "เครื่องปั้นดินเผา%s", "Pottery of %s"),
            new Pattern("FOOD", "แกงพื้นบ้าน%s", "Village curry of %s"),
            new Pattern("FOOD", "ขนมพื้นบ้าน%s", "Traditional sweets of %s"),
            new Pattern("FOOD", "ข้าวพื้นเมือง%s", "Heirloom rice of %s"),
            new Pattern("HISTORICAL_PLACE", "ย่านชุมชนเก่า%s", "Old quarter of %s"),
            new Pattern("HISTORICAL_PLACE", "เส้นทางประวัติศาสตร์%s", "Heritage trail of %s"),
            new Pattern("ARTS_CULTURE", "ศิลปะการแสดงพื้นบ้าน%s", "Folk performance of %s"),
            new Pattern("ARTS_CULTURE", "ประเพณีท้องถิ่น%s", "Local festival of %s"));

    private Draft() {}

    /** The body of the POST; the same for the same district every time. */
    static Map<String, Object> of(District district) {
        Random random = new Random(district.code().hashCode());
        Pattern pattern = PATTERNS.get(random.nextInt(PATTERNS.size()));
        boolean alsoCulture = !pattern.category().equals("ARTS_CULTURE") && random.nextInt(3) == 0;
        Map<String, Object> body = new TreeMap<>();
        body.put("districtCode", district.code());
        body.put("nameTh", pattern.nameTh().formatted(district.nameTh()));
        body.put("nameEn", pattern.nameEn().formatted(district.nameEn()));
        body.put("categories", alsoCulture ? List.of(pattern.category(), "ARTS_CULTURE") : List.of(pattern.category()));
        body.put("origin", random.nextInt(4) == 0 ? "CREATED" : "SELECTED");
        body.put("description", "อัตลักษณ์ของอำเภอ" + district.nameTh() + " (ข้อมูลสาธิต)");
        body.put("leadOffice", district.office());
        body.put("place", Map.of("latitude", district.latitude(), "longitude", district.longitude()));
        return body;
    }
}
