package th.localpolicy.reporting.kpi;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.Bangkok;

/** Of which KPI, for which day, and by which knowledge. */
public class KpiQuestion {

    private static final String ID = "[a-z0-9-]{1,64}";

    @PathParam("id")
    @Parameter(description = "The KPI · รหัสตัวชี้วัด", example = "soft-power-2568")
    String id;

    @QueryParam("asOf")
    @Parameter(
            description = "The business date to count for, not after today; today in Bangkok when absent · ณ วันที่",
            example = "2025-03-31")
    LocalDate asOf;

    @QueryParam("knownAt")
    @Parameter(description = "As the system knew it at this instant; all it knows when absent · ตามที่ระบบทราบ ณ เวลา")
    Instant knownAt;

    String id() {
        return id;
    }

    LocalDate day(Clock clock) {
        return Objects.requireNonNullElseGet(asOf, () -> Bangkok.today(clock));
    }

    Optional<Instant> knownAt() {
        return Optional.ofNullable(knownAt);
    }

    List<FieldFault> faults(Clock clock) {
        var faults = new ArrayList<FieldFault>();
        if (!id.matches(ID)) {
            faults.add(
                    new FieldFault("id", "ต้องเป็น a–z 0–9 และ - ยาว 1–64 ตัว", "must be 1 to 64 of a–z, 0–9 and -"));
        }
        if (asOf != null && !Bangkok.isBusinessDate(asOf)) {
            faults.add(outOfRange("asOf"));
        } else if (asOf != null && asOf.isAfter(Bangkok.today(clock))) {
            faults.add(new FieldFault(
                    "asOf",
                    "ต้องไม่หลังวันนี้ ยังไม่มีใครทราบตัวเลขของวันข้างหน้า",
                    "must not lie after today: nobody knows the figures of days to come"));
        }
        if (knownAt != null && !Bangkok.isBusinessTime(knownAt)) {
            faults.add(outOfRange("knownAt"));
        }
        return faults;
    }

    private static FieldFault outOfRange(String field) {
        return new FieldFault(
                field, "ต้องอยู่ระหว่างปี ค.ศ. 2000 ถึง 2199", "must lie between the years 2000 and 2199");
    }
}
