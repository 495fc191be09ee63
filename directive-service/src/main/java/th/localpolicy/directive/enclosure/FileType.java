package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of files that may go with a letter, known by their bytes. None of them is run by a browser. */
enum FileType {
    PDF("application/pdf", "pdf", "%PDF-"),
    PNG("image/png", "png", "\u0089PNG\r\n\u001A\n"),
    JPEG("image/jpeg", "jpg", "\u00FF\u00D8\u00FF"),
    TIFF("image/tiff", "tif", "II*\0"),
    TIFF_BIG_ENDIAN("image/tiff", "tif", "MM\0*"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", null),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", null),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", null),
    ODT("application/vnd.oasis.opendocument.text", "odt", null),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods", null),
    ODP("application/vnd.oasis.opendocument.presentation", "odp", null),
    TEXT("text/plain;charset=UTF-8", "txt", null);

    private static final int HEAD = 16;

    private final String mediaType;
    private final String extension;
    private final String magic;

    FileType(String mediaType, String extension, String magic) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.magic = magic;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    /** Whether a name may end so, beside the extension that it is given otherwise. */
    boolean isNamed(String otherExtension) {
        return otherExtension.equals(extension)
                || this == JPEG && otherExtension.equals("jpeg")
                || mediaType.equals("image/tiff") && otherExtension.equals("tiff")
                || this == TEXT && (otherExtension.equals("csv") || otherExtension.equals("md"));
    }

    static String all() {
        return Arrays.stream(values()).map(type -> type.extension).distinct().collect(Collectors.joining(", "));
    }

    /** What the bytes say the file is; empty when that is nothing on this list. */
    static Optional<FileType> of(Path file) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        for (var type : List.of(PDF, PNG, JPEG, TIFF, TIFF_BIG_ENDIAN)) {
            if (startsWith(head, type.magic)) {
                return Optional.of(type);
            }
        }
        return startsWith(head, "PK\u0003\u0004") ? OfficeArchive.typeOf(file) : PlainText.typeOf(file);
    }

    private static boolean startsWith(byte[] head, String magic) {
        for (var i = 0; i < magic.length(); i++) {
            if (i >= head.length || (head[i] & 0xFF) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
