package th.localpolicy.reporting.kpi;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a district has a registered identity on the day.
 *
 * @param since from which day on it has had one without a break; null when it has none
 */
@Schema(name = "KpiDistrict")
public record DistrictStanding(
        @Schema(examples = "3604") String code,
        @Schema(examples = "อำเภอเกษตรสมบูรณ์") String nameTh,
        @Schema(examples = "36") String provinceCode,
        @Schema(examples = "จังหวัดชัยภูมิ") String provinceNameTh,
        boolean registered,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Schema(nullable = true)
        LocalDate since) {

    static List<DistrictStanding> of(Ledger.Districts ledger, LocalDate asOf, Areas areas) {
        var standing = ledger.spans().stream()
                .filter(span -> span.covers(asOf))
                .collect(Collectors.toMap(Ledger.Span::district, Function.identity()));
        return areas.districts().stream()
                .map(district -> {
                    var span = standing.get(district.code());
                    return new DistrictStanding(
                            district.code(),
                            district.nameTh(),
                            district.provinceCode(),
                            district.provinceNameTh(),
                            span != null,
                            span == null ? null : span.since());
                })
                .toList();
    }
}
