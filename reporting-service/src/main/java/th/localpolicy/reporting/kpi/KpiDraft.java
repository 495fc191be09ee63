package th.localpolicy.reporting.kpi;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.FiscalQuarter;

/**
 * A KPI as the department defines it.
 *
 * @param universe of how many districts; all of them when absent; a share has none
 * @param targets of one to four quarters of the year; of districts cumulative, of a share in percent
 */
@Schema(name = "KpiDraft")
public record KpiDraft(
        @Schema(examples = "soft-power-2569", required = true)
        String id,

        @Schema(examples = "2569", required = true) Integer fiscalYear,
        @Schema(required = true) Kpi.Measure measure,
        @Schema(examples = "878", nullable = true) Integer universe,

        @Schema(examples = "{\"2569-Q2\":600,\"2569-Q4\":878}", required = true)
        SortedMap<String, Integer> targets) {

    private static final String ID = "[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?";

    /** The first and the last year, Buddhist era, all of whose days are days of business. */
    private static final int FIRST_YEAR = 2544;

    private static final int LAST_YEAR = 2700;

    /** What is wrong with it, all of it; nothing when it is in order. */
    List<FieldFault> faults(int districts) {
        var faults = new ArrayList<FieldFault>();
        if (id == null || !id.matches(ID)) {
            faults.add(new FieldFault(
                    "id",
                    "ต้องเป็น a–z 0–9 และ - ยาว 1–64 ตัว ไม่ขึ้นต้นหรือลงท้ายด้วย -",
                    "must be 1 to 64 of a–z, 0–9 and -, not beginning or ending with -"));
        }
        if (measure == null) {
            faults.add(new FieldFault("measure", "ต้องระบุสิ่งที่วัด", "is required"));
        }
        var year = fiscalYear != null && fiscalYear >= FIRST_YEAR && fiscalYear <= LAST_YEAR;
        if (!year) {
            faults.add(new FieldFault(
                    "fiscalYear",
                    "ต้องเป็นปีงบประมาณ พ.ศ. %d–%d".formatted(FIRST_YEAR, LAST_YEAR),
                    "must be a fiscal year of the Buddhist era, %d to %d".formatted(FIRST_YEAR, LAST_YEAR)));
        }
        if (universe != null && measure != null && measure.isShare()) {
            faults.add(new FieldFault(
                    "universe", "ตัวชี้วัดร้อยละไม่มีจำนวนเต็มของตน", "a share has none: it is what was due"));
        } else if (universe != null && (universe < 1 || universe > districts)) {
            faults.add(new FieldFault(
                    "universe",
                    "ต้องอยู่ระหว่าง 1 ถึง %d".formatted(districts),
                    "must lie between 1 and " + districts));
        }
        if (targets == null || targets.isEmpty()) {
            faults.add(new FieldFault(
                    "targets", "ต้องมีเป้าหมายอย่างน้อยหนึ่งไตรมาส", "at least one quarter needs a target"));
        } else if (targets.size() > 4) {
            faults.add(new FieldFault("targets", "ปีหนึ่งมีสี่ไตรมาส", "a year has four quarters"));
        } else if (year && measure != null) {
            targetFaults(faults, measure.isShare() ? 100 : universe == null ? districts : universe);
        }
        return faults;
    }

    private void targetFaults(List<FieldFault> faults, int most) {
        var before = 0;
        for (var target : new TreeMap<>(targets).entrySet()) {
            var field = "targets." + target.getKey();
            if (FiscalQuarter.parse(target.getKey())
                    .filter(quarter -> quarter.year().be() == fiscalYear)
                    .isEmpty()) {
                faults.add(new FieldFault(
                        field,
                        "ต้องเป็นไตรมาสของปีงบประมาณ เช่น %d-Q2".formatted(fiscalYear),
                        "must be a quarter of the fiscal year, such as %d-Q2".formatted(fiscalYear)));
            } else if (target.getValue() == null || target.getValue() < 1 || target.getValue() > most) {
                faults.add(new FieldFault(
                        field, "ต้องอยู่ระหว่าง 1 ถึง %d".formatted(most), "must lie between 1 and " + most));
            } else if (!measure.isShare() && target.getValue() < before) {
                faults.add(new FieldFault(
                        field,
                        "เป้าหมายสะสมต้องไม่น้อยกว่าไตรมาสก่อน",
                        "is cumulative: not less than the quarter before"));
            } else {
                before = target.getValue();
            }
        }
    }

    /** The KPI; only of a draft without faults. */
    Kpi kpi(int districts) {
        var named = new TreeMap<String, Integer>();
        targets.forEach((quarter, target) ->
                named.put(FiscalQuarter.parse(quarter).orElseThrow().toString(), target));
        return new Kpi(
                id,
                fiscalYear,
                measure,
                measure.isShare() ? null : universe == null ? Integer.valueOf(districts) : universe,
                named);
    }
}
