package th.localpolicy.platform.sheet;

import jakarta.ws.rs.core.MediaType;

/** The two kinds of sheet that people open and save. */
public enum SheetFormat {
    CSV(SheetFormat.CSV_TYPE, "csv"),
    XLSX(SheetFormat.XLSX_TYPE, "xlsx");

    /** The media type of CSV, for {@code @Produces} and {@code @Consumes}. */
    public static final String CSV_TYPE = "text/csv";

    /** The media type of XLSX, for {@code @Produces} and {@code @Consumes}. */
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;
    private final String suffix;

    SheetFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    /** The media type as it stands in an answer. */
    public String mediaType() {
        return this == CSV ? mediaType + ";charset=UTF-8" : mediaType;
    }

    /** How the name of such a file ends, without the dot. */
    public String suffix() {
        return suffix;
    }

    /** True when the media type is this format's, whatever its parameters. */
    public boolean is(MediaType type) {
        return MediaType.valueOf(mediaType).isCompatible(new MediaType(type.getType(), type.getSubtype()));
    }
}
