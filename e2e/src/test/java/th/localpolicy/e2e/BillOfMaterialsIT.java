package th.localpolicy.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the applications ship is written down, library by library, and none of it is known to be faulty. */
class BillOfMaterialsIT {

    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final String OURS = "th.localpolicy";
    private static final List<String> MODULES = List.of(
            ".",
            "local-stack",
            "platform",
            "platform/quarkus-service",
            "identity-service",
            "directive-service",
            "reporting-service",
            "gateway",
            "e2e");
    private static final RefusedLibraries REFUSED = RefusedLibraries.read();

    @Test
    void every_library_that_an_application_ships_is_in_the_bill_with_its_version_and_hash() throws IOException {
        var named = new HashMap<String, String>();
        libraries().forEach(library -> {
            assertThat(library.path("purl").asString()).startsWith("pkg:maven/");
            assertThat(library.path("version").asString()).isNotBlank();
            library.path("hashes").forEach(hash -> {
                if (hash.path("alg").asString().equals("SHA-256")) {
                    named.put(
                            hash.path("content").asString(),
                            library.path("purl").asString());
                }
            });
        });

        var shipped = shipped();
        assertThat(shipped).as("of four applications and the launcher").hasSizeGreaterThan(250);
        shipped.values().removeAll(named.keySet());
        assertThat(shipped.keySet()).as("shipped, and not in target/bom.json").isEmpty();
    }

    @Test
    void every_version_is_one_that_stays_what_it_is() throws IOException {
        assertThat(libraries()
                        .filter(library -> !library.path("group").asString().equals(OURS)))
                .hasSizeGreaterThan(250)
                .extracting(library -> library.path("version").asString())
                .noneMatch(version -> version.contains("SNAPSHOT") || version.matches(".*[\\[(,].*|LATEST|RELEASE"));
        for (var module : MODULES) {
            assertThat(Files.readString(ROOT.resolve(module).resolve("pom.xml")))
                    .as(module)
                    .doesNotContainPattern("<version>\\s*([\\[(]|LATEST|RELEASE)");
        }
    }

    @Test
    void no_library_is_known_to_be_faulty() throws IOException {
        var faulty = new TreeMap<String, List<String>>();
        libraries().forEach(library -> {
            var against = REFUSED.against(
                    library.path("group").asString(),
                    library.path("name").asString(),
                    library.path("version").asString());
            if (!against.isEmpty()) {
                faulty.put(library.path("purl").asString(), against);
            }
        });
        assertThat(faulty)
                .as("see e2e/src/test/resources/refused-libraries.txt")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.logging.log4j, log4j-core, 2.14.1, true",
        "org.apache.logging.log4j, log4j-core, 2.25.4, false",
        "io.netty, netty-codec-http, 4.1.130.Final, true",
        "io.netty, netty-codec-http, 4.1.140.Final, false",
        "io.netty, netty-codec-http, 4.2.9.Final, true",
        "io.netty, netty-codec-http, 4.2.20.Final, false",
        "io.netty, netty-codec-http, 5.0.0, false",
        "org.postgresql, postgresql, 42.6.9, true",
        "org.postgresql, postgresql, 42.7.14, false",
        "com.fasterxml.jackson.core, jackson-databind, 2.13.4.1, true",
        "com.fasterxml.jackson.core, jackson-databind, 2.20.9, true",
        "org.lz4, lz4-java, 1.8.1, true"
    })
    void a_faulty_version_is_known_by_its_line_of_releases(
            String group, String artifact, String version, boolean refused) {
        assertThat(!REFUSED.against(group, artifact, version).isEmpty()).isEqualTo(refused);
    }

    private static Stream<JsonNode> libraries() throws IOException {
        var bill = new JsonMapper().readTree(ROOT.resolve("target/bom.json").toFile());
        assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
        return StreamSupport.stream(bill.path("components").spliterator(), false)
                .filter(component -> component.path("type").asString().equals("library")
                        || component.path("type").asString().equals("framework"));
    }

    /** The hash of each jar that lies in a packaged application, by the jar's name; without those we build ourselves. */
    private static Map<String, String> shipped() throws IOException {
        var shipped = new TreeMap<String, String>();
        for (var service : List.of("identity", "directive", "reporting")) {
            var libraries = ROOT.resolve(service + "-service/target/quarkus-app/lib");
            try (var files = Files.walk(libraries)) {
                files.filter(file -> file.toString().endsWith(".jar"))
                        .forEach(file -> shipped.put(service + ": " + file.getFileName(), hash(file)));
            }
        }
        try (var files = Files.list(ROOT.resolve("local-stack/target/lib"))) {
            files.forEach(file -> shipped.put("local-stack: " + file.getFileName(), hash(file)));
        }
        try (var gateway =
                new ZipFile(ROOT.resolve("gateway/target/gateway.jar").toFile())) {
            for (var entry : gateway.stream().toList()) {
                if (entry.getName().matches("BOOT-INF/lib/.*\\.jar")) {
                    try (var in = gateway.getInputStream(entry)) {
                        shipped.put("gateway: " + entry.getName().substring("BOOT-INF/lib/".length()), hash(in));
                    }
                }
            }
        }
        shipped.keySet().removeIf(name -> name.matches(".*: (" + OURS + "\\.)?platform-.*"));
        return shipped;
    }

    private static String hash(Path file) {
        try (var in = Files.newInputStream(file)) {
            return hash(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(InputStream in) throws IOException {
        try (var digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
