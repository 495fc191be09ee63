package th.localpolicy.identity.identity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import th.localpolicy.platform.thai.PersonalNumbers;

/**
 * An identity as it goes over the wire.
 *
 * @param version rises with every change; its ETag
 * @param draftedBy the office that wrote it
 * @param registeredOn the business date (Bangkok) from which it counts for the KPI
 * @param reason why it was returned or withdrawn
 * @param story told to visitors; tourismForAll and safety say what is done so that everybody can come, and safely
 * @param supersedes the identity whose place it took; supersededBy the one that took its place
 * @param warnings identities of the district or province whose names are much like this one's; told when it is drafted,
 *     revised or submitted, and never a refusal
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
        String story,
        String tourismForAll,
        String safety,
        String leadOffice,
        List<String> supportingOffices,
        Place place,
        LocalDate registeredOn,
        LocalDate withdrawnOn,
        String reason,
        boolean designated,
        UUID supersedes,
        UUID supersededBy,
        Instant createdAt,
        Instant changedAt,
        List<SimilarName> warnings) {

    /** The same identity with the names that are much like its own; none says nothing. */
    IdentityView with(List<SimilarName> similar) {
        return said(description, story, tourismForAll, safety, similar.isEmpty() ? null : List.copyOf(similar));
    }

    /** As everybody may read it: numbers of persons that an officer wrote into the text are masked. */
    IdentityView forEverybody() {
        return said(
                PersonalNumbers.mask(description),
                PersonalNumbers.mask(story),
                PersonalNumbers.mask(tourismForAll),
                PersonalNumbers.mask(safety),
                warnings);
    }

    private IdentityView said(
            String newDescription, String newStory, String newTourism, String newSafety, List<SimilarName> similar) {
        return new IdentityView(
                id,
                status,
                version,
                districtCode,
                provinceCode,
                draftedBy,
                nameTh,
                nameEn,
                categories,
                origin,
                newDescription,
                newStory,
                newTourism,
                newSafety,
                leadOffice,
                supportingOffices,
                place,
                registeredOn,
                withdrawnOn,
                reason,
                designated,
                supersedes,
                supersededBy,
                createdAt,
                changedAt,
                similar);
    }
}
