package th.localpolicy.platform.office;

import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The code of an office: {@code MOI}, {@code DLA}, {@code C01} cluster, {@code P36} province, {@code D3604} district,
 * {@code L360152} local administration. The form alone is checked here; whether there is such an office, the
 * {@link OfficeTree} knows.
 */
public record OfficeCode(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("MOI|DLA|[CP][0-9]{2}|D[0-9]{4}|L[0-9]{2,6}");

    public static final OfficeCode MOI = new OfficeCode("MOI");
    public static final OfficeCode DLA = new OfficeCode("DLA");

    @JsonCreator
    public OfficeCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an office code");
        }
    }

    public static Optional<OfficeCode> parse(String text) {
        return text != null && FORM.matcher(text).matches() ? Optional.of(new OfficeCode(text)) : Optional.empty();
    }

    public static OfficeCode ofProvince(String provinceCode) {
        return new OfficeCode("P" + provinceCode);
    }

    public static OfficeCode ofDistrict(String districtCode) {
        return new OfficeCode("D" + districtCode);
    }

    public OfficeLevel level() {
        return switch (value.charAt(0)) {
            case 'M' -> OfficeLevel.MINISTRY;
            case 'C' -> OfficeLevel.CLUSTER;
            case 'P' -> OfficeLevel.PROVINCE;
            case 'L' -> OfficeLevel.LOCAL;
            default -> value.equals("DLA") ? OfficeLevel.DEPARTMENT : OfficeLevel.DISTRICT;
        };
    }

    /** The digits behind the letter: the code of the province, district or local administration itself. */
    public String area() {
        return value.substring(1);
    }

    @Override
    public String toString() {
        return value;
    }
}
