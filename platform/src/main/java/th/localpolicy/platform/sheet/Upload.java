package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

/**
 * A file that a client sent, kept on disk while it is worked on and gone when it is closed. It is received as a whole
 * before anything of it is acted on: a client that hangs up in the middle has changed nothing, and a slow one holds no
 * transaction open.
 */
public final class Upload implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final Path file;
    private final long size;
    private final String sha256;

    private Upload(Path file, long size, String sha256) {
        this.file = file;
        this.size = size;
        this.sha256 = sha256;
    }

    /** Receives a body of at most so many bytes; a longer one is refused with {@code too-large} and not kept. */
    public static Outcome<Upload> receive(InputStream body, long mostBytes) throws IOException {
        var file = Files.createTempFile("upload-", ".part");
        var kept = false;
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var size = 0L;
            try (var in = new DigestInputStream(body, digest);
                    var out = Files.newOutputStream(file)) {
                var buffer = new byte[BUFFER];
                for (int read; (read = in.read(buffer)) >= 0; ) {
                    size += read;
                    if (size > mostBytes) {
                        return Outcome.refused(Refusal.of(ProblemType.TOO_LARGE));
                    }
                    out.write(buffer, 0, read);
                }
            }
            kept = true;
            return Outcome.done(new Upload(file, size, HexFormat.of().formatHex(digest.digest())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Where it is kept, until it is closed. */
    public Path file() {
        return file;
    }

    /** Its length in bytes. */
    public long size() {
        return size;
    }

    /** The SHA-256 of its bytes, in hexadecimal: the same file has the same. */
    public String sha256() {
        return sha256;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
