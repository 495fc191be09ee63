package th.localpolicy.e2e;

import java.util.List;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.GeographyApi.APIListDistrictsRequest;
import th.localpolicy.client.api.GeographyApi.APIListOfficesRequest;
import th.localpolicy.client.model.District;
import th.localpolicy.client.model.DistrictKind;
import th.localpolicy.client.model.DistrictPage;
import th.localpolicy.client.model.Office;
import th.localpolicy.client.model.OfficeLevel;
import th.localpolicy.client.model.OfficePageOfIdentity;

/** The whole map, read page after page. */
final class Geography {

    private Geography() {}

    static List<District> districts(Desk desk, DistrictKind kind) throws ApiException {
        return Desk.all(
                cursor -> desk.geography()
                        .listDistricts(APIListDistrictsRequest.newBuilder()
                                .kind(kind)
                                .limit(200)
                                .cursor(cursor)
                                .build()),
                DistrictPage::getItems,
                DistrictPage::getNext);
    }

    static List<Office> offices(Desk desk, OfficeLevel level) throws ApiException {
        return Desk.all(
                cursor -> desk.geography()
                        .listOffices(APIListOfficesRequest.newBuilder()
                                .level(level)
                                .limit(200)
                                .cursor(cursor)
                                .build()),
                OfficePageOfIdentity::getItems,
                OfficePageOfIdentity::getNext);
    }
}
