package th.localpolicy.platform.sheet;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A sheet as the answer of a request: streamed, and saved by a browser under its own name. */
public final class SheetAnswer {

    private SheetAnswer() {}

    /**
     * The answer 200 with the sheet. The source is read while the answer is sent, after the resource method has returned:
     * it opens what it reads from by itself.
     *
     * @param fileName in ASCII letters, digits and {@code . _ -}, without suffix, for old clients
     * @param thaiName the name that people see, without suffix
     */
    public static <T> Response of(
            SheetLayout<T> layout,
            SheetFormat format,
            String fileName,
            String thaiName,
            SheetLayout.Source<? extends T> source) {
        if (!fileName.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("the plain file name is for clients that know only ASCII");
        }
        StreamingOutput body = out -> layout.write(out, format, source);
        return Response.ok(body, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.%s\"; filename*=UTF-8''%s.%s"
                                .formatted(fileName, format.suffix(), encoded(thaiName), format.suffix()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    /** After RFC 8187: every byte that is not a letter, a digit or one of {@code . - _} in percent. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
