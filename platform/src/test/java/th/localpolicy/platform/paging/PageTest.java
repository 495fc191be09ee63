package th.localpolicy.platform.paging;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageTest {

    private static final Function<String, String> ITSELF = Function.identity();

    @Test
    void the_row_beyond_the_limit_is_not_shown_and_proves_that_there_is_a_next_page() {
        var page = Page.of(List.of("a", "b", "c"), request(2, null), ITSELF, null);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(request(2, page.next()).after()).hasValue("b");
    }

    @Test
    void the_last_page_has_no_next_even_when_it_is_full() {
        assertThat(Page.of(List.of("a", "b"), request(2, null), ITSELF, null).next())
                .isNull();
        assertThat(Page.of(List.<String>of(), request(2, null), ITSELF, null).next())
                .isNull();
    }

    @Test
    void the_first_page_begins_after_nothing() {
        assertThat(request(2, null).after()).isEmpty();
        assertThat(request(2, "").after()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "อำเภอ|ชัยภูมิ", "???>>>~~~", "0190b0c4-1111-7000-8000-000000000000"})
    void a_cursor_is_safe_in_an_address_and_gives_its_key_back(String key) {
        var cursor = PageRequest.cursorOf(key);

        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(request(2, cursor).after()).hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a", "บท", "a b", "=="})
    void a_text_that_is_no_cursor_is_refused(String text) {
        assertThatThrownBy(() -> request(2, text).after()).isInstanceOf(InvalidCursor.class);
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        var request = request(2, PageRequest.cursorOf("D3604"));

        assertThatThrownBy(() -> request.after(UUID::fromString)).isInstanceOf(InvalidCursor.class);
    }

    @Test
    void a_page_shown_in_another_form_keeps_its_next_and_total() {
        var page = Page.of(List.of("a", "b"), request(1, null), ITSELF, 7L).map(String::length);

        assertThat(page).isEqualTo(new Page<>(List.of(1), PageRequest.cursorOf("a"), 7L));
    }

    private static PageRequest request(int limit, String cursor) {
        var request = new PageRequest();
        request.limit = limit;
        request.cursor = cursor;
        return request;
    }
}
