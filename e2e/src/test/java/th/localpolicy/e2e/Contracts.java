package th.localpolicy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The contracts that are checked in, which other agencies build on. */
final class Contracts {

    static final Path ROOT = RunningStack.PROJECT.resolve("contracts");
    static final Path EVENTS = ROOT.resolve("events");

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> OF_TYPE = new ConcurrentHashMap<>();

    private Contracts() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the data of an event of this type; empty when nothing is. */
    static List<Error> faults(String type, String data) {
        return OF_TYPE.computeIfAbsent(
                        type, unseen -> SCHEMAS.getSchema(read(EVENTS.resolve(type + "/v1/schema.json"))))
                .validate(
                        data,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
