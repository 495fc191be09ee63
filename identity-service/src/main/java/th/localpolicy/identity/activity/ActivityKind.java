package th.localpolicy.identity.activity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The nine kinds of activity of the guideline (3.3.1 (2), enclosure of letter มท 0810.6/ว 12509). */
@Schema(
        name = "ActivityKind",
        description = "SITE_DEVELOPMENT สร้างและพัฒนาปรับปรุงแหล่งท่องเที่ยว · SITE_MANAGEMENT บริหารจัดการแหล่ง ·"
                + " SITE_QUALITY รักษาคุณภาพแหล่ง · TOURISM_EVENT จัดกิจกรรม · SERVICE_DEVELOPMENT พัฒนาบริการ ·"
                + " PERSONNEL_DEVELOPMENT พัฒนาบุคลากร · KNOWLEDGE สร้างและเผยแพร่องค์ความรู้ ·"
                + " TOURISM_PRODUCT สร้างสินค้าทางการท่องเที่ยว · SAFETY รักษาความปลอดภัย")
public enum ActivityKind {
    /** สร้างและพัฒนาปรับปรุงแหล่งท่องเที่ยว */
    SITE_DEVELOPMENT,
    /** บริหารจัดการแหล่งท่องเที่ยว */
    SITE_MANAGEMENT,
    /** รักษาคุณภาพแหล่งท่องเที่ยว */
    SITE_QUALITY,
    /** จัดกิจกรรมการท่องเที่ยว */
    TOURISM_EVENT,
    /** พัฒนาบริการ */
    SERVICE_DEVELOPMENT,
    /** พัฒนาบุคลากร */
    PERSONNEL_DEVELOPMENT,
    /** สร้างและเผยแพร่องค์ความรู้ */
    KNOWLEDGE,
    /** สร้างสินค้าทางการท่องเที่ยว */
    TOURISM_PRODUCT,
    /** รักษาความปลอดภัย */
    SAFETY
}
