package th.localpolicy.directive.coverage;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.thai.FiscalQuarter;

/** Which part of a letter's tree is asked for, as the query says. */
public class LetterPart {

    static final String OFFICE = "MOI|DLA|P[0-9]{2}|D[0-9]{4}|L[0-9]{2,6}";

    @QueryParam("level")
    @Parameter(description = "Offices of one level · เฉพาะระดับ", example = "DISTRICT")
    OfficeLevel level;

    @QueryParam("under")
    @Pattern(regexp = OFFICE)
    @Parameter(description = "An office and all under it · เฉพาะหน่วยงานนี้และในสังกัด", example = "P36")
    String under;

    @QueryParam("period")
    @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2]|Q[1-4])")
    @Parameter(
            description =
                    "Reports of one Gregorian month, or of the months of a quarter of a Buddhist fiscal year (2568-Q2), only; without it all that were due by today · เฉพาะรายงานของเดือน (ค.ศ.) หรือไตรมาสของปีงบประมาณ (พ.ศ.) ไม่ระบุคือทุกงวดที่ครบกำหนดแล้ว",
            example = "2025-01")
    String period;

    /** The months whose reports are asked for; empty for all that were due by today. */
    List<String> months() {
        if (period == null) {
            return List.of();
        }
        return FiscalQuarter.parse(period)
                .map(quarter -> Stream.iterate(YearMonth.from(quarter.startsOn()), month -> month.plusMonths(1))
                        .limit(3)
                        .map(YearMonth::toString)
                        .toList())
                .orElseGet(() -> List.of(period));
    }

    /** The address of the list of these offices of a letter; it ends with a query. */
    String list(UUID letter, OfficeLevel ofLevel, String underOffice) {
        var list = new StringBuilder("/api/v1/directives/" + letter + "/dispatches?");
        if (ofLevel != null) {
            list.append("level=").append(ofLevel);
        }
        if (underOffice != null) {
            list.append(ofLevel == null ? "" : "&").append("under=").append(underOffice);
        }
        return period == null
                ? list.toString()
                : list.append("&period=").append(period).toString();
    }
}
