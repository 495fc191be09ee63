package th.localpolicy.platform.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

import org.junit.jupiter.api.Test;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;

import static org.assertj.core.api.Assertions.assertThat;

class UploadTest {

    @Test
    void an_upload_is_gone_when_it_is_closed() throws IOException {
        var upload = Sheets.received(new byte[] {1, 2, 3});
        assertThat(upload.file()).exists();
        assertThat(upload.size()).isEqualTo(3);
        upload.close();
        assertThat(upload.file()).doesNotExist();
    }

    @Test
    void an_upload_past_the_limit_is_refused() throws IOException {
        assertThat(Upload.receive(new ByteArrayInputStream(new byte[11]), 10))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().type()).isEqualTo(ProblemType.TOO_LARGE));
    }

    @Test
    void lines_are_bounded_and_counted() throws IOException {
        var text = "\uFEFF{\"a\":1}\r\n\n" + "x".repeat(50) + "\n{\"b\":2}";
        try (var upload = Sheets.received(text.getBytes(StandardCharsets.UTF_8));
                var lines = NdjsonReader.open(upload, 20, 10)) {
            assertThat(lines.next()).isEqualTo(new Step.Row<>(1, "{\"a\":1}"));
            assertThat(lines.next()).isEqualTo(new Step.BadRow<>(3, Faults.LINE_TOO_LONG.with(20)));
            assertThat(lines.next()).isEqualTo(new Step.Row<>(4, "{\"b\":2}"));
            assertThat(lines.next()).isInstanceOf(Step.End.class);
        }
    }

    @Test
    void too_many_lines_and_lines_of_another_charset_are_told() throws IOException {
        var steps = new ArrayList<Step<String>>();
        try (var upload = Sheets.received("1\nก\n2\n3\n".getBytes(Sheets.WINDOWS_874));
                var lines = NdjsonReader.open(upload, 20, 2)) {
            for (int i = 0; i < 5; i++) {
                steps.add(lines.next());
            }
        }
        assertThat(steps.get(1)).isEqualTo(new Step.BadRow<>(2, Faults.LINE_NOT_UTF_8));
        assertThat(steps.get(3)).isInstanceOf(Step.Broken.class);
        assertThat(steps.get(4)).isInstanceOf(Step.End.class);
    }
}
