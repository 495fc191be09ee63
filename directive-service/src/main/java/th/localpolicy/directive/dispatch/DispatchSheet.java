package th.localpolicy.directive.dispatch;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.sheet.SheetFormat;

/** The words by which sheets name what an office did with a letter, and the media types they are asked for by. */
public final class DispatchSheet {

    /** Less wanted than JSON by a client that takes anything. */
    public static final String CSV = SheetFormat.CSV_TYPE + ";qs=0.5";

    public static final String XLSX = SheetFormat.XLSX_TYPE + ";qs=0.4";

    private DispatchSheet() {}

    public static String done(DispatchStatus status) {
        return switch (status) {
            case SENT -> "ยังไม่ได้รับ";
            case RECEIVED -> "รับแล้ว";
            case ACKNOWLEDGED -> "รับทราบแล้ว";
            case FORWARDED -> "ส่งต่อแล้ว";
            case COMPLETED -> "ดำเนินการแล้วเสร็จ";
            case CANCELLED -> "ยกเลิก";
        };
    }

    public static String level(OfficeLevel level) {
        return switch (level) {
            case MINISTRY -> "กระทรวง";
            case DEPARTMENT -> "กรม";
            case CLUSTER -> "กลุ่มจังหวัด";
            case PROVINCE -> "จังหวัด";
            case DISTRICT -> "อำเภอ";
            case LOCAL -> "องค์กรปกครองส่วนท้องถิ่น";
        };
    }

    static String via(ReceivedVia via) {
        return switch (via) {
            case SYSTEM -> "ทางระบบ";
            case PAPER -> "เป็นกระดาษ";
            case EMAIL -> "ทางไปรษณีย์อิเล็กทรอนิกส์";
            case LINE -> "ทางไลน์";
        };
    }

    /** As it is printed on a letter; nothing where it is handled as usual. */
    static String urgency(String urgency) {
        return switch (urgency) {
            case "MOST_URGENT" -> "ด่วนที่สุด";
            case "VERY_URGENT" -> "ด่วนมาก";
            case "URGENT" -> "ด่วน";
            default -> "";
        };
    }
}
