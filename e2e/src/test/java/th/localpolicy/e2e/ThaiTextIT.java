package th.localpolicy.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Registry.IDENTITIES;
import static th.localpolicy.e2e.Registry.at;
import static th.localpolicy.e2e.Registry.draftFor;

/** The same word typed in LINE, in Word and on a phone is one word, stored in one spelling and found by every other. */
@EndToEnd
@Order(5)
class ThaiTextIT {

    /** Water (น้ำ) with its sara am taken apart, tone first; a zero-width space; a no-break space; Thai digits. */
    private static final String TYPED =
            "\u0E19\u0E49\u0E4D\u0E32\u0E1C\u0E36\u0E49\u0E07\u200B\u0E1B\u0E48\u0E32\u00A0๙ รส";

    private static final String STORED = "\u0E19\u0E49\u0E33\u0E1C\u0E36\u0E49\u0E07\u0E1B\u0E48\u0E32 ๙ รส";

    private final RunningStack stack;
    private String id;

    ThaiTextIT(RunningStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void honey_is_registered_in_a_spelling_that_only_looks_right() {
        var draft = stack.as("D3613", "officer")
                .post(IDENTITIES, draftFor("3613", "nameTh", TYPED))
                .ok();
        id = draft.get("id").asString();
        stack.as("D3613", "approver").post(at(id) + "/submit", Map.of()).ok();
        stack.registry().endorse("3613", id, "2025-03-31").ok();
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
    void a_name_is_found_by_every_spelling_of_a_part_of_it(String part) {
        var found = stack.anybody().all(IDENTITIES + "?q=" + URLEncoder.encode(part, StandardCharsets.UTF_8));

        assertThat(found).extracting(identity -> identity.get("id").asString()).containsExactly(id);
        assertThat(found.getFirst().get("nameTh").asString()).isEqualTo(STORED);
    }
}
