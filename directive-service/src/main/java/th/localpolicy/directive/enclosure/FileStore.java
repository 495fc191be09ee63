package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Keeps contents by their sha-256. The same content kept twice is kept once; one that is opened is whole. Every method
 * throws {@link IOException} when the store is out of reach, and then nothing is acknowledged.
 */
interface FileStore {

    /** Keeps the content of the file, durably when this returns. The file may be gone then. */
    void keep(Path file, String sha256) throws IOException;

    /** The content, streamed; the caller closes it. */
    InputStream open(String sha256) throws IOException;

    /** Forgets the content; one that is not there is forgotten already. */
    void forget(String sha256) throws IOException;
}
