package th.localpolicy.platform.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;

import th.localpolicy.platform.sheet.SheetReader.UnreadableSheet;

/**
 * An XLSX opened at its first sheet, with what the sheet's cells refer to.
 *
 * @param dateStyles for every cell style whether it shows a date
 * @param from1904   whether days are counted from 1904
 */
record XlsxBook(
        XlsxPackage parts, SharedStrings strings, List<Boolean> dateStyles, boolean from1904, XlsxPackage.Part sheet)
        implements AutoCloseable {

    static XlsxBook open(Path file, SheetLimits limits) throws IOException, UnreadableSheet {
        var parts = XlsxPackage.open(file, limits);
        SharedStrings strings = null;
        var opened = false;
        try {
            var book = parts.relations("").getOrDefault("officeDocument", "xl/workbook.xml");
            var relations = parts.relations(book);
            var from1904 = false;
            String first = null;
            var workbook = parts.xml(book);
            if (workbook.isEmpty()) {
                throw new UnreadableSheet(1, Faults.NOT_XLSX);
            }
            try (var open = workbook.get()) {
                while (first == null && open.toNextElement()) {
                    if (open.is("workbookPr")) {
                        from1904 = isTrue(open.attribute("date1904"));
                    } else if (open.is("sheet")) {
                        first = relations.get("#" + open.xml().getAttributeValue(relationIds(open), "id"));
                    }
                }
            }
            strings = strings(parts, relations, limits);
            var styles = dateStyles(parts, relations);
            var sheet = first == null ? Optional.<XlsxPackage.Part>empty() : parts.xml(first);
            if (sheet.isEmpty()) {
                throw new UnreadableSheet(1, Faults.NOT_XLSX);
            }
            opened = true;
            return new XlsxBook(parts, strings, styles, from1904, sheet.get());
        } catch (XlsxPackage.Bomb e) {
            throw new UnreadableSheet(1, Faults.ZIP_BOMB);
        } catch (XMLStreamException | IOException | RuntimeException e) {
            throw new UnreadableSheet(1, e.getCause() instanceof XlsxPackage.Bomb ? Faults.ZIP_BOMB : Faults.NOT_XLSX);
        } finally {
            if (!opened) {
                if (strings != null) {
                    strings.close();
                }
                parts.close();
            }
        }
    }

    /** The namespace of a sheet's relation id: of the transitional or of the strict form of the standard. */
    private static String relationIds(XlsxPackage.Part open) {
        for (int i = 0; i < open.xml().getAttributeCount(); i++) {
            var namespace = open.xml().getAttributeNamespace(i);
            if (open.xml().getAttributeLocalName(i).equals("id") && namespace != null && !namespace.isEmpty()) {
                return namespace;
            }
        }
        return null;
    }

    private static SharedStrings strings(XlsxPackage parts, Map<String, String> relations, SheetLimits limits)
            throws IOException, XMLStreamException {
        var part = parts.xml(relations.getOrDefault("sharedStrings", "xl/sharedStrings.xml"));
        if (part.isEmpty()) {
            return SharedStrings.of(() -> null);
        }
        try (var open = part.get()) {
            return SharedStrings.of(() -> {
                while (open.toNextElement()) {
                    if (open.is("si")) {
                        return open.text("si", limits.cellLength());
                    }
                }
                return null;
            });
        }
    }

    /** For every cell style whether it shows a date. */
    private static List<Boolean> dateStyles(XlsxPackage parts, Map<String, String> relations)
            throws IOException, XMLStreamException {
        var styles = new ArrayList<Boolean>();
        var own = new HashMap<Integer, Boolean>();
        var part = parts.xml(relations.getOrDefault("styles", "xl/styles.xml"));
        if (part.isPresent()) {
            try (var open = part.get()) {
                var inCells = false;
                while (open.toNextElement()) {
                    if (open.is("numFmt") && open.attribute("numFmtId") != null) {
                        own.put(
                                Integer.valueOf(open.attribute("numFmtId")),
                                XlsxDates.isDate(String.valueOf(open.attribute("formatCode"))));
                    } else if (open.is("cellXfs") || open.is("cellStyleXfs") || open.is("cellStyles")) {
                        inCells = open.is("cellXfs");
                    } else if (inCells && open.is("xf")) {
                        var format =
                                open.attribute("numFmtId") == null ? 0 : Integer.parseInt(open.attribute("numFmtId"));
                        styles.add(own.getOrDefault(format, XlsxDates.isDate(format)));
                    }
                }
            }
        }
        return styles;
    }

    static boolean isTrue(String attribute) {
        return "1".equals(attribute) || "true".equals(attribute);
    }

    /** Whether a cell of this style shows a date. */
    boolean isDate(String style) {
        var number = style == null ? 0 : Integer.parseInt(style);
        return number >= 0 && number < dateStyles.size() && dateStyles.get(number);
    }

    @Override
    public void close() throws IOException {
        try (parts;
                strings) {
            sheet.close();
        }
    }
}
