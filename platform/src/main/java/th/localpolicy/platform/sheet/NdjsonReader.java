package th.localpolicy.platform.sheet;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The lines of an NDJSON file, each one bounded in length. Empty lines are passed over. Close it when done. */
public final class NdjsonReader implements AutoCloseable {

    /** The media type, for {@code @Consumes} and {@code @Produces}. */
    public static final String MEDIA_TYPE = "application/x-ndjson";

    private final InputStream bytes;
    private final int mostBytes;
    private final long mostLines;
    private long line;
    private long read;
    private boolean ended;

    private NdjsonReader(InputStream bytes, int mostBytes, long mostLines) {
        this.bytes = bytes;
        this.mostBytes = mostBytes;
        this.mostLines = mostLines;
    }

    /** Reads an upload of at most so many lines with content, of at most so many bytes each. */
    public static NdjsonReader open(Upload upload, int mostBytesInALine, long mostLines) throws IOException {
        return new NdjsonReader(
                new BufferedInputStream(Files.newInputStream(upload.file()), 64 * 1024), mostBytesInALine, mostLines);
    }

    /** The next line with content, without its line end. */
    public Step<String> next() throws IOException {
        while (!ended) {
            line++;
            var content = new ByteArrayOutputStream();
            var length = 0L;
            int next;
            while ((next = bytes.read()) >= 0 && next != '\n') {
                if (++length <= mostBytes) {
                    content.write(next);
                }
            }
            ended = next < 0;
            if (length > mostBytes) {
                return new Step.BadRow<>(line, Faults.LINE_TOO_LONG.with(mostBytes));
            }
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(content.toByteArray()))
                        .toString();
                var bare = (line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
                if (!bare.isEmpty()) {
                    read++;
                    ended = ended || read > mostLines;
                    return read > mostLines
                            ? new Step.Broken<>(line, Faults.TOO_MANY_ROWS.with(mostLines))
                            : new Step.Row<>(line, bare);
                }
            } catch (CharacterCodingException e) {
                return new Step.BadRow<>(line, Faults.LINE_NOT_UTF_8);
            }
        }
        return new Step.End<>();
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
