package th.localpolicy.identity.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.StreamingOutput;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;

import th.localpolicy.identity.geography.Geography;
import th.localpolicy.platform.paging.Page;
import th.localpolicy.platform.sheet.SheetAnswer;
import th.localpolicy.platform.sheet.SheetColumn;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.sheet.SheetLayout;

/** What the registry shows the public: its licence, how long an answer may be kept, and all of it as one sheet. */
@ApplicationScoped
class Catalogue {

    private static final int ROWS_AT_ONCE = 500;
    private static final int A_MINUTE = 60;
    private static final String FILE = "local-identities";
    private static final String FILE_TH = "ทะเบียนอัตลักษณ์ท้องถิ่น";

    /** Changed with the shape of an answer, so that a client does not keep the old one for ever. */
    private static final String SHAPE = "2";

    private final Identities identities;
    private final Geography geography;
    private final Licence licence;
    private final ObjectMapper json;

    Catalogue(Identities identities, Geography geography, CatalogueLicence licence, ObjectMapper json) {
        this.identities = identities;
        this.geography = geography;
        this.licence = new Licence(licence.name(), licence.url());
        this.json = json;
    }

    Licence licence() {
        return licence;
    }

    /** What makes two pages the same: the identities on it, their versions, and what stands beside them. */
    EntityTag tagOf(Page<IdentityView> page, String form) {
        var said = new StringBuilder(form).append(page.next()).append(page.total());
        page.items().forEach(identity -> said.append(identity.id()).append('/').append(identity.version()));
        return tag(said);
    }

    /** What makes two whole files of one form the same. */
    EntityTag tagOf(Edition edition, String form) {
        return tag(new StringBuilder(form).append(edition));
    }

    /** Weak, for the bytes differ with compression and the facts do not. */
    private EntityTag tag(StringBuilder said) {
        said.append(SHAPE).append(licence).append(geography.since());
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(said.toString().getBytes(StandardCharsets.UTF_8));
            return new EntityTag(HexFormat.of().formatHex(digest, 0, 8), true);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The newest change among them, to the second, as HTTP tells it. */
    static Optional<Instant> newest(List<IdentityView> identities) {
        return identities.stream().map(IdentityView::changedAt).max(Comparator.naturalOrder());
    }

    /** Anybody's cache may keep for a minute what everybody may read; what a token opened is its holder's. */
    static ResponseBuilder kept(ResponseBuilder answer, boolean anonymous, Optional<Instant> newest) {
        var cache = new CacheControl();
        cache.setNoTransform(false); // proxies may compress
        if (anonymous) {
            cache.getCacheExtension().put("public", "");
            cache.setMaxAge(A_MINUTE);
        } else {
            cache.setPrivate(true);
            cache.setNoCache(true);
        }
        newest.ifPresent(instant -> answer.lastModified(Date.from(instant)));
        return answer.cacheControl(cache).header(HttpHeaders.VARY, "Accept, Authorization");
    }

    /** All that fits, in one file that a browser saves under its own name. */
    Response file(Dataset.Form form, Identities.Filter filter, Visibility visibility) {
        var all = all(filter, visibility);
        return switch (form) {
            case CSV -> SheetAnswer.of(sheet(), SheetFormat.CSV, FILE, FILE_TH, all);
            case XLSX -> SheetAnswer.of(sheet(), SheetFormat.XLSX, FILE, FILE_TH, all);
            case GEOJSON ->
                Response.ok(
                                (StreamingOutput) out -> GeoJson.write(out, json, all, geography, licence),
                                GeoJson.MEDIA_TYPE)
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + FILE + ".geojson\"")
                        .build();
        };
    }

    /** The columns of the sheet: what everybody may know, no personal data. */
    private SheetLayout<IdentityView> sheet() {
        return SheetLayout.of(
                "อัตลักษณ์ท้องถิ่น",
                SheetColumn.text("รหัส", 38, identity -> identity.id().toString()),
                SheetColumn.text("ชื่อ", 40, IdentityView::nameTh),
                SheetColumn.text("ชื่อภาษาอังกฤษ", 40, IdentityView::nameEn),
                SheetColumn.text("รหัสจังหวัด", 10, IdentityView::provinceCode),
                SheetColumn.text(
                        "จังหวัด",
                        20,
                        identity -> geography
                                .province(identity.provinceCode())
                                .orElseThrow()
                                .nameTh()),
                SheetColumn.text("รหัสอำเภอ", 10, IdentityView::districtCode),
                SheetColumn.text(
                        "อำเภอ",
                        24,
                        identity -> geography
                                .district(identity.districtCode())
                                .orElseThrow()
                                .nameTh()),
                SheetColumn.text(
                        "ด้าน",
                        40,
                        identity -> String.join(
                                ", ",
                                identity.categories().stream().map(Enum::name).toList())),
                SheetColumn.text("ที่มา", 12, identity -> identity.origin().name()),
                SheetColumn.text("สถานะ", 14, identity -> identity.status().name()),
                SheetColumn.text("อัตลักษณ์ประจำอำเภอ", 12, identity -> identity.designated() ? "ใช่" : "ไม่ใช่"),
                SheetColumn.date("วันที่ขึ้นทะเบียน (ค.ศ.)", 14, IdentityView::registeredOn),
                SheetColumn.text("ละติจูด", 12, identity -> degrees(identity, true)),
                SheetColumn.text("ลองจิจูด", 12, identity -> degrees(identity, false)),
                SheetColumn.text("คำอธิบาย", 60, IdentityView::description),
                SheetColumn.time("แก้ไขล่าสุด", 20, IdentityView::changedAt),
                SheetColumn.text("สัญญาอนุญาต", 60, identity -> licence.url()));
    }

    private static String degrees(IdentityView identity, boolean latitude) {
        return identity.place() == null
                ? null
                : String.valueOf(
                        latitude
                                ? identity.place().latitude()
                                : identity.place().longitude());
    }

    /** Everything that fits the filter, page by page, so that no transaction is as long as the slowest reader. */
    private SheetLayout.Source<IdentityView> all(Identities.Filter filter, Visibility visibility) {
        return row -> {
            Optional<UUID> after = Optional.empty();
            List<IdentityView> page;
            do {
                page = page(filter, visibility, after);
                page.forEach((Consumer<IdentityView>) row::accept);
                after = page.isEmpty() ? after : Optional.of(page.getLast().id());
            } while (page.size() == ROWS_AT_ONCE);
        };
    }

    private List<IdentityView> page(Identities.Filter filter, Visibility visibility, Optional<UUID> after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> identities.page(filter, visibility, after, ROWS_AT_ONCE).stream()
                        .map(Identity::publicView)
                        .toList());
    }
}
