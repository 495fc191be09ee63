package th.localpolicy.identity.photo;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

/** The bytes of an uploaded photo: as many as are taken, whether or not the sender said beforehand how many come. */
public record PhotoFile(byte[] bytes) {

    static final int LARGEST = 10 * 1024 * 1024;

    /** Reads it, and no further than to the first byte too many. */
    @Provider
    @Consumes({"image/jpeg", "image/png"})
    public static class Reader implements MessageBodyReader<PhotoFile> {

        @Override
        public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
            return type == PhotoFile.class;
        }

        @Override
        public PhotoFile readFrom(
                Class<PhotoFile> type,
                Type generic,
                Annotation[] annotations,
                MediaType mediaType,
                MultivaluedMap<String, String> headers,
                InputStream body)
                throws IOException {
            var bytes = body.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new WebApplicationException(Status.REQUEST_ENTITY_TOO_LARGE);
            }
            return new PhotoFile(bytes);
        }
    }
}
