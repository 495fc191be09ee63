package th.localpolicy.platform.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import th.localpolicy.platform.sheet.SheetReader.UnreadableSheet;

/**
 * The parts inside an XLSX and how they hang together. What a part inflates to is counted while it is read, never taken
 * from what the archive says about itself.
 */
final class XlsxPackage implements AutoCloseable {

    private static final int GROWS_AS_IT_LIKES = 1 << 20;

    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private static final XMLInputFactory XML = xml();

    private final ZipFile zip;
    private final SheetLimits limits;
    private long inflated;

    private XlsxPackage(ZipFile zip, SheetLimits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    static XlsxPackage open(Path file, SheetLimits limits) throws IOException, UnreadableSheet {
        try (var in = Files.newInputStream(file)) {
            if (Arrays.equals(in.readNBytes(OLE.length), OLE)) {
                throw new UnreadableSheet(1, Faults.OLD_OR_LOCKED);
            }
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableSheet(1, Faults.NOT_XLSX);
        }
        if (zip.size() > limits.parts()) {
            zip.close();
            throw new UnreadableSheet(1, Faults.ZIP_BOMB);
        }
        return new XlsxPackage(zip, limits);
    }

    /** No entity is resolved and no document type is read: a sheet has neither. */
    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** The bytes of a part, counted against the limits; empty when there is no such part. */
    private Optional<InputStream> part(String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            return Optional.empty();
        }
        var packed = Math.max(1, entry.getCompressedSize());
        return Optional.of(new Counted(zip.getInputStream(entry), packed));
    }

    /** A part as XML; empty when there is no such part. */
    Optional<Part> xml(String name) throws IOException, XMLStreamException {
        var bytes = part(name);
        return bytes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(bytes.get(), XML.createXMLStreamReader(bytes.get())));
    }

    /** The targets that a part refers to, by the id and, where the kind is asked for, by the kind's last word. */
    Map<String, String> relations(String part) throws IOException, XMLStreamException {
        var slash = part.lastIndexOf('/') + 1;
        var folder = part.substring(0, slash);
        var targets = new HashMap<String, String>();
        var relations = xml(folder + "_rels/" + part.substring(slash) + ".rels");
        if (relations.isPresent()) {
            try (var open = relations.get()) {
                while (open.toNextElement()) {
                    var target = open.attribute("Target");
                    if (open.is("Relationship") && target != null) {
                        var resolved = resolved(folder, target);
                        var kind = String.valueOf(open.attribute("Type"));
                        targets.putIfAbsent(kind.substring(kind.lastIndexOf('/') + 1), resolved);
                        targets.put("#" + open.attribute("Id"), resolved);
                    }
                }
            }
        }
        return targets;
    }

    /** A target is told from the folder of the part, or from the root of the package. */
    private static String resolved(String folder, String target) {
        var path = Path.of("/").resolve(folder).resolve(target).normalize().toString();
        return path.substring(1);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** A part being read as XML. */
    record Part(InputStream bytes, XMLStreamReader xml) implements AutoCloseable {

        /** Goes to the beginning of the next element; false at the end of the part. */
        boolean toNextElement() throws XMLStreamException {
            while (xml.hasNext()) {
                var event = xml.next();
                if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw new XMLStreamException("a sheet has no document type");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return true;
                }
            }
            return false;
        }

        boolean is(String element) {
            return xml.getLocalName().equals(element);
        }

        /** The attribute of this local name, whatever its namespace. */
        String attribute(String name) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                if (xml.getAttributeLocalName(i).equals(name)) {
                    return xml.getAttributeValue(i);
                }
            }
            return null;
        }

        /**
         * The text inside an element, without the readings that stand over it in some scripts. One character more than the
         * limit is kept, enough to see that it is too long.
         */
        String text(String element, int most) throws XMLStreamException {
            var text = new StringBuilder();
            var readings = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> readings += is("rPh") ? 1 : 0;
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (is(element)) {
                            return text.toString();
                        }
                        readings -= is("rPh") ? 1 : 0;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        if (readings == 0 && text.length() <= most) {
                            text.append(xml.getText());
                        }
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new XMLStreamException("a sheet has no document type");
                    default -> {}
                }
            }
            throw new XMLStreamException("the part ends inside a " + element);
        }

        @Override
        public void close() throws IOException {
            try {
                xml.close();
            } catch (XMLStreamException e) {
                // nothing of it is needed any more
            }
            bytes.close();
        }
    }

    /** More comes out of the archive than a sheet holds. */
    static final class Bomb extends IOException {
        Bomb() {
            super("a part inflates beyond the limit");
        }
    }

    private final class Counted extends FilterInputStream {

        private final long packed;
        private long out;

        private Counted(InputStream in, long packed) {
            super(in);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var read = super.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws Bomb {
            out += read;
            inflated += read;
            if (inflated > limits.inflatedBytes() || (out > GROWS_AS_IT_LIKES && out / packed > limits.inflation())) {
                throw new Bomb();
            }
        }
    }
}
