package th.localpolicy.directive.enclosure;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as they are sent, small and larger. */
final class Samples {

    static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    private Samples() {}

    /** Starts as a PDF does and is this long; its bytes repeat at no power of two. */
    static byte[] pdf(int size) {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++) {
            bytes[i] = (byte) (i % 251);
        }
        System.arraycopy(PDF, 0, bytes, 0, Math.min(size, PDF.length));
        return bytes;
    }

    static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (var i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** An archive with these entries, each holding its own name, or what stands behind a '='. */
    static byte[] zip(String... entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries) {
                var name = entry.split("=", 2)[0];
                zip.putNextEntry(new ZipEntry(name));
                zip.write(entry.substring(entry.indexOf('=') + 1).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] cut(byte[] file, int at) {
        return Arrays.copyOf(file, at);
    }
}
