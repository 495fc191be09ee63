package th.localpolicy.identity.identity;

import java.util.Arrays;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.thai.ThaiText;

/** What a district wrote about an identity, as it is stored; written anew as a whole with every revision. */
@Embeddable
public class IdentityContent {

    @Column(name = "name_th")
    private String nameTh;

    @Column(name = "name_en")
    private String nameEn;

    private String[] categories;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private String description;
    private String story;

    @Column(name = "tourism_for_all")
    private String tourismForAll;

    private String safety;

    @Column(name = "lead_office")
    private String leadOffice;

    @Column(name = "supporting_offices")
    private String[] supportingOffices;

    private Double latitude;
    private Double longitude;

    @Column(name = "search_key")
    private String searchKey;

    protected IdentityContent() {}

    static IdentityContent of(IdentityDraft draft) {
        var content = new IdentityContent();
        content.nameTh = draft.nameTh();
        content.nameEn = draft.nameEn();
        content.categories =
                draft.categories().stream().map(Category::name).sorted().toArray(String[]::new);
        content.origin = draft.origin();
        content.description = draft.description();
        content.story = draft.story();
        content.tourismForAll = draft.tourismForAll();
        content.safety = draft.safety();
        content.leadOffice = draft.leadOffice();
        content.supportingOffices = draft.supportingOffices().toArray(String[]::new);
        content.latitude = draft.place() == null ? null : draft.place().latitude();
        content.longitude = draft.place() == null ? null : draft.place().longitude();
        content.searchKey =
                ThaiText.searchKey(content.nameEn == null ? content.nameTh : content.nameTh + " " + content.nameEn);
        return content;
    }

    /** Whether the office leads or supports it. */
    boolean names(OfficeCode office) {
        return office.value().equals(leadOffice)
                || Arrays.asList(supportingOffices).contains(office.value());
    }

    String nameTh() {
        return nameTh;
    }

    String nameEn() {
        return nameEn;
    }

    List<Category> categories() {
        return Arrays.stream(categories).map(Category::valueOf).toList();
    }

    Origin origin() {
        return origin;
    }

    String description() {
        return description;
    }

    String story() {
        return story;
    }

    String tourismForAll() {
        return tourismForAll;
    }

    String safety() {
        return safety;
    }

    String leadOffice() {
        return leadOffice;
    }

    List<String> supportingOffices() {
        return List.of(supportingOffices);
    }

    Place place() {
        return latitude == null ? null : new Place(latitude, longitude);
    }
}
