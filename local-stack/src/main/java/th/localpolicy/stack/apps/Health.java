package th.localpolicy.stack.apps;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether something behind an address is ready to serve. */
public final class Health {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Health() {}

    /** True when the address answers 200. */
    public static boolean of(HttpClient http, String address) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
