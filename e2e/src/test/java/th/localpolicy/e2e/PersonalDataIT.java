package th.localpolicy.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.model.ActivityDraft;
import th.localpolicy.client.model.ActivityKind;
import th.localpolicy.client.model.Amendment;
import th.localpolicy.client.model.Cancellation;
import th.localpolicy.client.model.Completion;
import th.localpolicy.client.model.ModelReturn;
import th.localpolicy.client.model.PostDraft;
import th.localpolicy.client.model.ReceiptCancellation;
import th.localpolicy.client.model.ReturnOfSubmission;
import th.localpolicy.client.model.Signatory;
import th.localpolicy.e2e.Secrets.Person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Names and telephone numbers are put in at every door that takes text, in requests that are good and in requests that are
 * refused. None comes out where it should not (Personal Data Protection Act 2562).
 */
@EndToEnd
@Order(42)
class PersonalDataIT {

    private static final String SUBMISSIONS = "/api/v1/submissions";
    private static final String JANUARY = "2025-01";
    private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-fA-F]+);");

    private final RunningStack stack;
    private final Letters letters;
    private final Registry registry;
    private final Map<String, String> refusals = new TreeMap<>();
    private UUID report;
    private UUID identity;
    private Person contact;

    PersonalDataIT(RunningStack stack) {
        this.stack = stack;
        this.letters = new Letters(stack);
        this.registry = stack.registry();
    }

    @BeforeAll
    void secrets_are_put_in_at_every_door(@TempDir Path folder) throws ApiException, IOException {
        letters(folder);
        reports();
        registry(folder);
        addressesAndHeaders();
    }

    private void letters(Path folder) throws ApiException, IOException {
        var ministry = stack.desk("MOI", "approver");
        var draft = Letters.letter("มท 0810.6/ว 15001", "P35")
                .signatory(new Signatory().position("ปลัดกระทรวงมหาดไทย " + secret("signatory of a letter")));
        var letter = ministry.directives().draftDirective(draft, null, null).getId();
        ministry.enclosures()
                .putEnclosure(LettersIT.file(
                        letter,
                        1,
                        Files.writeString(
                                folder.resolve(secret("name of a letter's file") + ".txt"),
                                secret("file of a letter"))));
        ministry.directives().issueDirective(letter, null, null);
        ministry.directives().amendDirective(letter, new Amendment().reason(secret("reason to amend")), null, null);
        var dispatch = letters.dispatch(letter, "P35");
        letters.received(dispatch, "P35");
        var province = stack.desk("P35", "officer").dispatches();
        province.cancelReceipt(
                dispatch, new ReceiptCancellation().reason(secret("reason to cancel a receipt")), null, null);
        letters.received(dispatch, "P35");
        letters.acknowledged(dispatch, "P35");
        province.completeDispatch(dispatch, new Completion().note(secret("note of what was done")), null, null);
        ministry.directives()
                .cancelDirective(letter, new Cancellation().reason(secret("reason to cancel")), null, null);
        stack.desk("P35", "officer").letters().parseLetters("""
                ที่ มท 0810.6/ว 15002
                เรื่อง การท่องเที่ยว
                เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด
                ผู้ประสานงาน %s
                """.formatted(secret("scanned letter")), null, null);
        refused("another office reads the letter", stack.as("P36", "officer").get("/api/v1/directives/" + letter));
        refused(
                "a letter with a wrong field",
                stack.as("MOI", "officer")
                        .post(
                                "/api/v1/directives",
                                Map.of("number", secret("number of a letter"), "kind", secret("kind of a letter"))));
    }

    private void reports() throws ApiException {
        var letter = letters.issued("มท 0810.6/ว 15003", "P35");
        letters.passedOn(letter, "P35", "ยส 0023.6/ว 15003");
        var owed = letters.owed(letter, "D3501", JANUARY).getId();
        contact = Secrets.at("contact of a report");
        report = letters.reported(
                        owed,
                        "D3501",
                        Map.of(
                                "reporter",
                                        Map.of(
                                                "name", contact.name(),
                                                "position", "นักวิชาการ",
                                                "phone", contact.phone(),
                                                "lineName", secret("LINE name of a contact")),
                                "problems", secret("words of a report")))
                .getId();
        var wrong = "{\"obligationId\":\"%s\",\"report\":{\"reporter\":{\"name\":\"%s\",\"phone\":\"%s\",\"x\":1}}}";
        refused(
                "a wrong report of another office",
                post(
                        "D3502",
                        SUBMISSIONS,
                        "application/json",
                        wrong.formatted(owed, contact.name(), phone("wrong contact"))));
        refused(
                "a report that is no JSON",
                post(
                        "D3501",
                        SUBMISSIONS,
                        "application/json",
                        "{\"report\": \"" + secret("malformed JSON") + "\" oops"));
        var csv =
                "directiveId,reporter,period,nil,reporter.name,reporter.phone,briefing.held\n%s,D3502,%s,%s,%s,%s,%s\n";
        var ndjson =
                "{\"obligationId\":\"%s\",\"report\":{\"reporter\":{\"name\":\"%s\",\"phone\":\"%s โทร\"},\"nil\":\"%s\"}}\n";
        for (var door : List.of(SUBMISSIONS + "/bulk", "/api/v1/imports/submissions")) {
            var office = door.endsWith("bulk") ? "P35" : "DLA";
            post(
                    office,
                    door,
                    "text/csv",
                    csv.formatted(
                            letter,
                            JANUARY,
                            phone("wrong cell of a CSV"),
                            Secrets.at("name in a CSV").name(),
                            "โทร " + phone("wrong telephone of a CSV"),
                            secret("yes or no of a CSV")));
            post(
                    office,
                    door,
                    "application/x-ndjson",
                    ndjson.formatted(
                            owed,
                            Secrets.at("name in NDJSON").name(),
                            phone("wrong telephone in NDJSON"),
                            secret("yes or no in NDJSON")));
            var sheet = client(office, door)
                    .send(
                            "POST",
                            door,
                            BodyPublishers.ofByteArray(Workbook.of(List.of(
                                    List.of("directiveId", "reporter", "period", "nil", "reporter.phone"),
                                    List.of(
                                            letter.toString(),
                                            "D3502",
                                            JANUARY,
                                            secret("yes or no of a sheet"),
                                            "โทร " + phone("wrong telephone of a sheet"))))),
                            "Content-Type",
                            Workbook.TYPE);
            assertThat(sheet.ok().at("/counts/refused").asInt()).isEqualTo(1);
            refused("a broken sheet at " + door, post(office, door, Workbook.TYPE, "PK " + secret("broken sheet")));
        }
        stack.desk("P35", "approver")
                .submissions()
                .returnSubmission(report, new ReturnOfSubmission().reason(secret("reason to return")), null, null);
        refused("a sibling reads the report", stack.as("D3502", "officer").get(SUBMISSIONS + "/" + report));
    }

    private void registry(Path folder) throws ApiException, IOException {
        var returned = registry.submitted("3501");
        registry.province("3501")
                .identities()
                .returnIdentity(returned, new ModelReturn().reason(secret("reason to return an identity")), null, null);
        identity = registry.registered("3502", "2025-04-01");
        var officer = registry.officer("3502");
        officer.activities()
                .recordActivity(
                        identity,
                        new ActivityDraft()
                                .kind(ActivityKind.SAFETY)
                                .title("ซ้อมแผน " + secret("title of an activity"))
                                .description(secret("words of an activity"))
                                .startsOn(LocalDate.parse("2025-04-03")),
                        null,
                        null);
        officer.posts()
                .recordPost(
                        identity,
                        new PostDraft()
                                .url("https://www.facebook.com/amphoe3502/posts/1")
                                .text("สอบถาม " + secret("words of a post"))
                                .postedAt(OffsetDateTime.parse("2025-04-03T03:00:00Z"))
                                .publiclyVisible(true),
                        null,
                        null);
        officer.photos()
                .uploadPhoto(
                        identity,
                        RegistryIT.picture(folder),
                        null,
                        null,
                        null,
                        Map.of(
                                "Content-Disposition",
                                "attachment; filename*=UTF-8''" + encoded(secret("name of a photo's file"))));
        refused(
                "an identity with a wrong field",
                stack.as("D3501", "officer")
                        .post(
                                Registry.IDENTITIES,
                                Registry.draftFor("3502", "origin", secret("origin of an identity"))));
    }

    private void addressesAndHeaders() {
        var officer = stack.as("D3503", "officer");
        refused("search", officer.get(Registry.IDENTITIES + "?status=" + encoded(secret("wrong status asked for"))));
        officer.get(Registry.IDENTITIES + "?q=" + encoded(secret("words searched for")));
        officer.get("/api/v1/directives?q=" + encoded(phone("number searched for")));
        for (var path : List.of(Registry.IDENTITIES, "/api/v1/districts", SUBMISSIONS, "/no-such-page")) {
            officer.get(path + "/" + encoded(secret("segment of the address " + path)));
        }
        officer.get(
                "/api/v1/provinces",
                "X-Correlation-Id",
                phone("correlation id").replace("-", " "),
                "User-Agent",
                phone("user agent"),
                "Referer",
                "https://example.org/?tel=" + phone("referer"),
                "Accept-Language",
                "th; tel=" + phone("language"));
        officer.post(Registry.IDENTITIES, Registry.draftFor("3504"), "Idempotency-Key", phone("idempotency key"));
        var browser = new Browser();
        var login = URI.create(stack.issuer() + "/login");
        browser.get(login);
        browser.submit(
                login,
                "",
                Map.of(
                        "username", secret("name at the login"),
                        "password", phone("password at the login"),
                        "office", secret("office at the login")));
        browser.get(URI.create(stack.anybody().gateway() + "/login?to=/" + encoded(secret("where a login leads"))));
    }

    private static String secret(String door) {
        return Secrets.at(door).both();
    }

    private static String phone(String door) {
        return Secrets.at(door).phone();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer post(String office, String path, String type, String body) {
        return client(office, path).send("POST", path, BodyPublishers.ofString(body), "Content-Type", type);
    }

    private Client client(String office, String path) {
        return stack.as(office, path.contains("import") ? "operator" : "officer");
    }

    private void refused(String what, Answer answer) {
        assertThat(answer.status()).as(what).isBetween(400, 499);
        refusals.put(what, answer.text());
    }

    @Test
    void a_secret_would_be_noticed() {
        var person = Secrets.at("this test");

        assertThat(Secrets.in("x " + person.both() + " y")).containsExactly("name, this test", "number, this test");
        assertThat(Secrets.in("tel=" + person.phone().replace("-", ""))).containsExactly("number, this test");
        assertThat(Secrets.in("GET /x?q=" + encoded(person.name()))).isNotEmpty();
        assertThat("โทร 081-234-5678").containsPattern(Secrets.MOBILE);
    }

    @Test
    void no_log_of_any_part_holds_one() {
        assertThat(stack.logs()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(Secrets.inLogs(stack)).isEmpty();
    }

    @Test
    void no_record_of_any_topic_holds_one_and_no_outbox_does() throws SQLException {
        await("everything told").atMost(Letters.LONGEST).until(() -> unpublished() == 0);

        assertThat(stack.topics()).hasSizeGreaterThanOrEqualTo(7);
        assertThat(Secrets.inTopics(stack)).isEmpty();
        var outboxes = new TreeSet<String>();
        for (var service : List.of("directive", "identity", "reporting")) {
            try (var database = DriverManager.getConnection(stack.jdbcUrl(service));
                    var rows = database.createStatement()
                            .executeQuery(
                                    "select message_key || headers || convert_from(payload, 'UTF8') from outbox")) {
                while (rows.next()) {
                    outboxes.addAll(Secrets.in(rows.getString(1)));
                }
            }
        }
        assertThat(outboxes).isEmpty();
    }

    private long unpublished() throws SQLException {
        var waiting = 0L;
        for (var service : List.of("directive", "identity", "reporting")) {
            try (var database = DriverManager.getConnection(stack.jdbcUrl(service));
                    var count = database.createStatement()
                            .executeQuery("select count(*) from outbox where published_at is null")) {
                count.next();
                waiting += count.getLong(1);
            }
        }
        return waiting;
    }

    @Test
    void no_refusal_holds_one() {
        assertThat(refusals)
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        (what, text) -> assertThat(Secrets.in(text)).as(what).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/geo+json",
                "text/csv",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            })
    void the_public_catalogue_holds_none(String type) throws IOException {
        var catalogue = stack.anybody().get(Registry.IDENTITIES + "?province=35&limit=200", "Accept", type);

        assertThat(catalogue.status()).isEqualTo(200);
        var text = type.endsWith("sheet") ? unpacked(catalogue) : catalogue.text();
        assertThat(text).contains("ผ้าไหมมัดหมี่ 3502");
        assertThat(Secrets.in(text)).isEmpty();
    }

    private static String unpacked(Answer sheet) throws IOException {
        var file = Files.createTempFile("sheet", ".xlsx");
        Files.write(file, sheet.response().body());
        var text = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                text.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return CHARACTER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }

    @ParameterizedTest
    @CsvSource({"D3501,officer,true", "P35,approver,true", "P35,auditor,false", "DLA,auditor,false", "MOI,auditor,false"
    })
    void only_the_offices_between_sender_and_recipient_read_the_contact(String office, String role, boolean unmasked)
            throws ApiException {
        var seen = stack.desk(office, role).submissions().getSubmission(report).getReporterContact();

        assertThat(seen.getName()).isEqualTo(unmasked ? contact.name() : "***");
        assertThat(seen.getPhone())
                .isEqualTo(unmasked ? contact.phone() : "***" + contact.phone().substring(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/csv",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            })
    void a_list_of_reports_shows_offices_further_up_no_contact(String type) throws IOException {
        var list = stack.as("MOI", "auditor").get(SUBMISSIONS + "?under=P35", "Accept", type);

        assertThat(list.status()).as(list.text()).isEqualTo(200);
        var text = type.endsWith("sheet") ? unpacked(list) : list.text();
        assertThat(text).contains("D3501");
        assertThat(Secrets.in(text)).doesNotContain("name, contact of a report", "number, contact of a report");
    }

    @Test
    void the_audit_trail_of_reports_holds_no_contact() {
        var trail = stack.as("MOI", "auditor").all("/api/v1/audit/reporting?office=D3501");

        assertThat(trail).isNotEmpty();
        assertThat(Secrets.in(trail.toString()))
                .doesNotContain("name, contact of a report", "number, contact of a report");
    }
}
