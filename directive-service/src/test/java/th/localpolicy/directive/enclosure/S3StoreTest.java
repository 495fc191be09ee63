package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The bucket is a small server of this test, which checks signature and content as S3 does. */
class S3StoreTest {

    private static final String ACCESS = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer server;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/letters/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        var body = call.getRequestBody().readAllBytes();
        var status = 403;
        var answer = new byte[0];
        if (isSigned(call) && hash(body).equals(call.getRequestHeaders().getFirst("x-amz-content-sha256"))) {
            var name = call.getRequestURI().getPath();
            switch (call.getRequestMethod()) {
                case "PUT" -> {
                    objects.put(name, body);
                    status = 200;
                }
                case "GET" -> {
                    status = objects.containsKey(name) ? 200 : 404;
                    answer = objects.getOrDefault(name, answer);
                }
                default -> {
                    objects.remove(name);
                    status = 204;
                }
            }
        }
        call.sendResponseHeaders(status, status == 204 || answer.length == 0 ? -1 : answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    /** The server knows the secret and signs what it received; the signatures must be the same. */
    private static boolean isSigned(HttpExchange call) {
        var authorization = call.getRequestHeaders().getFirst("authorization");
        if (authorization == null || !authorization.contains("SignedHeaders=")) {
            return false;
        }
        var names =
                authorization.replaceFirst(".*SignedHeaders=([^,]*),.*", "$1").split(";");
        var headers = new TreeMap<String, String>();
        Arrays.stream(names)
                .forEach(name -> headers.put(name, call.getRequestHeaders().getFirst(name)));
        var moment = Instant.from(S3Signature.MOMENT.parse(headers.get("x-amz-date")));
        return Arrays.asList(names).contains("host")
                && new S3Signature("us-east-1", ACCESS, SECRET)
                        .of(call.getRequestMethod(), call.getRequestURI().getRawPath(), headers, moment)
                        .equals(authorization);
    }

    private S3Store store(String secret) {
        var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new S3Store(
                new EnclosureSettings.Bucket() {
                    @Override
                    public URI endpoint() {
                        return endpoint;
                    }

                    @Override
                    public String bucket() {
                        return "letters";
                    }

                    @Override
                    public Optional<String> region() {
                        return Optional.empty();
                    }

                    @Override
                    public String accessKey() {
                        return ACCESS;
                    }

                    @Override
                    public String secretKey() {
                        return secret;
                    }
                },
                Clock.systemUTC());
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** "GET Object" of the examples in the documentation of Signature Version 4. */
    @Test
    void the_signature_is_that_of_the_documented_example() {
        var headers = new TreeMap<>(Map.of(
                "host", "examplebucket.s3.amazonaws.com",
                "range", "bytes=0-9",
                "x-amz-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "x-amz-date", "20130524T000000Z"));
        assertThat(new S3Signature("us-east-1", ACCESS, SECRET)
                        .of("GET", "/test.txt", headers, Instant.parse("2013-05-24T00:00:00Z")))
                .endsWith("SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void a_content_is_kept_opened_and_forgotten() throws IOException {
        var bytes = Samples.pdf(300_000);
        var file = Files.write(directory.resolve("file"), bytes);
        var store = store(SECRET);
        store.keep(file, hash(bytes));
        store.keep(file, hash(bytes));
        try (var content = store.open(hash(bytes))) {
            assertThat(content.readAllBytes()).isEqualTo(bytes);
        }
        store.forget(hash(bytes));
        store.forget(hash(bytes));
        assertThat(objects).isEmpty();
        assertThatThrownBy(() -> store.open(hash(bytes)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("404");
    }

    @Test
    void a_wrong_secret_or_content_keeps_nothing() throws IOException {
        var bytes = "x".getBytes(StandardCharsets.UTF_8);
        var file = Files.write(directory.resolve("file"), bytes);
        assertThatThrownBy(() -> store("wrong").keep(file, hash(bytes))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store(SECRET).keep(file, hash(Samples.PDF))).isInstanceOf(IOException.class);
        assertThat(objects).isEmpty();
    }
}
