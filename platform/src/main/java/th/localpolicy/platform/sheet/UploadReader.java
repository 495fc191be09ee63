package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

import io.quarkus.runtime.configuration.MemorySize;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** Gives a resource method the body of its request as an {@link Upload}, received as a whole and deleted after the answer. */
@Provider
public class UploadReader implements MessageBodyReader<Upload> {

    private final RequestFiles files;
    private final long mostBytes;

    UploadReader(RequestFiles files, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostBytes) {
        this.files = files;
        this.mostBytes = mostBytes.asLongValue();
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Upload.class;
    }

    @Override
    public Upload readFrom(
            Class<Upload> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return switch (Upload.receive(body, mostBytes)) {
            case Outcome.Done<Upload>(Upload upload) -> {
                files.kept(upload.file());
                yield upload;
            }
            case Outcome.Refused<Upload>(Refusal refusal) ->
                throw new WebApplicationException(refusal.type().status());
        };
    }
}
