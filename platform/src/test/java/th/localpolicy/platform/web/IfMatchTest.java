package th.localpolicy.platform.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

import static org.assertj.core.api.Assertions.assertThat;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "W/\"7\"", "\"6\", \"7\"", " \"7\" ", "*", "W/\"6\" , W/\"7\""})
    void an_editor_who_read_the_current_version_may_go_on(String header) {
        assertThat(new IfMatch(header).refusalOf(7)).isEmpty();
        assertThat(new IfMatch(header).refusalIfGiven(7)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "7", "\"70\"", "\"\"", "", "\"7", "W/7"})
    void an_editor_who_read_anything_else_is_stale(String header) {
        assertThat(new IfMatch(header).refusalOf(7)).hasValue(Refusal.of(ProblemType.STALE));
        assertThat(new IfMatch(header).refusalIfGiven(7)).hasValue(Refusal.of(ProblemType.STALE));
    }

    @Test
    void an_update_must_say_what_it_read_and_a_command_may() {
        assertThat(new IfMatch(null).refusalOf(7)).hasValue(Refusal.of(ProblemType.IF_MATCH_REQUIRED));
        assertThat(new IfMatch(null).refusalIfGiven(7)).isEmpty();
    }

    @Test
    void the_tag_of_a_version_matches_that_version() {
        assertThat(IfMatch.tag(7).getValue()).isEqualTo("7");
        assertThat(IfMatch.tag(7).isWeak()).isFalse();
    }
}
