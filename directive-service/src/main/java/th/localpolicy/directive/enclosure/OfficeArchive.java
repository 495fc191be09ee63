package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells which office document a zip archive is, by its list of entries; nothing is unpacked but the first bytes of one. An
 * archive with macros, controls or packed programs in it is no document here.
 */
final class OfficeArchive {

    private static final int MOST_ENTRIES = 10_000;
    private static final int LONGEST_TYPE = 100;

    private OfficeArchive() {}

    static Optional<FileType> typeOf(Path file) throws IOException {
        try (var archive = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            if (archive.size() > MOST_ENTRIES
                    || archive.stream()
                            .anyMatch(entry -> isActive(entry.getName().toLowerCase(Locale.ROOT)))) {
                return Optional.empty();
            }
            return archive.getEntry("[Content_Types].xml") != null ? openXml(archive) : openDocument(archive);
        } catch (ZipException | IllegalArgumentException e) {
            return Optional.empty(); // cut, or made up
        }
    }

    private static boolean isActive(String name) {
        return name.contains("vbaproject")
                || name.contains("/activex/")
                || name.contains("macrosheets/")
                || name.startsWith("basic/")
                || name.startsWith("scripts/")
                || name.matches(
                        ".*(?:oleobject[^/]*\\.bin|\\.(?:exe|dll|js|vbs|hta|html?|svg|jar|class|bat|cmd|ps1|scr|lnk))");
    }

    private static Optional<FileType> openXml(ZipFile archive) {
        if (archive.getEntry("word/document.xml") != null) {
            return Optional.of(FileType.DOCX);
        }
        if (archive.getEntry("xl/workbook.xml") != null) {
            return Optional.of(FileType.XLSX);
        }
        return archive.getEntry("ppt/presentation.xml") != null ? Optional.of(FileType.PPTX) : Optional.empty();
    }

    private static Optional<FileType> openDocument(ZipFile archive) throws IOException {
        var entry = archive.getEntry("mimetype");
        if (entry == null || archive.getEntry("content.xml") == null) {
            return Optional.empty();
        }
        try (var in = archive.getInputStream(entry)) {
            var named = new String(in.readNBytes(LONGEST_TYPE), StandardCharsets.US_ASCII).strip();
            for (var type : new FileType[] {FileType.ODT, FileType.ODS, FileType.ODP}) {
                if (type.mediaType().equals(named)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }
}
