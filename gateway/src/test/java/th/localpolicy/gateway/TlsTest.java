package th.localpolicy.gateway;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** TLS and HTTP/2 by configuration alone, with a key made for the test. */
@GatewayTest
@TestPropertySource(
        properties = {
            "server.ssl.key-store-password=secret",
            "server.ssl.key-store-type=PKCS12",
            "server.http2.enabled=true"
        })
class TlsTest {

    private static final Path KEYS = keys();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void tls(DynamicPropertyRegistry properties) {
        properties.add("server.ssl.key-store", KEYS::toString);
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void the_api_is_served_under_tls_and_browsers_are_told_to_stay_there(HttpClient.Version version) throws Exception {
        HttpResponse<String> answer = get("/api/v1/provinces", version);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElse(""))
                .contains("max-age=");
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_refusal_is_the_same_problem_in_either_version(HttpClient.Version version) throws Exception {
        HttpResponse<String> answer = get("/api/v1/directives", version);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("/problems/unauthenticated");
    }

    @Test
    void nothing_is_said_in_the_clear(Client client) {
        String said;
        try {
            said = client.raw("GET /api/v1/provinces HTTP/1.1", "Host: localhost", "Connection: close");
        } catch (UncheckedIOException reset) {
            said = "";
        }
        assertThat(said).doesNotContain("HTTP/1.1 200");
        assertThat(Services.IDENTITY.received()).isEmpty();
    }

    private HttpResponse<String> get(String path, HttpClient.Version version) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().version(version).sslContext(trusting()).build()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static SSLContext trusting() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(KEYS)) {
            keys.load(bytes, "secret".toCharArray());
        }
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("gateway", keys.getCertificate("gateway"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static Path keys() {
        try {
            Path directory = Files.createTempDirectory("gateway-tls-");
            Path file = directory.resolve("keys.p12");
            file.toFile().deleteOnExit();
            directory.toFile().deleteOnExit();
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "gateway",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost,ip:127.0.0.1",
                            "-validity",
                            "2",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            "secret",
                            "-keystore",
                            file.toString())
                    .inheritIO()
                    .start();
            assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return file;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
