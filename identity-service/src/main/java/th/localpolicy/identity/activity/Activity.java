package th.localpolicy.identity.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An activity as it was recorded; money is baht. */
@Schema(name = "Activity")
public record Activity(
        UUID id,
        UUID identityId,
        ActivityKind kind,
        String title,
        LocalDate startsOn,
        LocalDate endsOn,
        String place,
        String description,
        List<Funding> budget,
        Integer participants,
        Integer tourists,
        BigDecimal income,
        Integer jobsCreated,
        @Schema(examples = "D3604") String recordedBy,
        Instant recordedAt) {}
