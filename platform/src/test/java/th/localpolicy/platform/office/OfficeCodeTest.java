package th.localpolicy.platform.office;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OfficeCodeTest {

    @ParameterizedTest
    @CsvSource({
        "MOI, MINISTRY",
        "DLA, DEPARTMENT",
        "C01, CLUSTER",
        "P36, PROVINCE",
        "D3604, DISTRICT",
        "L360152, LOCAL",
        "L10, LOCAL"
    })
    void a_code_tells_where_its_office_stands(String code, OfficeLevel level) {
        assertThat(OfficeCode.parse(code)).hasValue(new OfficeCode(code));
        assertThat(new OfficeCode(code).level()).isEqualTo(level);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "moi",
                "MOI ",
                "P3",
                "P360",
                "D360",
                "D36040",
                "L1",
                "L1234567",
                "X36",
                "P๓๖",
                "D3604\n",
                "3604"
            })
    void anything_else_cannot_be_constructed(String text) {
        assertThat(OfficeCode.parse(text)).isEmpty();
        assertThatThrownBy(() -> new OfficeCode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_code_of_an_area_gives_the_code_of_its_office_and_back() {
        assertThat(OfficeCode.ofProvince("36")).hasToString("P36");
        assertThat(OfficeCode.ofDistrict("3604").area()).isEqualTo("3604");
    }
}
