package th.localpolicy.reporting.bulk;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;

import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.reporting.bulk.BulkAnswer.BrokenOff;
import th.localpolicy.reporting.bulk.BulkAnswer.Counts;
import th.localpolicy.reporting.bulk.LineResult.Status;
import th.localpolicy.reporting.bulk.LineResult.Why;

/** The results of a file's lines, on disk while they grow and streamed from there. */
final class Results implements AutoCloseable {

    private final Path file;
    private final ObjectMapper json;
    private final ObjectWriter line;
    private final JsonGenerator lines;
    private final Map<Status, Long> counts = new EnumMap<>(Status.class);
    private BrokenOff brokenOff;

    Results(Path file, ObjectMapper json) throws IOException {
        this.file = file;
        this.json = json;
        this.line = json.writerFor(LineResult.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
        this.lines = json.createGenerator(new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024));
        lines.writeStartArray();
    }

    void add(LineResult result) throws IOException {
        counts.merge(result.status(), 1L, Long::sum);
        line.writeValue(lines, result);
    }

    void breakOff(long line, Text why) {
        brokenOff = new BrokenOff(line, Why.of(why));
    }

    long count(Status status) {
        return counts.getOrDefault(status, 0L);
    }

    /** The whole answer; can be written more than once while the request lasts. */
    StreamingOutput answer(boolean dryRun, List<Text> remarks) {
        return out -> write(out, dryRun, remarks);
    }

    private void write(OutputStream out, boolean dryRun, List<Text> remarks) throws IOException {
        try (var answer = json.createGenerator(out);
                var items = json.createParser(file.toFile())) {
            answer.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            answer.writeStartObject();
            answer.writeBooleanField("dryRun", dryRun);
            answer.writePOJOField(
                    "counts",
                    new Counts(
                            counts.values().stream().mapToLong(Long::longValue).sum(),
                            count(Status.CREATED),
                            count(Status.CORRECTED),
                            count(Status.UNCHANGED),
                            count(Status.REFUSED)));
            if (brokenOff != null) {
                answer.writePOJOField("brokenOff", brokenOff);
            }
            answer.writePOJOField("remarks", remarks.stream().map(Why::of).toList());
            answer.writeFieldName("items");
            items.nextToken();
            answer.copyCurrentStructure(items);
            answer.writeEndObject();
        }
    }

    /** No more lines; the answer can be written from now on. */
    @Override
    public void close() throws IOException {
        if (!lines.isClosed()) {
            lines.writeEndArray();
            lines.close();
        }
    }
}
