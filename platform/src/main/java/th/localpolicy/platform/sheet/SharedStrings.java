package th.localpolicy.platform.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

/**
 * The texts that the cells of an XLSX refer to by number. They stand on disk, for a sheet's text may be larger than what a
 * service has of memory; the ones used last are kept at hand.
 */
final class SharedStrings implements AutoCloseable {

    private static final int AT_HAND = 4_096;

    private final Path file;
    private final FileChannel texts;
    private final long[] ends;
    private final Map<Integer, String> atHand = new LinkedHashMap<>(AT_HAND * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, String> eldest) {
            return size() > AT_HAND;
        }
    };

    private SharedStrings(Path file, FileChannel texts, long[] ends) {
        this.file = file;
        this.texts = texts;
        this.ends = ends;
    }

    /** Where the texts come from, one after the other; null after the last. */
    interface Source {
        String next() throws IOException, XMLStreamException;
    }

    static SharedStrings of(Source source) throws IOException, XMLStreamException {
        var file = Files.createTempFile("shared-strings-", ".part");
        var kept = false;
        try {
            var ends = new long[1_024];
            var count = 0;
            var end = 0L;
            try (var out = new BufferedOutputStream(Files.newOutputStream(file), 64 * 1024)) {
                for (String text; (text = source.next()) != null; ) {
                    var bytes = text.getBytes(StandardCharsets.UTF_8);
                    out.write(bytes);
                    end += bytes.length;
                    if (count == ends.length) {
                        ends = Arrays.copyOf(ends, count * 2);
                    }
                    ends[count++] = end;
                }
            }
            var strings = new SharedStrings(
                    file, FileChannel.open(file, StandardOpenOption.READ), Arrays.copyOf(ends, count));
            kept = true;
            return strings;
        } finally {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The text of a number; empty when there is none of that number. */
    Optional<String> text(int number) throws IOException {
        if (number < 0 || number >= ends.length) {
            return Optional.empty();
        }
        var known = atHand.get(number);
        if (known == null) {
            known = read(number == 0 ? 0 : ends[number - 1], ends[number]);
            atHand.put(number, known);
        }
        return Optional.of(known);
    }

    private String read(long from, long to) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(to - from));
        while (bytes.hasRemaining() && texts.read(bytes, from + bytes.position()) >= 0) {
            // until all of it is there
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try (texts) {
            atHand.clear();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
