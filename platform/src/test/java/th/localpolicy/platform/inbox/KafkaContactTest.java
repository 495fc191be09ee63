package th.localpolicy.platform.inbox;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import th.localpolicy.platform.inbox.KafkaContact.News;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaContactTest {

    private final KafkaContact contact = new KafkaContact("listener", 0);

    @Test
    void silence_is_told_once_however_long_it_is_and_so_is_its_end() {
        assertThat(after(1, 100)).isEqualTo(News.NONE);
        assertThat(after(9, 100)).isEqualTo(News.NONE);
        assertThat(after(12, 100)).isEqualTo(News.SILENT);
        assertThat(after(60, 100)).isEqualTo(News.NONE);
        assertThat(after(61, 140)).isEqualTo(News.BACK);
        assertThat(after(62, 180)).isEqualTo(News.NONE);
        assertThat(after(80, 180)).isEqualTo(News.SILENT);
    }

    @Test
    void a_kafka_that_was_never_there_is_told_of_too() {
        assertThat(after(5, 0)).isEqualTo(News.NONE);
        assertThat(after(11, 0)).isEqualTo(News.SILENT);
        assertThat(after(30, 10)).isEqualTo(News.BACK);
    }

    @Test
    void a_new_client_that_begins_at_zero_is_no_word_from_kafka() {
        assertThat(after(1, 100)).isEqualTo(News.NONE);
        assertThat(after(12, 100)).isEqualTo(News.SILENT);
        assertThat(after(13, 0)).isEqualTo(News.NONE);
        assertThat(after(40, 0)).isEqualTo(News.NONE);
        assertThat(after(41, 5)).isEqualTo(News.BACK);
    }

    private News after(int seconds, double bytes) {
        return contact.news(bytes, TimeUnit.SECONDS.toNanos(seconds));
    }
}
