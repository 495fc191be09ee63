package th.localpolicy.e2e;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import th.localpolicy.client.ApiException;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Registry.IDENTITIES;
import static th.localpolicy.e2e.Registry.at;
import static th.localpolicy.e2e.Registry.draft;
import static th.localpolicy.e2e.Registry.draftFor;

/** What cannot be right is refused with its field in a sentence, and nothing is written. */
@EndToEnd
@Order(3)
class BadInputIT {

    private static final byte[] TWENTY_MEGABYTES =
            ("{\"nameTh\":\"" + "x".repeat(20_000_000) + "\"}").getBytes(StandardCharsets.US_ASCII);

    private final RunningStack stack;
    private final Client officer;
    private UUID submitted;
    private Figures before;

    BadInputIT(RunningStack stack) {
        this.stack = stack;
        this.officer = stack.as("D3609", "officer");
    }

    @BeforeAll
    void an_identity_that_waits_for_its_province() throws ApiException {
        submitted = stack.registry().submitted("3609");
    }

    @BeforeEach
    void look() throws ApiException {
        before = stack.figures();
    }

    @AfterEach
    void nothing_was_written() throws ApiException {
        assertThat(stack.figures()).isEqualTo(before);
    }

    static Stream<Arguments> faultyFields() {
        return Stream.of(
                Arguments.of("districtCode", "9999"),
                Arguments.of("districtCode", "๓๖๐๙"),
                Arguments.of("districtCode", null),
                Arguments.of("categories", List.of()),
                Arguments.of("categories", List.of("MUSIC")),
                Arguments.of("categories", List.of("FOOD", "HISTORICAL_PLACE", "ARTS_CULTURE", "PRODUCT", "FOOD")),
                Arguments.of("categories", null),
                Arguments.of("nameTh", "ก".repeat(10_000)),
                Arguments.of("nameTh", "\u200B"),
                Arguments.of("origin", "FOUND"),
                Arguments.of("leadOffice", "L999999"));
    }

    @ParameterizedTest
    @MethodSource("faultyFields")
    void a_wrong_field_is_named(String field, Object value) {
        officer.post(IDENTITIES, draftFor("3609", field, value)).problemOf(field);
    }

    static Stream<String> daysThatCannotBe() {
        var tomorrow = LocalDate.now(ZoneId.of("Asia/Bangkok")).plusDays(1);
        return Stream.of(tomorrow.toString(), "2568-03-31", "2025-02-29", "31/03/2025", "1968-03-31");
    }

    @ParameterizedTest
    @MethodSource("daysThatCannotBe")
    void an_identity_is_registered_neither_tomorrow_nor_in_a_buddhist_year_nor_on_no_day(String day) {
        stack.as("P36", "approver")
                .post(at(submitted) + "/endorse", Map.of("registeredOn", day))
                .problemOf("registeredOn");
    }

    @Test
    void bangkoks_khet_take_no_identity() {
        var department = stack.desk("DLA", "officer").identities();
        Refusal.of(() -> department.draftIdentity(draft("1001"), null, null)).is(409, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"districtCode\":\"3609\"", "[]", "null", "ผ้าไหม", ""})
    void a_body_that_is_no_json_object_is_a_bad_request(String body) {
        officer.send("POST", IDENTITIES, BodyPublishers.ofString(body), "Content-Type", "application/json")
                .problem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void another_content_type_is_not_supported(String type) {
        officer.send(
                        "POST",
                        IDENTITIES,
                        BodyPublishers.ofString(Client.JSON.writeValueAsString(draftFor("3609"))),
                        "Content-Type",
                        type)
                .problem(415, "unsupported-media-type");
    }

    @Test
    void twenty_megabytes_are_too_much_and_the_client_hears_so() {
        officer.send(
                        "POST",
                        IDENTITIES,
                        BodyPublishers.ofByteArray(TWENTY_MEGABYTES),
                        "Content-Type",
                        "application/json")
                .problem(413, "too-large");
    }

    @Test
    void twenty_megabytes_that_do_not_announce_themselves_are_too_much_as_well() {
        officer.send(
                        "POST",
                        IDENTITIES,
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TWENTY_MEGABYTES)),
                        "Content-Type",
                        "application/json")
                .problem(413, "too-large");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/identities?limit=0",
                "/api/v1/identities?limit=201",
                "/api/v1/identities?cursor=%00",
                "/api/v1/identities?status=GONE",
                "/api/v1/districts?kind=VILLAGE",
                "/api/v1/kpis/soft-power-2568/progress?asOf=2568-13-31",
                "/api/v1/kpis/soft-power-2568/progress?knownAt=yesterday"
            })
    void a_question_that_makes_no_sense_is_a_bad_request(String path) {
        stack.anybody().get(path).problem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/identities/00000000-0000-7000-8000-000000000000",
                "/api/v1/identities/not-an-id",
                "/api/v1/provinces/99",
                "/api/v1/districts/9999",
                "/api/v1/offices/P10",
                "/api/v1/kpis/no-such-kpi/progress",
                "/no-such-page"
            })
    void what_is_not_there_is_not_found(String path) {
        stack.anybody().get(path).problem(404, "not-found");
    }

    @Test
    void a_key_that_cannot_be_one_is_refused() {
        officer.post(IDENTITIES, draftFor("3609"), "Idempotency-Key", "x".repeat(201))
                .problemOf("Idempotency-Key");
    }
}
