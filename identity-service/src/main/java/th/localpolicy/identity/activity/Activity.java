package th.localpolicy.identity.activity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.office.OfficeCode;

/**
 * An activity as it stands in the registry; money is baht.
 *
 * @param version rises when the record is corrected; its ETag
 * @param correctedBy the office that corrected it last; null when nobody did
 */
@Schema(name = "Activity")
public record Activity(
        UUID id,
        UUID identityId,
        long version,
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
        Instant recordedAt,
        @Schema(examples = "D3604") String correctedBy,
        Instant correctedAt) {

    /** The first version of a record. */
    static Activity of(UUID id, UUID identity, ActivityDraft draft, OfficeCode by, Instant at) {
        return said(id, identity, 1, draft, by.value(), at, null, null);
    }

    /** The same activity as its officers now say it was: everything is written anew, what is left out is no longer known. */
    Activity corrected(ActivityDraft draft, OfficeCode by, Instant at) {
        return said(id, identityId, version + 1, draft, recordedBy, recordedAt, by.value(), at);
    }

    private static Activity said(
            UUID id,
            UUID identity,
            long version,
            ActivityDraft draft,
            String recordedBy,
            Instant recordedAt,
            String correctedBy,
            Instant correctedAt) {
        return new Activity(
                id,
                identity,
                version,
                draft.kind(),
                draft.title(),
                draft.startsOn(),
                draft.endsOn(),
                draft.place(),
                draft.description(),
                draft.budget().stream()
                        .map(funding -> new Funding(funding.source(), baht(funding.amount())))
                        .sorted(Comparator.comparing(Funding::source))
                        .toList(),
                draft.participants(),
                draft.tourists(),
                draft.income() == null ? null : baht(draft.income()),
                draft.jobsCreated(),
                recordedBy,
                recordedAt,
                correctedBy,
                correctedAt);
    }

    private static BigDecimal baht(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY); // more decimals never get here
    }
}
