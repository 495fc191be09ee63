package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells text from everything else: UTF-8 to its end, no control characters, and no markup that a browser could run. */
final class PlainText {

    private static final int BUFFER = 8 * 1024;

    private static final Pattern MARKUP = Pattern.compile(
            "<(?:!doctype|\\?xml|html|head|body|script|svg|iframe|object|embed|meta|link|style|math|a |img|form|table|!--)",
            Pattern.CASE_INSENSITIVE);

    private PlainText() {}

    static Optional<FileType> typeOf(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (var reader = new java.io.InputStreamReader(Files.newInputStream(file), decoder)) {
            var buffer = new char[BUFFER];
            var head = true;
            for (var read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                for (var i = 0; i < read; i++) {
                    if (Character.isISOControl(buffer[i]) && "\t\r\n\f".indexOf(buffer[i]) < 0) {
                        return Optional.empty();
                    }
                }
                if (head && MARKUP.matcher(new String(buffer, 0, read)).find()) {
                    return Optional.empty();
                }
                head = false;
            }
            return Optional.of(FileType.TEXT);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
