package th.localpolicy.e2e;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.District;
import th.localpolicy.client.model.DistrictKind;
import th.localpolicy.client.model.OfficeLevel;

import static org.assertj.core.api.Assertions.assertThat;

/** The map as anybody reads it. */
@EndToEnd
@Order(6)
class GeographyIT {

    private final Desk anybody;

    GeographyIT(RunningStack stack) {
        this.anybody = stack.publicDesk();
    }

    @Test
    void a_list_is_read_page_after_page_and_nothing_is_left_out() throws ApiException {
        assertThat(Geography.districts(anybody, DistrictKind.AMPHOE))
                .extracting(District::getCode)
                .hasSize(878)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(Geography.districts(anybody, DistrictKind.KHET)).hasSize(50);
        assertThat(anybody.geography().listProvinces(null, true, null, 200).getItems())
                .hasSize(77);
        assertThat(Geography.offices(anybody, OfficeLevel.LOCAL)).hasSize(7850);
    }

    @Test
    void a_district_has_its_hashtags_and_stands_under_its_province() throws ApiException {
        var district = anybody.geography().getDistrict("3604", null);
        assertThat(district.getNameTh()).isEqualTo("เกษตรสมบูรณ์");
        assertThat(district.getHashtags()).contains("#อำเภอเกษตรสมบูรณ์");

        var province = anybody.geography().getProvince(district.getProvinceCode(), null);
        assertThat(province.getNameTh()).isEqualTo("ชัยภูมิ");
        assertThat(anybody.geography().getOffice("D3604", null).getParent()).isEqualTo("P36");
    }
}
