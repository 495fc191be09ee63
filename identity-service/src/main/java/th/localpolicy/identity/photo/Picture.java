package th.localpolicy.identity.photo;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

/**
 * A picture drawn anew from an uploaded JPEG or PNG: upright, without EXIF, place and comments, as a JPEG of at most 1,920
 * pixels a side and as a thumbnail of at most 320. A small file that would unfold into a huge picture is refused by its
 * header, and a large one is read in steps, so that no upload fills the memory.
 *
 * @param width of the whole picture, in pixels
 */
record Picture(byte[] whole, byte[] thumbnail, int width, int height) {

    private static final int WHOLE = 1_920;
    private static final int THUMBNAIL = 320;
    private static final int READ_AT_MOST = 2_560;
    private static final long MOST_PIXELS = 30_000_000;
    private static final int LONGEST_SIDE = 20_000;
    private static final float QUALITY = 0.85f;

    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    static Outcome<Picture> of(byte[] upload) {
        var format = formatOf(upload);
        if (format.isEmpty()) {
            return Outcome.refused(Refusal.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "รับเฉพาะภาพ JPEG และ PNG",
                    "Only JPEG and PNG pictures are taken"));
        }
        var reader = ImageIO.getImageReadersByFormatName(format.get()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(in, true, true);
            return of(reader, format.get().equals("jpeg") ? Exif.orientation(upload) : 1);
        } catch (IOException | RuntimeException e) { // what readers throw at broken files is of every kind
            return Outcome.refused(Refusal.invalid("photo", "อ่านภาพไม่ได้ ไฟล์อาจเสีย", "the picture cannot be read"));
        } finally {
            reader.dispose();
        }
    }

    private static Optional<String> formatOf(byte[] upload) {
        if (startsWith(upload, JPEG)) {
            return Optional.of("jpeg");
        }
        return startsWith(upload, PNG) ? Optional.of("png") : Optional.empty();
    }

    private static boolean startsWith(byte[] upload, byte[] magic) {
        return upload.length > magic.length && Arrays.equals(upload, 0, magic.length, magic, 0, magic.length);
    }

    private static Outcome<Picture> of(ImageReader reader, int orientation) throws IOException {
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
            return Outcome.refused(Refusal.invalid(
                    "photo",
                    "ภาพใหญ่เกิน ๓๐ ล้านจุด",
                    "has more than 30 million pixels or a side of more than 20,000"));
        }
        var step = Math.max(1, (Math.max(width, height) + READ_AT_MOST - 1) / READ_AT_MOST);
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        var whole = smaller(upright(reader.read(0, how), orientation), WHOLE);
        return Outcome.done(
                new Picture(jpeg(whole), jpeg(smaller(whole, THUMBNAIL)), whole.getWidth(), whole.getHeight()));
    }

    /** The picture on white, turned and mirrored as its camera was held. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        var w = image.getWidth();
        var h = image.getHeight();
        var turn =
                switch (orientation) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
                    default -> new AffineTransform();
                };
        return orientation >= 5 ? drawn(image, h, w, turn) : drawn(image, w, h, turn);
    }

    /** By halves, so that no pixel of the larger picture is left out. */
    private static BufferedImage smaller(BufferedImage image, int longest) {
        var result = image;
        while (Math.max(result.getWidth(), result.getHeight()) > longest) {
            var scale = Math.max(0.5, (double) longest / Math.max(result.getWidth(), result.getHeight()));
            var width = Math.max(1, (int) Math.round(result.getWidth() * scale));
            var height = Math.max(1, (int) Math.round(result.getHeight() * scale));
            result = drawn(
                    result,
                    width,
                    height,
                    AffineTransform.getScaleInstance(
                            (double) width / result.getWidth(), (double) height / result.getHeight()));
        }
        return result;
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height, AffineTransform how) {
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawImage(image, how, null);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
