package th.localpolicy.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.assertj.core.api.Assertions;

/**
 * The contracts that are checked in under {@code contracts/}: other agencies build on them, so the code may not leave them
 * unnoticed. {@code -Dcontracts.update=true} writes what the code says now, for a reviewer to read as a diff.
 */
public final class Contract {

    private static final Path ROOT =
            Path.of(System.getProperty("project.root", "..")).resolve("contracts");

    private Contract() {}

    /** Holds the OpenAPI document that a service serves against the one checked in. */
    public static void sameOpenApi(String service, String served) {
        var file = ROOT.resolve("openapi").resolve(service + ".yaml");
        try {
            if (Boolean.getBoolean("contracts.update")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, served);
            }
            Assertions.assertThat(served)
                    .as(
                            "contracts/openapi/%s.yaml is what the code serves; write it anew with -Dcontracts.update=true",
                            service)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON Schema of an event type. */
    public static String schemaOf(String eventType) {
        return read(eventType, "schema.json");
    }

    /** An event of the type as it may arrive. */
    public static String sampleOf(String eventType) {
        return read(eventType, "sample.json");
    }

    private static String read(String eventType, String file) {
        try {
            return Files.readString(
                    ROOT.resolve("events").resolve(eventType).resolve("v1").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
