package th.localpolicy.identity.photo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The one thing we want to know of a JPEG's EXIF before it is dropped: which way the camera was held. */
final class Exif {

    private static final int ORIENTATION = 0x0112;
    private static final int UPRIGHT = 1;
    private static final byte[] HEAD = {'E', 'x', 'i', 'f', 0, 0};

    private Exif() {}

    /** 1 to 8, as EXIF numbers them; 1, which is upright, where nothing can be read. */
    static int orientation(byte[] jpeg) {
        try {
            return orientation(ByteBuffer.wrap(jpeg));
        } catch (RuntimeException e) {
            return UPRIGHT; // broken EXIF is no reason to refuse a picture
        }
    }

    private static int orientation(ByteBuffer jpeg) {
        jpeg.position(2);
        while (jpeg.remaining() > 4) {
            var marker = jpeg.getShort() & 0xFFFF;
            var length = jpeg.getShort() & 0xFFFF;
            if (marker < 0xFFC0 || marker == 0xFFDA || length < 2) {
                return UPRIGHT;
            }
            if (marker == 0xFFE1 && length > HEAD.length + 10) {
                var head = new byte[HEAD.length];
                jpeg.get(jpeg.position(), head);
                if (Arrays.equals(head, HEAD)) {
                    return inDirectory(jpeg.slice(jpeg.position() + HEAD.length, length - 2 - HEAD.length));
                }
            }
            jpeg.position(jpeg.position() + length - 2);
        }
        return UPRIGHT;
    }

    private static int inDirectory(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var entry = 0; entry < entries; entry++) {
            var at = directory + 2 + 12 * entry;
            if ((tiff.getShort(at) & 0xFFFF) == ORIENTATION) {
                var orientation = tiff.getShort(at + 8) & 0xFFFF;
                return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
