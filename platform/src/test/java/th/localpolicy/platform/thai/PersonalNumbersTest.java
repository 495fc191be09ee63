package th.localpolicy.platform.thai;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "โทร 081-234-5678 ค่ะ, โทร 08x-xxx-xxxx ค่ะ",
        "โทร.๐๘๙ ๑๒๓ ๔๕๖๗, โทร.๐๘x xxx xxxx",
        "0612345678/0912345679, 06xxxxxxxx/09xxxxxxxx",
        "+66 81 234 5678, +66 xx xxx xxxx",
        "บัตร 1-2345-67890-12-3, บัตร 1-2xxx-xxxxx-xx-x",
        "๑๒๓๔๕๖๗๘๙๐๑๒๓, ๑๒xxxxxxxxxxx",
    })
    void numbers_of_mobiles_and_identity_cards_lose_all_but_their_first_digits(String text, String masked) {
        assertThat(PersonalNumbers.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "โทร. 0 4481 1573", // an office's
                "02-241-9000",
                "สูตร 100 ปี พ.ศ. 2468",
                "งบ 1,500,000.00 บาท",
                "พิกัด 15.59603, 101.47491",
                "2025-08-12",
                ""
            })
    void other_numbers_stay(String text) {
        assertThat(PersonalNumbers.mask(text)).isEqualTo(text);
    }

    @Test
    void no_text_stays_none() {
        assertThat(PersonalNumbers.mask(null)).isNull();
    }
}
