package th.localpolicy.stack.demo.registry;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {
    private final Ledger ledger = new Ledger();

    @Test
    void a_district_counts_once_from_the_day_of_its_first_identity_and_the_day_itself_counts() {
        acknowledged("a", "3604", "2025-03-31", null);
        acknowledged("b", "3604", "2025-05-01", null);
        acknowledged("a", "3604", "2025-03-31", null);
        assertThat(ledger.districtsOn(LocalDate.of(2025, 3, 30))).isZero();
        assertThat(ledger.districtsOn(LocalDate.of(2025, 3, 31))).isEqualTo(1);
        assertThat(ledger.districtsOn(LocalDate.of(2025, 9, 30))).isEqualTo(1);
        assertThat(ledger.registered()).isEqualTo(2);
    }

    @Test
    void a_withdrawn_identity_counts_until_the_day_before_and_one_never_registered_not_at_all() {
        acknowledged("a", "3604", "2025-03-31", "2025-06-01");
        acknowledged("b", "3605", null, null);
        assertThat(ledger.districtsOn(LocalDate.of(2025, 5, 31))).isEqualTo(1);
        assertThat(ledger.districtsOn(LocalDate.of(2025, 6, 1))).isZero();
        assertThat(ledger.registered()).isZero();
        assertThat(ledger.districts()).isEmpty();
    }

    private void acknowledged(String id, String district, String registeredOn, String withdrawnOn) {
        ledger.acknowledged(JsonMapper.builder()
                .build()
                .createObjectNode()
                .put("id", id)
                .put("districtCode", district)
                .put("registeredOn", registeredOn)
                .put("withdrawnOn", withdrawnOn));
    }
}
