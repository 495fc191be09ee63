package th.localpolicy.stack.openid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import com.nimbusds.jose.util.JSONObjectUtils;

/** Takes tokens from the local provider as any client would: client credentials over HTTP. */
public final class TokenClient {
    private final HttpClient http;
    private final URI endpoint;

    public TokenClient(HttpClient http, String issuer) {
        this.http = http;
        this.endpoint = URI.create(issuer + "/oauth2/token");
    }

    /** What the provider answered. */
    public sealed interface Answer {
        /** A bearer token. */
        record Token(String value) implements Answer {}

        /** The OAuth error code, such as {@code invalid_client} or {@code invalid_scope}. */
        record Refused(String error) implements Answer {}
    }

    /** Asks for a token of the office with these roles. */
    public Answer ask(String office, String... roles) throws IOException, InterruptedException {
        String credentials = Base64.getEncoder()
                .encodeToString((encode(office) + ":" + OfficeClients.SECRET).getBytes(StandardCharsets.UTF_8));
        String form = "grant_type=client_credentials&scope=" + encode(String.join(" ", roles));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        try {
            Map<String, Object> body = JSONObjectUtils.parse(response.body());
            return response.statusCode() == 200
                    ? new Answer.Token(JSONObjectUtils.getString(body, "access_token"))
                    : new Answer.Refused(JSONObjectUtils.getString(body, "error"));
        } catch (ParseException e) {
            throw new IOException("The OpenID provider answered " + response.statusCode() + " without JSON", e);
        }
    }

    /** A token of the office with these roles, where a refusal would be a mistake of the caller. */
    public String token(String office, String... roles) {
        try {
            return switch (ask(office, roles)) {
                case Answer.Token token -> token.value();
                case Answer.Refused refused ->
                    throw new IllegalArgumentException("No token for " + office + ": " + refused.error());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
