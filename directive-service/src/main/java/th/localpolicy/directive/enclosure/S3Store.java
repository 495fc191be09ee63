package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.TreeMap;

/** Objects in a bucket of an S3-compatible server. Nothing is ever sent to it but to its configured address. */
final class S3Store implements FileStore {

    private static final String NO_BODY = S3Signature.sha256("");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EnclosureSettings.Bucket bucket;
    private final S3Signature signature;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    S3Store(EnclosureSettings.Bucket bucket, Clock clock) {
        this.bucket = bucket;
        this.clock = clock;
        this.signature = new S3Signature(bucket.region().orElse("us-east-1"), bucket.accessKey(), bucket.secretKey());
    }

    @Override
    public void keep(Path file, String sha256) throws IOException {
        // The server checks what arrives against the signed sha-256, so half a file is never kept.
        expect(call("PUT", sha256, sha256, BodyPublishers.ofFile(file), BodyHandlers.discarding()), 200);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        var answer = call("GET", sha256, NO_BODY, BodyPublishers.noBody(), BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) {
            answer.body().close();
        }
        expect(answer, 200);
        return answer.body();
    }

    @Override
    public void forget(String sha256) throws IOException {
        expect(call("DELETE", sha256, NO_BODY, BodyPublishers.noBody(), BodyHandlers.discarding()), 200, 204, 404);
    }

    private <T> HttpResponse<T> call(
            String method, String name, String contentHash, BodyPublisher body, BodyHandler<T> answer)
            throws IOException {
        var path = "/" + bucket.bucket() + "/" + name.substring(0, 2) + "/" + name;
        var address = bucket.endpoint().resolve(path);
        var now = clock.instant();
        var headers = new TreeMap<String, String>();
        headers.put("host", host(address));
        headers.put("x-amz-date", S3Signature.MOMENT.format(now));
        headers.put("x-amz-content-sha256", contentHash);
        var request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .method(method, body)
                .header("x-amz-date", headers.get("x-amz-date"))
                .header("x-amz-content-sha256", contentHash)
                .header("authorization", signature.of(method, path, headers, now))
                .build();
        try {
            return http.send(request, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the bucket was asked", e);
        }
    }

    private static String host(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    private static void expect(HttpResponse<?> answer, int... good) throws IOException {
        for (var status : good) {
            if (answer.statusCode() == status) {
                return;
            }
        }
        throw new IOException("the bucket answered " + answer.statusCode());
    }
}
