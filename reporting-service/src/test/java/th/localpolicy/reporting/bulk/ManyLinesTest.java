package th.localpolicy.reporting.bulk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.platform.sheet.Step;
import th.localpolicy.reporting.Stack;
import th.localpolicy.reporting.bulk.FileReports.Mode;
import th.localpolicy.reporting.bulk.Line.Target;
import th.localpolicy.reporting.bulk.LineResult.Status;
import th.localpolicy.reporting.form.ReportJson;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@Stack
class ManyLinesTest extends BulkFixture {

    private static final int LINES = 20_000;

    @Inject
    FileReports filing;

    @Inject
    ObjectMapper json;

    @TempDir
    Path folder;

    private List<UUID> owed(int number) {
        sql("""
                insert into obligation (id, version, directive_id, root_directive_id, form, period, reporter, recipient,
                                        level, province, district, due_on, status, opened_at)
                select gen_random_uuid(), 1, d, d, 'soft-power-monthly', '2025-01', 'D3604', 'P36', 'DISTRICT', '36', '3604',
                       '2199-01-20', 'OPEN', now()
                from (select gen_random_uuid() as d from generate_series(1, %d)) as directives
                """.formatted(number));
        return rows("select id from obligation order by id").stream()
                .map(row -> (UUID) row.getFirst())
                .toList();
    }

    /** Lines that are made when they are asked for; what is held by then is measured, or the lines come to a sudden end. */
    private static final class MadeLines implements Lines {

        private final List<UUID> obligations;
        private final int fails;
        private final List<Long> held = new ArrayList<>();
        private int next;

        private MadeLines(List<UUID> obligations, int fails) {
            this.obligations = obligations;
            this.fails = fails;
        }

        @Override
        public Step<Line> next() throws IOException {
            if (next == fails) {
                throw new IOException("the service died");
            }
            if (next == obligations.size()) {
                return new Step.End<>();
            }
            if (next % 5_000 == 2_500) {
                System.gc();
                held.add(Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory());
            }
            var id = obligations.get(next++);
            var report = ReportJson.read("{\"results\":\"" + "ผลการดำเนินงาน ".repeat(40) + id + "\"}");
            return new Step.Row<>(
                    next,
                    new Line(
                            next,
                            Optional.of(new Target.ById(id)),
                            form -> form.check(report),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            600));
        }

        @Override
        public void close() {}
    }

    /** A dry run, for what is written here is told over Kafka to the other tests of this service. */
    @Test
    void a_file_of_many_lines_is_gone_through_in_constant_memory() throws IOException {
        var lines = new MadeLines(owed(LINES), -1);
        var began = System.nanoTime();
        try (var results = new Results(folder.resolve("results"), json)) {
            filing.file(officer("D3604"), lines, Mode.DRY_RUN, results);
            assertThat(results.count(Status.CREATED)).isEqualTo(LINES);
        }
        System.out.printf(
                "%d lines gone through in %.1f s; held at first %d KiB, at last %d KiB%n",
                LINES, (System.nanoTime() - began) / 1e9, lines.held.getFirst() / 1024, lines.held.getLast() / 1024);
        // 600 characters a line would be more than a kilobyte each; what grows is the note which obligation came first.
        assertThat(lines.held.getLast() - lines.held.getFirst()).isLessThan((4L << 20) + LINES * 200L);
        assertThat(one("select count(*) from submission")).isEqualTo("0");
    }

    /**
     * Not in every build, for it takes its time: {@code -Dbulk.lines=100000 -Dtest=ManyLinesTest} files so many lines over
     * HTTP, as an office would, while what is held in memory is measured.
     */
    @Test
    @EnabledIfSystemProperty(named = "bulk.lines", matches = "[0-9]{1,6}")
    void a_file_of_many_lines_is_filed_in_constant_memory() throws Exception {
        var number = Integer.getInteger("bulk.lines");
        var file = folder.resolve("lines.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("obligationId,results\n");
            for (var obligation : owed(number)) {
                out.write(obligation + "," + "ผลการดำเนินงาน ".repeat(4) + obligation.hashCode() + "\n");
            }
        }
        var address = URI.create("http://localhost:" + RestAssured.port + BULK);
        var filed = new CountDownLatch(1);
        var held = new ArrayList<Long>();
        var began = System.nanoTime();
        try (var client = HttpClient.newHttpClient();
                var watching = Executors.newSingleThreadExecutor()) {
            var watch = watching.submit(() -> {
                while (!filed.await(2, TimeUnit.SECONDS)) {
                    System.gc();
                    held.add(Runtime.getRuntime().totalMemory()
                            - Runtime.getRuntime().freeMemory());
                }
                return null;
            });
            var request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + Tokens.of("D3604", "officer"))
                    .header("Content-Type", CSV)
                    .POST(BodyPublishers.ofFile(file))
                    .build();
            var answer = client.send(request, BodyHandlers.ofFile(folder.resolve("answer.json")));
            filed.countDown();
            watch.get();
            assertThat(answer.statusCode()).isEqualTo(200);
        }
        System.out.printf(
                "%d lines (%d KiB) filed in %.1f s; held at first %d KiB, at most %d KiB, at last %d KiB%n",
                number,
                Files.size(file) / 1024,
                (System.nanoTime() - began) / 1e9,
                held.getFirst() / 1024,
                held.stream().mapToLong(Long::longValue).max().orElseThrow() / 1024,
                held.getLast() / 1024);
        assertThat(one("select count(*) from submission")).isEqualTo(Integer.toString(number));
        assertThat(one("select count(*) from submission_version")).isEqualTo(Integer.toString(number));
        assertThat(Collections.max(held) - held.getFirst()).isLessThan((16L << 20) + number * 200L);
    }

    @Test
    void an_end_in_the_middle_leaves_whole_batches_and_the_repeat_goes_on() throws IOException {
        var obligations = owed(1_700);
        try (var results = new Results(folder.resolve("first"), json)) {
            assertThatThrownBy(
                            () -> filing.file(officer("D3604"), new MadeLines(obligations, 1_350), Mode.FILE, results))
                    .isInstanceOf(IOException.class);
        }
        assertThat(one("select count(*) from submission")).isEqualTo("1200");
        try (var results = new Results(folder.resolve("second"), json)) {
            filing.file(officer("D3604"), new MadeLines(obligations, -1), Mode.FILE, results);
            assertThat(results.count(Status.UNCHANGED)).isEqualTo(1_200);
            assertThat(results.count(Status.CREATED)).isEqualTo(500);
        }
        assertThat(Files.size(folder.resolve("second"))).isPositive();
        assertThat(one("select count(*) from submission_version")).isEqualTo("1700");
    }
}
