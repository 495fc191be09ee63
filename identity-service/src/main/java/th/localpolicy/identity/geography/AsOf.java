package th.localpolicy.identity.geography;

import java.time.LocalDate;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Of which day the map is asked for. */
public class AsOf {

    @QueryParam("asOf")
    @BusinessDay
    @Parameter(
            description =
                    "The day whose names and districts are shown; today's when left out. Days before the reference"
                            + " tables' own show those · วันที่ต้องการดูข้อมูล (ค.ศ.)",
            example = "2027-01-01")
    LocalDate asOf;

    LocalDate or(LocalDate today) {
        return asOf == null ? today : asOf;
    }
}
