package th.localpolicy.directive.enclosure;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

import jakarta.inject.Singleton;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** The QR code of a letter's link, as letters carry one; the link comes from the configuration alone. */
@Singleton
class QrCode {

    private static final int SIDE = 330;
    private static final Map<EncodeHintType, Object> HINTS = Map.of(
            EncodeHintType.CHARACTER_SET,
            StandardCharsets.UTF_8.name(),
            EncodeHintType.ERROR_CORRECTION,
            ErrorCorrectionLevel.M,
            EncodeHintType.MARGIN,
            4);

    private final String link;

    QrCode(EnclosureSettings settings) {
        this.link = settings.link();
    }

    String linkOf(UUID letter) {
        return link.replace("{id}", letter.toString());
    }

    /** A black and white PNG, 330 pixels a side with the quiet zone. */
    byte[] png(UUID letter) {
        try {
            var modules = new QRCodeWriter().encode(linkOf(letter), BarcodeFormat.QR_CODE, SIDE, SIDE, HINTS);
            var image = new BufferedImage(modules.getWidth(), modules.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
            for (var y = 0; y < modules.getHeight(); y++) {
                for (var x = 0; x < modules.getWidth(); x++) {
                    image.setRGB(x, y, modules.get(x, y) ? 0x000000 : 0xFFFFFF);
                }
            }
            var png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IllegalStateException("the configured link fits no QR code", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
