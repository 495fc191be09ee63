package th.localpolicy.identity.photo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import th.localpolicy.identity.Stack;
import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static th.localpolicy.identity.identity.Registry.approver;
import static th.localpolicy.identity.identity.Registry.drafted;
import static th.localpolicy.identity.identity.Registry.officer;
import static th.localpolicy.identity.identity.Registry.registered;

@QuarkusTest
@Stack
class PhotoTest {

    private static final String PHOTOS = "/api/v1/identities/{id}/photos";
    private static final RestAssuredConfig BYTES = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    private static Response upload(String office, String identity, String type, byte[] picture) {
        return given().config(BYTES)
                .auth()
                .oauth2(Tokens.of(office, "officer"))
                .contentType(type)
                .body(picture)
                .post(PHOTOS, identity);
    }

    /** Red above, blue below. */
    private static byte[] picture(String format, int width, int height, long seed) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width, height / 2);
        pen.setColor(Color.BLUE);
        pen.fillRect(0, height / 2, width, height - height / 2);
        pen.dispose();
        image.setRGB(0, 0, new Random(seed).nextInt());
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    /** The JPEG with an EXIF segment: an orientation, and a place that nobody shall learn. */
    private static byte[] withExif(byte[] jpeg, int orientation) {
        var secret = "GPS 15.80,102.03".getBytes(StandardCharsets.US_ASCII);
        var tiff = ByteBuffer.allocate(26 + secret.length)
                .put("MM\0*".getBytes(StandardCharsets.US_ASCII))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(secret);
        var segment = ByteBuffer.allocate(10 + tiff.capacity())
                .putShort((short) 0xFFE1)
                .putShort((short) (8 + tiff.capacity()))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(tiff.array());
        return ByteBuffer.allocate(jpeg.length + segment.capacity())
                .put(jpeg, 0, 2)
                .put(segment.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    @Test
    void a_photo_is_drawn_anew_upright_and_without_the_place_it_was_taken_at() throws Exception {
        var identity = registered("4701", "2025-01-15");
        var uploaded = upload("D4701", identity, "image/jpeg", withExif(picture("jpeg", 4000, 3000, 1), 6));
        uploaded.then().statusCode(201).body("width", is(1440), "height", is(1920));
        var whole = given().get(uploaded.<String>path("url"));
        whole.then()
                .statusCode(200)
                .contentType(is("image/jpeg"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Content-Disposition", startsWith("inline"))
                .header("Cache-Control", containsString("max-age"));
        assertThat(new String(whole.asByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "GPS");
        var image = ImageIO.read(new ByteArrayInputStream(whole.asByteArray()));
        assertThat(new Color(image.getRGB(1300, 900)).getRed()).isGreaterThan(200); // what was above is at the right
        assertThat(new Color(image.getRGB(100, 900)).getBlue()).isGreaterThan(200);
        var small = ImageIO.read(new ByteArrayInputStream(
                given().get(uploaded.<String>path("thumbnailUrl")).asByteArray()));
        assertThat(small.getHeight()).isEqualTo(320);
        given().header("If-None-Match", whole.header("ETag"))
                .get(uploaded.<String>path("url"))
                .then()
                .statusCode(304);
    }

    @Test
    void a_png_becomes_a_jpeg_and_what_is_clear_becomes_white() throws Exception {
        var image = new BufferedImage(10, 20, BufferedImage.TYPE_INT_ARGB);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        var identity = registered("4702", "2025-01-15");
        var uploaded = upload("D4702", identity, "image/png", bytes.toByteArray());
        uploaded.then().statusCode(201).body("width", is(10), "height", is(20));
        var jpeg = given().get(uploaded.<String>path("url")).asByteArray();
        assertThat(new Color(ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(5, 5)))
                .isEqualTo(Color.WHITE);
    }

    @Test
    void what_is_no_picture_is_refused_whatever_it_calls_itself() throws Exception {
        var identity = drafted("4703");
        var jpeg = picture("jpeg", 100, 100, 1);
        upload("D4703", identity, "image/jpeg", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415);
        upload("D4703", identity, "image/png", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415);
        upload("D4703", identity, "image/gif", jpeg).then().statusCode(415);
        upload("D4703", identity, "application/json", jpeg).then().statusCode(415);
        upload("D4703", identity, "image/jpeg", Arrays.copyOf(jpeg, 20)).then().statusCode(400);
        upload("D4703", identity, "image/jpeg", new byte[0]).then().statusCode(415);
        var random = new Random(7);
        for (var round = 0; round < 40; round++) {
            var broken = (round % 2 == 0 ? jpeg : picture("png", 50, 50, round)).clone();
            for (var i = 0; i < 30; i++) {
                broken[20 + random.nextInt(broken.length - 20)] = (byte) random.nextInt();
            }
            // Some damage a reader mends; none may be our failure.
            assertThat(upload("D4703", identity, round % 2 == 0 ? "image/jpeg" : "image/png", broken)
                            .statusCode())
                    .isIn(201, 400, 409);
        }
    }

    @Test
    void a_small_file_that_unfolds_into_a_huge_picture_is_refused_by_its_header() throws Exception {
        var identity = drafted("4704");
        upload("D4704", identity, "image/png", bomb(50_000, 50_000)).then().statusCode(400);
        upload("D4704", identity, "image/png", bomb(1, 21_000)).then().statusCode(400);
    }

    private static byte[] bomb(int width, int height) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        chunk(
                bytes,
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
        var deflater = new Deflater();
        deflater.setInput(new byte[100_000]);
        deflater.finish();
        var packed = new byte[1_000];
        chunk(bytes, "IDAT", Arrays.copyOf(packed, deflater.deflate(packed)));
        chunk(bytes, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        var body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(body);
        out.writeBytes(ByteBuffer.allocate(8 + body.length)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array());
    }

    @Test
    void more_than_ten_megabytes_or_twelve_photos_are_not_taken() throws Exception {
        var identity = drafted("4705");
        upload("D4705", identity, "image/jpeg", new byte[11_000_000]).then().statusCode(413);
        officer("D4705")
                .body("{\"nameTh\":\"" + "x".repeat(2_000_000) + "\"}")
                .post("/api/v1/identities")
                .then()
                .statusCode(413);
        for (var i = 0; i < 12; i++) {
            upload("D4705", identity, "image/png", picture("png", 30, 30, i))
                    .then()
                    .statusCode(201);
        }
        upload("D4705", identity, "image/png", picture("png", 30, 30, 99))
                .then()
                .statusCode(409);
        var list = officer("D4705").get(PHOTOS, identity);
        list.then().body("items", hasSize(12));
        officer("D4705").delete(list.<String>path("items[0].url")).then().statusCode(204);
        officer("D4705").delete(list.<String>path("items[0].url")).then().statusCode(404);
        upload("D4705", identity, "image/png", picture("png", 30, 30, 99))
                .then()
                .statusCode(201);
    }

    @Test
    void the_same_file_twice_is_one_photo_and_a_key_used_for_another_is_refused() throws Exception {
        var identity = drafted("4706");
        var picture = picture("png", 30, 30, 1);
        var first = upload("D4706", identity, "image/png", picture)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        upload("D4706", identity, "image/png", picture).then().statusCode(201).body("id", is(first));
        for (var attempt : Map.of("same", picture, "other", picture("png", 30, 30, 2)).entrySet().stream()
                .sorted(Map.Entry.<String, byte[]>comparingByKey().reversed())
                .toList()) {
            given().config(BYTES)
                    .auth()
                    .oauth2(Tokens.of("D4706", "officer"))
                    .header("Idempotency-Key", "photo-" + identity)
                    .contentType("image/png")
                    .body(attempt.getValue())
                    .post(PHOTOS, identity)
                    .then()
                    .statusCode(attempt.getKey().equals("same") ? 201 : 422);
        }
        officer("D4706").get(PHOTOS, identity).then().body("items", hasSize(1));
    }

    @Test
    void photos_of_a_draft_are_for_its_chain_and_only_those_who_carry_it_give_any() throws Exception {
        var identity = drafted("4707");
        var url = upload("D4707", identity, "image/png", picture("png", 30, 30, 1))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("url");
        for (var path : List.of(url, url + "/thumbnail")) {
            given().get(path).then().statusCode(404);
            officer("P48").get(path).then().statusCode(403);
            officer("P47").get(path).then().statusCode(200);
        }
        given().get(PHOTOS, identity).then().statusCode(404);
        for (var office : List.of("D4708", "P47", "P48", "DLA")) {
            upload(office, identity, "image/png", picture("png", 30, 30, 2))
                    .then()
                    .statusCode(403);
            officer(office).delete(url).then().statusCode(403);
        }
        given().config(BYTES)
                .contentType("image/png")
                .body(new byte[3])
                .post(PHOTOS, identity)
                .then()
                .statusCode(401);
        approver("D4707").post("/api/v1/identities/{id}/submit", identity);
        approver("P47")
                .body(Map.of())
                .post("/api/v1/identities/{id}/endorse", identity)
                .then()
                .statusCode(200);
        given().get(url).then().statusCode(200);
    }

    @Test
    void a_photo_that_was_taken_away_is_confirmed_to_nobody_even_of_a_withdrawn_identity() throws Exception {
        var identity = registered("4708", "2025-01-15");
        var url = upload("D4708", identity, "image/png", picture("png", 30, 30, 1))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("url");
        var tag = given().get(url).header("ETag");
        given().header("If-None-Match", tag).get(url).then().statusCode(304);
        approver("P47")
                .body(Map.of("reason", "ซ้ำ"))
                .post("/api/v1/identities/{id}/withdraw", identity)
                .then()
                .statusCode(200);
        upload("D4708", identity, "image/png", picture("png", 30, 30, 2)).then().statusCode(409);
        officer("D4709").delete(url).then().statusCode(403);
        officer("D4708").delete(url).then().statusCode(204);
        for (var path : List.of(url, url + "/thumbnail")) {
            officer("P47").header("If-None-Match", tag).get(path).then().statusCode(404);
        }
    }
}
