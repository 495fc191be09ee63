package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import th.localpolicy.platform.sheet.SheetReader.UnreadableSheet;

/**
 * What a CSV file is written in, found by reading it once from end to end: nothing of a file is acted on while its last
 * line may still turn out to be unreadable.
 *
 * @param charset   UTF-8 or windows-874
 * @param separator what parts its fields: comma, semicolon or tab, whichever stands most often in the first line
 * @param guessed   true when the charset is not what was declared but what the bytes say
 */
record CsvText(Charset charset, char separator, boolean guessed) {

    /** Thai in one byte: TIS-620 and what Windows adds to it. */
    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    private static final Set<String> NAMES_OF_WINDOWS_874 =
            Set.of("windows-874", "x-windows-874", "cp874", "ms874", "ibm874", "tis-620", "tis620", "iso-8859-11");

    private static final int BUFFER = 64 * 1024;

    static CsvText of(Path file, Optional<String> declared) throws IOException, UnreadableSheet {
        if (declared.isPresent()) {
            var charset = named(declared.get());
            var scan = scan(file, charset);
            if (scan.unreadable) {
                throw new UnreadableSheet(
                        scan.line, scan.cut ? Faults.CUT_IN_CHARACTER : Faults.NOT_AS_DECLARED.with(declared.get()));
            }
            return scan.text(charset, false);
        }
        var scan = scan(file, StandardCharsets.UTF_8);
        if (!scan.unreadable) {
            return scan.text(StandardCharsets.UTF_8, false);
        }
        if (scan.cut) {
            throw new UnreadableSheet(scan.line, Faults.CUT_IN_CHARACTER);
        }
        var thai = scan(file, WINDOWS_874);
        if (thai.unreadable || mostlyUtf8(file)) {
            throw new UnreadableSheet(scan.line, Faults.NOT_TEXT);
        }
        return thai.text(WINDOWS_874, true);
    }

    private static Charset named(String name) throws UnreadableSheet {
        var small = name.strip().toLowerCase(Locale.ROOT);
        if (small.equals("utf-8") || small.equals("utf8")) {
            return StandardCharsets.UTF_8;
        }
        if (NAMES_OF_WINDOWS_874.contains(small)) {
            return WINDOWS_874;
        }
        throw new UnreadableSheet(1, Faults.CHARSET_UNKNOWN.with(name));
    }

    /** True for a UTF-8 file with a damaged byte in it: most of its Thai still comes in UTF-8's groups of three. */
    private static boolean mostlyUtf8(Path file) throws IOException {
        var high = 0L;
        var grouped = 0L;
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[BUFFER];
            int before = 0;
            int last = 0;
            for (int read; (read = in.read(buffer)) >= 0; ) {
                for (int i = 0; i < read; i++) {
                    int b = buffer[i] & 0xFF;
                    high += b >= 0x80 ? 1 : 0;
                    grouped += before == 0xE0 && (last == 0xB8 || last == 0xB9) && b >= 0x80 && b <= 0xBF ? 3 : 0;
                    before = last;
                    last = b;
                }
            }
        }
        return grouped * 2 > high;
    }

    private static Scan scan(Path file, Charset charset) throws IOException, UnreadableSheet {
        var scan = new Scan();
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(BUFFER);
        var characters = CharBuffer.allocate(BUFFER);
        try (InputStream in = Files.newInputStream(file)) {
            for (var end = false; !end; ) {
                var read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.limit(bytes.position() + Math.max(read, 0)).position(0);
                var result = decoder.decode(bytes, characters, end);
                scan.take(characters.flip());
                characters.clear();
                if (result.isError()) {
                    scan.unreadable = true;
                    scan.cut = end
                            && charset.equals(StandardCharsets.UTF_8)
                            && bytes.get(bytes.position()) < (byte) 0xF8
                            && (bytes.get(bytes.position()) & 0xFF) >= 0xC2;
                    return scan;
                }
                bytes.compact();
            }
        }
        if (scan.inQuotes && !scan.closing) {
            throw new UnreadableSheet(scan.openedOn, Faults.CUT_IN_QUOTES);
        }
        return scan;
    }

    /** What the characters tell as they pass. */
    private static final class Scan {

        private long line = 1;
        private long openedOn;
        private boolean inQuotes;
        private boolean closing;
        private boolean fieldBegins = true;
        private boolean headerSeen;
        private boolean lineHasContent;
        private int commas;
        private int semicolons;
        private int tabs;
        private boolean unreadable;
        private boolean cut;
        private boolean first = true;

        private void take(CharBuffer characters) throws UnreadableSheet {
            while (characters.hasRemaining()) {
                var c = characters.get();
                if (c == 0 || c == '\uFFFE') {
                    throw new UnreadableSheet(line, Faults.UTF_16);
                }
                if (first && c == '\uFEFF') {
                    first = false;
                    continue;
                }
                first = false;
                take(c);
            }
        }

        private void take(char c) {
            if (inQuotes) {
                if (closing && c != '"') {
                    inQuotes = false;
                    closing = false;
                    outside(c);
                } else if (c == '"') {
                    closing = !closing;
                }
            } else if (c == '"' && fieldBegins) {
                inQuotes = true;
                openedOn = line;
                fieldBegins = false;
                lineHasContent = true;
            } else {
                outside(c);
            }
            if (c == '\n') {
                line++;
            }
        }

        private void outside(char c) {
            fieldBegins = c == ',' || c == ';' || c == '\t' || c == '\n' || c == '\r';
            if (c == '\n' || c == '\r') {
                headerSeen = headerSeen || lineHasContent;
                lineHasContent = false;
            } else {
                lineHasContent = true;
            }
            if (!headerSeen) {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }

        private CsvText text(Charset charset, boolean guessed) {
            var separator = tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
            return new CsvText(charset, separator, guessed);
        }
    }
}
