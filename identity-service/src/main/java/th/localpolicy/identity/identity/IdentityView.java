package th.localpolicy.identity.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An identity as it goes over the wire.
 *
 * @param version rises with every change; its ETag
 * @param draftedBy the office that wrote it
 * @param registeredOn the business date (Bangkok) from which it counts for the KPI
 * @param reason why it was returned or withdrawn
 * @param designated whether it is the district's one identity ("อำเภอละ ๑ แห่ง")
 */
@Schema(name = "Identity")
public record IdentityView(
        UUID id,
        Status status,
        long version,
        @Schema(examples = "3604") String districtCode,
        @Schema(examples = "36") String provinceCode,
        String draftedBy,
        @Schema(examples = "ผ้าไหมมัดหมี่บ้านเขว้า") String nameTh,
        String nameEn,
        List<Category> categories,
        Origin origin,
        String description,
        String leadOffice,
        List<String> supportingOffices,
        Place place,
        LocalDate registeredOn,
        LocalDate withdrawnOn,
        String reason,
        boolean designated,
        Instant createdAt,
        Instant changedAt) {}
