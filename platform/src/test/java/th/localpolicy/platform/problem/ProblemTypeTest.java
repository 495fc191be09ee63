package th.localpolicy.platform.problem;

import java.util.Arrays;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import th.localpolicy.platform.problem.ProblemType.Text;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTypeTest {

    @Test
    void every_kind_of_problem_has_an_address_of_its_own() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::slug))
                .doesNotHaveDuplicates()
                .allMatch(slug -> slug.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void a_problem_is_found_by_its_slug_and_its_status_gives_one_of_the_same_status(ProblemType type) {
        assertThat(ProblemType.ofSlug(type.slug())).hasValue(type);
        assertThat(type.type()).isEqualTo("/problems/" + type.slug());
        assertThat(type.status()).isBetween(400, 599);
        assertThat(ProblemType.ofStatus(type.status()).status()).isEqualTo(type.status());
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void a_problem_is_explained_in_thai_and_in_english(ProblemType type) {
        assertThat(type.title().th()).matches(".*\\p{InThai}.*");
        assertThat(type.explanation().th()).matches(".*\\p{InThai}.*");
        assertThat(type.title().en()).isNotBlank().doesNotMatch(".*\\p{InThai}.*");
        assertThat(type.explanation().en()).isNotBlank().doesNotMatch(".*\\p{InThai}.*");
    }

    @ParameterizedTest
    @CsvSource({"403, OUTSIDE_YOUR_OFFICE", "418, INVALID_REQUEST", "451, INVALID_REQUEST", "502, INTERNAL_ERROR"})
    void a_status_that_a_framework_chose_becomes_a_problem_of_ours(int status, ProblemType type) {
        assertThat(ProblemType.ofStatus(status)).isEqualTo(type);
    }

    @Test
    void a_slug_that_nobody_gave_out_is_no_problem_of_ours() {
        assertThat(ProblemType.ofSlug("blank-page")).isEmpty();
    }

    @Test
    void a_sentence_is_thai_unless_english_is_asked_for() {
        var text = new Text("ต้องไม่เกิน %s", "must be at most %s").with(5);

        assertThat(text.in(Locale.UK)).isEqualTo("must be at most 5");
        assertThat(text.in(Locale.FRENCH)).isEqualTo("ต้องไม่เกิน 5");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, th",
                "en, en",
                "en-GB;q=0.9, en",
                "'th, en;q=0.5', th",
                "'fr, en;q=0.5, th;q=0.4', en",
                "fr, th",
                "*, th",
                "';;;', th",
                "'', th"
            })
    void a_caller_is_answered_in_the_language_it_prefers(String acceptLanguage, String language) {
        assertThat(ProblemWriter.preferred(acceptLanguage).getLanguage()).isEqualTo(language);
    }
}
