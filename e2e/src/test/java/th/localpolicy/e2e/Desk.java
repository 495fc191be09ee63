package th.localpolicy.e2e;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import th.localpolicy.client.ApiClient;
import th.localpolicy.client.ApiException;
import th.localpolicy.client.ApiResponse;
import th.localpolicy.client.api.ActivitiesApi;
import th.localpolicy.client.api.AuditApi;
import th.localpolicy.client.api.CompilationsApi;
import th.localpolicy.client.api.CompletenessApi;
import th.localpolicy.client.api.CoverageApi;
import th.localpolicy.client.api.DirectivesApi;
import th.localpolicy.client.api.DispatchesApi;
import th.localpolicy.client.api.EnclosuresApi;
import th.localpolicy.client.api.GeographyApi;
import th.localpolicy.client.api.IdentitiesApi;
import th.localpolicy.client.api.KpiApi;
import th.localpolicy.client.api.LettersApi;
import th.localpolicy.client.api.ObligationsApi;
import th.localpolicy.client.api.OpenDataApi;
import th.localpolicy.client.api.OperationsApi;
import th.localpolicy.client.api.PhotosApi;
import th.localpolicy.client.api.PostsApi;
import th.localpolicy.client.api.ReportFormsApi;
import th.localpolicy.client.api.SubmissionsApi;

/**
 * An office's desk at the gateway, with a token or without. It speaks only through the client that is generated from the
 * contract, so what the contract says wrongly cannot be done here; and a field of an answer that the contract does not
 * know fails the reading.
 */
record Desk(ApiClient client) {

    static final ObjectMapper JSON = new Plain(ApiClient.createDefaultObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new SimpleModule().addSerializer(new Content())));

    private static final Duration LONGEST = Duration.ofSeconds(30);

    static Desk at(String gateway, HttpClient http, Optional<String> token, ContractUse use) {
        var client = new Shared(http);
        client.updateBaseUri(gateway);
        client.setReadTimeout(LONGEST);
        token.ifPresent(value ->
                client.setRequestInterceptor(request -> request.setHeader("Authorization", "Bearer " + value)));
        client.setResponseInterceptor(use::note);
        return new Desk(client);
    }

    /** A generated client makes a connection pool for every API, and copies its mapper; all desks share one of each. */
    private static final class Shared extends ApiClient {

        private final HttpClient http;

        Shared(HttpClient http) {
            this.http = http;
        }

        @Override
        public HttpClient getHttpClient() {
            return http;
        }

        @Override
        public ObjectMapper getObjectMapper() {
            return JSON;
        }
    }

    /** Reads a page or a CSV file as it is: this generator takes every text for JSON. */
    private static final class Plain extends ObjectMapper {

        private static final long serialVersionUID = 1L;

        Plain(ObjectMapper configured) {
            super(configured);
        }

        @Override
        public <T> T readValue(String content, TypeReference<T> type) throws JsonProcessingException {
            if (type.getType() == String.class && !content.startsWith("\"")) {
                @SuppressWarnings("unchecked")
                var text = (T) content;
                return text;
            }
            return super.readValue(content, type);
        }
    }

    /** A body that is a file: this generator would send its name, as JSON. */
    private static final class Content extends StdSerializer<File> {

        private static final long serialVersionUID = 1L;

        Content() {
            super(File.class);
        }

        @Override
        public void serialize(File file, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.flush();
            Files.copy(file.toPath(), (OutputStream) json.getOutputTarget());
        }
    }

    /** What is sent, as it is sent: for those who spoil it before. */
    static String json(Object model) {
        try {
            return JSON.writeValueAsString(model);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<String> header(ApiResponse<?> answer, String name) {
        return answer.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().getFirst())
                .findFirst();
    }

    /** One page of a list, after the cursor. */
    interface Pages<P> {
        P after(String cursor) throws ApiException;
    }

    /** All items of a list, page after page. */
    static <P, I> List<I> all(Pages<P> pages, Function<P, List<I>> items, Function<P, String> next)
            throws ApiException {
        var all = new ArrayList<I>();
        String cursor = null;
        do {
            var page = pages.after(cursor);
            all.addAll(items.apply(page));
            cursor = next.apply(page);
        } while (cursor != null);
        return all;
    }

    /** Whether an answer never came, as opposed to a refusal. */
    static boolean unheard(ApiException failure) {
        return failure.getCause() instanceof IOException;
    }

    ActivitiesApi activities() {
        return new ActivitiesApi(client);
    }

    AuditApi audit() {
        return new AuditApi(client);
    }

    CompilationsApi compilations() {
        return new CompilationsApi(client);
    }

    CompletenessApi completeness() {
        return new CompletenessApi(client);
    }

    CoverageApi coverage() {
        return new CoverageApi(client);
    }

    DirectivesApi directives() {
        return new DirectivesApi(client);
    }

    DispatchesApi dispatches() {
        return new DispatchesApi(client);
    }

    EnclosuresApi enclosures() {
        return new EnclosuresApi(client);
    }

    GeographyApi geography() {
        return new GeographyApi(client);
    }

    IdentitiesApi identities() {
        return new IdentitiesApi(client);
    }

    KpiApi kpis() {
        return new KpiApi(client);
    }

    LettersApi letters() {
        return new LettersApi(client);
    }

    ObligationsApi obligations() {
        return new ObligationsApi(client);
    }

    OpenDataApi openData() {
        return new OpenDataApi(client);
    }

    OperationsApi operations() {
        return new OperationsApi(client);
    }

    PhotosApi photos() {
        return new PhotosApi(client);
    }

    PostsApi posts() {
        return new PostsApi(client);
    }

    ReportFormsApi reportForms() {
        return new ReportFormsApi(client);
    }

    SubmissionsApi submissions() {
        return new SubmissionsApi(client);
    }
}
