package th.localpolicy.directive.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import th.localpolicy.directive.intake.LetterDraft.Addressee;
import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;

/**
 * Which offices are meant by the names and posts in letters. A name that more than one office bears is settled by the
 * province or district that writes; when it does not settle it, nobody is meant.
 */
final class OfficeNames {

    /** How the name of an office begins. */
    static final Pattern OFFICE = Pattern.compile(
            "^(?:กระทรวง|ทบวง|กรม|สำนัก|ศาลากลาง|จังหวัด|ที่ว่าการ|ที่ทำการ|อำเภอ|องค์การ|เทศบาล|เมืองพัทยา"
                    + "|กรุงเทพมหานคร|มหาวิทยาลัย|วิทยาลัย|โรงเรียน|โรงพยาบาล|คณะกรรมการ|กลุ่มงาน|ฝ่าย|กอง|ศูนย์|สถาบัน|สถานี|อบต|อบจ|ทต|ทม|ทน)");

    /** A post at the start of an addressee; between two of them stands at most a space or และ. */
    private static final Pattern POST = Pattern.compile(
            "(?<= |และ|,|^)(?=(?:ผู้ว่าราชการ|รองผู้ว่า|ปลัด|อธิบดี|เลขาธิการ|ผู้อำนวยการ|หัวหน้า|นายอำเภอ|นายก"
                    + "|ท้องถิ่น(?:จังหวัด|อำเภอ)|ผู้บัญชาการ|ผู้บังคับการ|ประธาน|รัฐมนตรี|อธิการบดี|คณบดี|ผู้จัดการ|ผู้ตรวจราชการ"
                    + "|(?:สาธารณสุข|เกษตร|ปศุสัตว์|ประมง|พัฒนาการ|วัฒนธรรม|พาณิชย์|อุตสาหกรรม|สรรพากร|ขนส่ง|ที่ดิน|คลัง|แรงงาน|จัดหางาน|ศึกษาธิการ|โยธาธิการและผังเมือง|ประชาสัมพันธ์)(?:จังหวัด|อำเภอ)"
                    + "|กำนัน|ผู้ใหญ่บ้าน|เจ้าอาวาส|คณะกรรมการ|กระทรวง|กรม|สำนัก|จังหวัด|อำเภอ|เทศบาล|องค์การ))");

    private static final Pattern EVERY = Pattern.compile("ทุก ?(กลุ่มจังหวัด|กลุ่ม|จังหวัด|อำเภอ|แห่ง|กรม)|ทั่วประเทศ");

    private static final String[][] HEADS = {
        {"ผู้ว่าราชการจังหวัด", "จังหวัด"},
        {"ศาลากลางจังหวัด", "จังหวัด"},
        {"นายอำเภอ", "อำเภอ"},
        {"ที่ว่าการอำเภอ", "อำเภอ"},
        {"นายกองค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนจังหวัด"},
        {"นายกองค์การบริหารส่วนตำบล", "องค์การบริหารส่วนตำบล"},
        {"นายก อบจ.", "องค์การบริหารส่วนจังหวัด"},
        {"นายก อบต.", "องค์การบริหารส่วนตำบล"},
        {"นายกเทศมนตรี", "เทศบาล"},
        {"นายกเมืองพัทยา", "เมืองพัทยา"},
        {"ผู้ว่าราชการกรุงเทพมหานคร", "กรุงเทพมหานคร"},
        {"อบต.", "องค์การบริหารส่วนตำบล"},
        {"อบจ.", "องค์การบริหารส่วนจังหวัด"},
        {"ปลัดกระทรวงมหาดไทย", "กระทรวงมหาดไทย"},
        {"รัฐมนตรีว่าการกระทรวงมหาดไทย", "กระทรวงมหาดไทย"},
        {"อธิบดีกรม", "กรม"},
        {"ปลัดกระทรวง", "กระทรวง"}
    };

    private final OfficeTree tree;
    private final Map<String, List<Office>> byName = new HashMap<>();

    OfficeNames(OfficeTree tree) {
        this.tree = tree;
        for (var office : tree.all()) {
            byName.computeIfAbsent(office.nameTh().replace(" ", ""), name -> new ArrayList<>())
                    .add(office);
        }
    }

    /** The office of this name or of the post that heads it; near is the office that writes, when known. */
    Optional<OfficeCode> find(String words, OfficeCode near) {
        var name = words.strip();
        for (var head : HEADS) {
            if (name.startsWith(head[0])) {
                name = head[1] + name.substring(head[0].length()).strip();
                break;
            }
        }
        return named(name.strip(), near);
    }

    /** The office that bears exactly this name; of several, the one in the area of the office that writes. */
    Optional<OfficeCode> named(String name, OfficeCode near) {
        var found = byName.getOrDefault(name.replace(" ", ""), List.of());
        if (found.size() > 1 && near != null) {
            found = found.stream()
                    .filter(office -> tree.covers(near, office.code()))
                    .toList();
        }
        return found.size() == 1 && !name.endsWith(" ")
                ? Optional.of(found.getFirst().code())
                : Optional.empty();
    }

    /** The office whose name the words begin with, the longest such name. */
    Optional<OfficeCode> atStartOf(String words) {
        return find(words, null).or(() -> {
            var first = words.indexOf(' ');
            return first < 0 ? Optional.empty() : find(words.substring(0, first), null);
        });
    }

    /** The office of a province, by its name without จังหวัด. */
    Optional<OfficeCode> province(String name) {
        return name == null ? Optional.empty() : find("จังหวัด" + name, null);
    }

    /** The addressees of a line, one post each. */
    List<Reading<Addressee>> addressees(String line, OfficeCode near) {
        var all = new ArrayList<Reading<Addressee>>();
        for (var part : POST.split(line)) {
            var text = part.strip().replaceFirst("[ ,]*(?:และ|,)$", "").strip();
            if (!text.isEmpty() && all.size() < 100) {
                all.add(addressee(text, near));
            }
        }
        return all;
    }

    private Reading<Addressee> addressee(String text, OfficeCode near) {
        var levels = new ArrayList<String>();
        var offices = new ArrayList<String>();
        var every = EVERY.matcher(text);
        if (every.find()) {
            level(text, every.group(1)).ifPresent(level -> levels.add(level.name()));
        } else if (text.equals("ผู้ว่าราชการจังหวัด") && near == null) {
            levels.add(OfficeLevel.PROVINCE.name()); // of none in particular, in a circular from outside the provinces
        } else {
            find(text, near).ifPresent(code -> offices.add(code.value()));
        }
        var resolved = !levels.isEmpty() || !offices.isEmpty();
        return new Reading<>(new Addressee(text, levels, offices), text, resolved ? 0.9 : 0.6);
    }

    private static Optional<OfficeLevel> level(String text, String every) {
        if (text.startsWith("หัวหน้ากลุ่มจังหวัด") || text.startsWith("กลุ่มจังหวัด")) {
            return Optional.of(OfficeLevel.CLUSTER);
        }
        if (text.startsWith("ผู้ว่าราชการจังหวัด")
                || text.startsWith("จังหวัด")
                || text.startsWith("ท้องถิ่นจังหวัด")
                || text.startsWith("สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด")) {
            return Optional.of(OfficeLevel.PROVINCE);
        }
        if (text.startsWith("นายอำเภอ")
                || text.startsWith("อำเภอ")
                || text.startsWith("ท้องถิ่นอำเภอ")
                || text.startsWith("สำนักงานส่งเสริมการปกครองท้องถิ่นอำเภอ")) {
            return Optional.of(OfficeLevel.DISTRICT);
        }
        if (text.startsWith("นายก")
                || text.startsWith("องค์การบริหาร")
                || text.startsWith("เทศบาล")
                || text.startsWith("องค์กรปกครอง")) {
            return Optional.of(OfficeLevel.LOCAL);
        }
        return "จังหวัด".equals(every) && text.startsWith("หัวหน้า")
                ? Optional.of(OfficeLevel.PROVINCE)
                : Optional.empty();
    }
}
