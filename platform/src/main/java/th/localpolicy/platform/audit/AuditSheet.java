package th.localpolicy.platform.audit;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeTree;
import th.localpolicy.platform.sheet.SheetColumn;
import th.localpolicy.platform.sheet.SheetLayout;

/** The trail as a sheet: a row for each entry, its time as the clock in Bangkok showed it, so that Excel sorts and filters it. */
@Singleton
class AuditSheet {

    private final SheetLayout<AuditEntry> layout;

    AuditSheet(OfficeTree offices) {
        this.layout = SheetLayout.of(
                "บันทึกการตรวจสอบ",
                SheetColumn.whole("ลำดับ", 12, AuditEntry::id),
                SheetColumn.time("เวลา (ค.ศ. เวลาไทย)", 20, AuditEntry::at),
                SheetColumn.text("รหัสหน่วยงาน", 12, AuditEntry::office),
                SheetColumn.text("หน่วยงาน", 30, entry -> nameOf(entry.office(), offices)),
                SheetColumn.text("ผู้ใช้", 38, AuditEntry::subject),
                SheetColumn.text("หมายเลขไอพี", 16, AuditEntry::address),
                SheetColumn.text("รหัสติดตาม", 38, AuditEntry::correlation),
                SheetColumn.text("คำขอ", 60, AuditEntry::request),
                SheetColumn.text("ชนิดข้อมูล", 20, AuditEntry::kind),
                SheetColumn.text("รหัสรายการ", 38, AuditEntry::item),
                SheetColumn.text("การกระทำ", 12, entry -> wordFor(entry.action())),
                SheetColumn.text("ค่าเดิม", 60, entry -> shown(entry.before())),
                SheetColumn.text("ค่าใหม่", 60, entry -> shown(entry.after())));
    }

    SheetLayout<AuditEntry> layout() {
        return layout;
    }

    private static String nameOf(String code, OfficeTree offices) {
        return code == null
                ? "ระบบ"
                : OfficeCode.parse(code)
                        .flatMap(offices::find)
                        .map(Office::nameTh)
                        .orElse(null);
    }

    private static String wordFor(AuditEntry.Action action) {
        return switch (action) {
            case CREATED -> "สร้าง";
            case CHANGED -> "แก้ไข";
            case DELETED -> "ลบ";
        };
    }

    private static String shown(JsonNode fields) {
        return fields == null ? null : fields.toString();
    }
}
