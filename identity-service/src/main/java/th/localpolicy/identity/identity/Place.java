package th.localpolicy.identity.identity;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/** Where an identity is found: WGS 84 degrees, inside Thailand's bounding box. */
public record Place(
        @NotNull @DecimalMin("5.5") @DecimalMax("20.6") Double latitude,
        @NotNull @DecimalMin("97.3") @DecimalMax("105.7") Double longitude) {}
