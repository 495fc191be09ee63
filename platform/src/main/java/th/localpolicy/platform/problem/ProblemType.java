package th.localpolicy.platform.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of refusal an API client can meet, with its stable {@code type} ({@code /problems/<slug>}), HTTP status and
 * titles. The slugs are part of the HTTP contract: they are added to, never renamed. The explanation is the text of the
 * type's page: what happened and what the caller can do.
 */
public enum ProblemType {
    INVALID_REQUEST(
            "invalid-request",
            400,
            "คำขอไม่ถูกต้อง",
            "The request is not valid",
            "ข้อมูลที่ส่งมาอย่างน้อยหนึ่งช่องไม่ถูกต้อง ดูรายการ errors แล้วแก้ไขก่อนส่งใหม่ ระบบยังไม่ได้บันทึกสิ่งใด",
            "At least one field is wrong; see errors. Nothing was written. Correct it and send again."),
    UNAUTHENTICATED(
            "unauthenticated",
            401,
            "ยังไม่ได้ยืนยันตัวตน",
            "Not authenticated",
            "ไม่มีโทเค็น หรือโทเค็นหมดอายุ ออกโดยผู้อื่น หรือลงนามไม่ถูกต้อง ขอโทเค็นใหม่แล้วลองอีกครั้ง",
            "The bearer token is missing, expired, from another issuer, or wrongly signed. Get a new one and try again."),
    OUTSIDE_YOUR_OFFICE(
            "outside-your-office",
            403,
            "อยู่นอกเขตอำนาจของหน่วยงานท่าน",
            "Outside your office",
            "หน่วยงานเห็นและดำเนินการได้เฉพาะของตนเองและหน่วยงานในสังกัด",
            "An office sees and acts on itself and on the offices under it, never on a sibling or another branch."),
    ROLE_REQUIRED(
            "role-required",
            403,
            "บทบาทไม่เพียงพอ",
            "A role is required",
            "การดำเนินการนี้ต้องใช้บทบาทที่โทเค็นของท่านไม่มี เช่น ผู้ลงนาม (approver)",
            "The action needs a role that the token does not carry, for example approver."),
    CROSS_SITE_REQUEST(
            "cross-site-request",
            403,
            "คำขอมาจากหน้าเว็บอื่น",
            "Request from another site",
            "ระบบไม่แน่ใจว่าคำขอนี้มาจากหน้าเว็บของระบบเอง อ่าน /api/me แล้วส่งค่า csrf ในส่วนหัว X-XSRF-TOKEN",
            "The request does not show that it comes from a page of this system. Read /api/me and send its csrf value "
                    + "in the X-XSRF-TOKEN header."),
    NOT_FOUND(
            "not-found",
            404,
            "ไม่พบข้อมูล",
            "Not found",
            "ไม่มีสิ่งที่ขอ หรือท่านไม่มีสิทธิเห็น",
            "There is no such thing, or it is not yours to see."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "ใช้วิธีนี้ไม่ได้",
            "Method not allowed",
            "ที่อยู่นี้ไม่รับวิธี (method) ที่ส่งมา",
            "This address does not take that method."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "ไม่มีรูปแบบที่ขอ",
            "Not acceptable",
            "ที่อยู่นี้ไม่มีข้อมูลในรูปแบบที่ระบุใน Accept",
            "This address cannot answer in the media type named by Accept."),
    WRONG_STATE(
            "wrong-state",
            409,
            "สถานะไม่อนุญาต",
            "Wrong state",
            "สิ่งนี้อยู่ในสถานะที่ทำเช่นนั้นไม่ได้ อ่านสถานะล่าสุดแล้วตัดสินใจใหม่",
            "The thing is in a state that does not allow the action. Read it again and decide anew."),
    STALE(
            "stale",
            412,
            "ข้อมูลถูกแก้ไขไปแล้ว",
            "Stale version",
            "มีผู้อื่นแก้ไขหลังจากที่ท่านอ่าน อ่านใหม่แล้วส่ง If-Match ของรุ่นล่าสุด",
            "Somebody changed it after you read it. Read it again and send the new version in If-Match."),
    TOO_LARGE(
            "too-large",
            413,
            "ข้อมูลใหญ่เกินกำหนด",
            "Too large",
            "เนื้อหาหรือส่วนหัวของคำขอใหญ่เกินกว่าที่รับได้ ระบบยังไม่ได้บันทึกสิ่งใด",
            "The body or the headers are larger than what is accepted. Nothing was written."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "ไม่รับข้อมูลชนิดนี้",
            "Unsupported media type",
            "ระบุ Content-Type ที่ที่อยู่นี้รับได้ เช่น application/json",
            "Send a Content-Type that this address takes, for example application/json."),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused",
            422,
            "ใช้ Idempotency-Key ซ้ำกับคำขออื่น",
            "Idempotency-Key reused",
            "คีย์นี้เคยใช้กับคำขอที่มีเนื้อหาอื่น ใช้คีย์ใหม่สำหรับคำขอใหม่",
            "The key was used for a different request. Use a new key for a new request."),
    IF_MATCH_REQUIRED(
            "if-match-required",
            428,
            "ต้องระบุ If-Match",
            "If-Match is required",
            "การแก้ไขต้องบอกรุ่นที่ท่านอ่าน ด้วยค่า ETag ในส่วนหัว If-Match",
            "An update must name the version you read: send its ETag in If-Match."),
    TOO_MANY_REQUESTS(
            "too-many-requests",
            429,
            "คำขอถี่เกินไป",
            "Too many requests",
            "รอตามเวลาใน Retry-After แล้วลองใหม่ด้วย Idempotency-Key เดิม",
            "Wait as long as Retry-After says, then try again under the same Idempotency-Key."),
    INTERNAL_ERROR(
            "internal-error",
            500,
            "ระบบขัดข้อง",
            "Internal error",
            "ความผิดพลาดอยู่ที่ระบบ แจ้งผู้ดูแลพร้อมรหัส X-Correlation-Id ของคำตอบ",
            "The fault is ours. Tell the operator the answer's X-Correlation-Id."),
    UNAVAILABLE(
            "unavailable",
            503,
            "บริการยังไม่พร้อม",
            "Unavailable",
            "บริการหยุดชั่วคราว รอตามเวลาใน Retry-After แล้วลองใหม่ด้วย Idempotency-Key เดิม",
            "The service is down for the moment. Wait as long as Retry-After says, then try again under the same "
                    + "Idempotency-Key.");

    private final String slug;
    private final int status;
    private final Text title;
    private final Text explanation;

    ProblemType(String slug, int status, String titleTh, String titleEn, String explanationTh, String explanationEn) {
        this.slug = slug;
        this.status = status;
        this.title = new Text(titleTh, titleEn);
        this.explanation = new Text(explanationTh, explanationEn);
    }

    /** The last segment of the type's address. */
    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    /** A short name of the kind of problem, the same for every occurrence. */
    public Text title() {
        return title;
    }

    /** What the page {@code /problems/<slug>} says: what it means and what to do. */
    public Text explanation() {
        return explanation;
    }

    /** The relative reference that identifies the kind of problem in an answer. */
    public String type() {
        return "/problems/" + slug;
    }

    public static Optional<ProblemType> ofSlug(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug.equals(slug)).findFirst();
    }

    /** The kind that stands for an HTTP status that a framework chose; unknown client errors are invalid requests. */
    public static ProblemType ofStatus(int status) {
        if (status == 403) {
            return OUTSIDE_YOUR_OFFICE;
        }
        return Arrays.stream(values())
                .filter(type -> type.status == status)
                .findFirst()
                .orElse(status >= 500 ? INTERNAL_ERROR : INVALID_REQUEST);
    }

    /** The same sentence in Thai and in English. */
    public record Text(String th, String en) {

        /** The sentence in the language of the locale: English when it is English, otherwise Thai. */
        public String in(Locale locale) {
            return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? en : th;
        }

        /** The sentence, and a value that would have been right. */
        Text like(String example) {
            return new Text(th + " เช่น " + example, en + ", for example " + example);
        }

        /** The sentence with its {@code %s} places filled. */
        public Text with(Object... values) {
            return new Text(th.formatted(values), en.formatted(values));
        }
    }
}
