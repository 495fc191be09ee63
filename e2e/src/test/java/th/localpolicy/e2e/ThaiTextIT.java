package th.localpolicy.e2e;

import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.IdentitiesApi.APIListIdentitiesRequest;
import th.localpolicy.client.model.Identity;

import static org.assertj.core.api.Assertions.assertThat;

/** The same word typed in LINE, in Word and on a phone is one word, stored in one spelling and found by every other. */
@EndToEnd
@Order(5)
class ThaiTextIT {

    /** Water (น้ำ) with its sara am taken apart, tone first; a zero-width space; a no-break space; Thai digits. */
    private static final String TYPED =
            "\u0E19\u0E49\u0E4D\u0E32\u0E1C\u0E36\u0E49\u0E07\u200B\u0E1B\u0E48\u0E32\u00A0๙ รส";

    private static final String STORED = "\u0E19\u0E49\u0E33\u0E1C\u0E36\u0E49\u0E07\u0E1B\u0E48\u0E32 ๙ รส";

    private final RunningStack stack;
    private UUID id;

    ThaiTextIT(RunningStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void honey_is_registered_in_a_spelling_that_only_looks_right() throws ApiException {
        id = stack.registry().registered(Registry.draft("3613").nameTh(TYPED), "2025-03-31");
        stack.identities().awaitTakenIn(id, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                TYPED,
                STORED,
                "\u0E19\u0E4D\u0E49\u0E32\u0E1C\u0E36\u0E49\u0E07",
                "\u0E1C\u0E36\u0E49\u0E07\u0E1B\u0E48\u0E32",
                "ป่า 9"
            })
    void a_name_is_found_by_every_spelling_of_a_part_of_it(String part) throws ApiException {
        var found = stack.publicDesk()
                .identities()
                .listIdentities(APIListIdentitiesRequest.newBuilder().q(part).build())
                .getItems();

        assertThat(found).extracting(Identity::getId).containsExactly(id);
        assertThat(found.getFirst().getNameTh()).isEqualTo(STORED);
    }
}
