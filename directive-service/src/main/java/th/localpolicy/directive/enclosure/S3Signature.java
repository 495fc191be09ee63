package th.localpolicy.directive.enclosure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** AWS Signature Version 4 of one request to S3, for which paths are encoded once and have no query. */
record S3Signature(String region, String accessKey, String secretKey) {

    static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /**
     * The value of the Authorization header.
     *
     * @param path as it is sent, encoded
     * @param headers every header that is signed, by lower-case name; host, x-amz-date and x-amz-content-sha256 among them
     */
    String of(String method, String path, SortedMap<String, String> headers, Instant now) {
        var moment = MOMENT.format(now);
        var scope = moment.substring(0, 8) + "/" + region + "/s3/aws4_request";
        var names = String.join(";", headers.keySet());
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining());
        var request = String.join("\n", method, path, "", lines, names, headers.get("x-amz-content-sha256"));
        var toSign = String.join("\n", "AWS4-HMAC-SHA256", moment, scope, sha256(request));
        var key = mac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), moment.substring(0, 8));
        for (var part : new String[] {region, "s3", "aws4_request"}) {
            key = mac(key, part);
        }
        return "AWS4-HMAC-SHA256 Credential=" + accessKey + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                + HexFormat.of().formatHex(mac(key, toSign));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
