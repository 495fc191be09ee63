package th.localpolicy.directive.enclosure;

import java.util.Map;

/**
 * To whom a letter is written. One writes to the head of an office, a governor or a chief district officer (clause 11); a
 * stamped letter goes to the office itself (clause 13).
 */
final class Salutation {

    private static final Map<String, String> HEADS = Map.of(
            "MINISTRY", "ปลัดกระทรวงมหาดไทย",
            "DEPARTMENT", "อธิบดีทุกกรม",
            "CLUSTER", "ผู้ว่าราชการจังหวัดทุกกลุ่มจังหวัด",
            "PROVINCE", "ผู้ว่าราชการจังหวัดทุกจังหวัด",
            "DISTRICT", "นายอำเภอทุกอำเภอ",
            "LOCAL", "ผู้บริหารองค์กรปกครองส่วนท้องถิ่นทุกแห่ง");

    private static final Map<String, String> OFFICES = Map.of(
            "MINISTRY", "กระทรวงมหาดไทย",
            "DEPARTMENT", "ทุกกรม",
            "CLUSTER", "ทุกกลุ่มจังหวัด",
            "PROVINCE", "จังหวัดทุกจังหวัด",
            "DISTRICT", "อำเภอทุกอำเภอ",
            "LOCAL", "องค์กรปกครองส่วนท้องถิ่นทุกแห่ง");

    private Salutation() {}

    static String toAll(String level, boolean stamped) {
        return (stamped ? OFFICES : HEADS).getOrDefault(level, level);
    }

    /** @param office its Thai name */
    static String to(String office, boolean stamped) {
        if (stamped) {
            return office;
        }
        if (office.startsWith("จังหวัด") || office.equals("กรุงเทพมหานคร")) {
            return "ผู้ว่าราชการ" + office;
        }
        if (office.startsWith("กระทรวง")) {
            return "ปลัด" + office;
        }
        if (office.startsWith("กรม")) {
            return "อธิบดี" + office;
        }
        if (office.startsWith("เทศบาล")) {
            return "นายกเทศมนตรี" + office.substring("เทศบาล".length());
        }
        if (office.startsWith("องค์การบริหารส่วน") || office.equals("เมืองพัทยา")) {
            return "นายก" + office;
        }
        return office.startsWith("อำเภอ") ? "นาย" + office : office;
    }
}
