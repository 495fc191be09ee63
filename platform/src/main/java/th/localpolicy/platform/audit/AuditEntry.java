package th.localpolicy.platform.audit;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One change of one row, as the database wrote it down in the transaction of the change. */
public record AuditEntry(
        @Schema(description = "Rises with time within a service · เพิ่มขึ้นตามเวลา", examples = "4711")
        long id,

        Instant at,

        @Schema(
                description =
                        "Whose officer did it; null where the service did by itself, on an event or by the clock · "
                                + "หน่วยงานของผู้กระทำ ว่างเมื่อระบบทำเอง",
                examples = "P36",
                nullable = true)
        String office,

        @Schema(description = "The token's subject, never a name · รหัสผู้ใช้ ไม่ใช่ชื่อ", nullable = true)
        String subject,

        @Schema(description = "From which address · หมายเลขไอพี", examples = "10.0.3.7", nullable = true)
        String address,

        @Schema(description = "The request's X-Correlation-Id", nullable = true)
        String correlation,

        @Schema(examples = "POST /api/v1/identities/0197f0c2-…/endorse", nullable = true)
        String request,

        @Schema(description = "What kind of thing was changed · ชนิดข้อมูล", examples = "identity")
        String kind,

        @Schema(description = "Which one · รหัสรายการ") String item,

        Action action,

        @Schema(
                description = "The changed fields as they were; all fields of what was deleted · ค่าเดิม",
                nullable = true,
                implementation = Object.class)
        JsonNode before,

        @Schema(
                description = "The changed fields as they are; all fields of what was created · ค่าใหม่",
                nullable = true,
                implementation = Object.class)
        JsonNode after) {

    /** What happened to the row. */
    public enum Action {
        CREATED,
        CHANGED,
        DELETED
    }
}
