package th.localpolicy.directive.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;
import th.localpolicy.platform.office.OfficeCode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static th.localpolicy.directive.dispatch.Desk.as;
import static th.localpolicy.directive.dispatch.Desk.officer;
import static th.localpolicy.directive.dispatch.Desk.receive;
import static th.localpolicy.directive.dispatch.Desk.take;

/** The register of letters received: numbers without a gap, whoever stamps and however many at once. */
@QuarkusTest
@Stack
class ReceivingTest {

    private static final int LETTERS = 200;

    @Inject
    Desk desk;

    private static int number(String office, UUID dispatch, Map<String, ?> said) {
        return take(office, dispatch, "receive", said)
                .then()
                .statusCode(200)
                .extract()
                .path("receiptNumber");
    }

    @Test
    void a_letter_is_stamped_with_the_next_number_and_again_with_the_same() {
        var first = desk.sent("P11");
        var second = desk.sent("P11");
        assertThat(number("P11", first, Map.of())).isEqualTo(1);
        assertThat(number("P11", second, Map.of())).isEqualTo(2);
        var version = receive("P11", first)
                .then()
                .statusCode(200)
                .body(
                        "receiptNumber",
                        is(1),
                        "status",
                        is("RECEIVED"),
                        "receivedVia",
                        is("SYSTEM"),
                        "receipts",
                        hasSize(1))
                .extract()
                .header("ETag");
        receive("P11", first).then().header("ETag", is(version));
    }

    @Test
    void an_empty_request_is_enough() {
        officer("P12")
                .post("/api/v1/dispatches/{id}/receive", desk.sent("P12"))
                .then()
                .statusCode(200)
                .body("receiptNumber", is(1), "receivedAt", notNullValue());
    }

    @Test
    void one_letter_is_stamped_by_the_department_its_secretariat_and_a_section_each_with_its_own_number() {
        // มท 0211.2/19355 of 2021-12-30 came to the department on paper: 296, 15 and 002 on 4 January 2565
        var letter = desk.letter("2021-12-30");
        var dispatch = desk.send(letter, "DLA", StepDates.NONE);
        var day = Map.of("receivedVia", "PAPER", "receivedOn", "2022-01-04", "paperNumber", "๒๙๖");
        take("DLA", dispatch, "receive", day)
                .then()
                .statusCode(200)
                .body(
                        "receiptNumber",
                        is(1),
                        "receivedAt",
                        is("2022-01-03T17:00:00Z"),
                        "receipts[0].paperNumber",
                        is("๒๙๖"),
                        "receipts[0].timeKnown",
                        is(false),
                        "receipts[0].year",
                        is(2022));
        take(
                        "DLA",
                        dispatch,
                        "receive",
                        Map.of(
                                "unit",
                                "สำนักงานเลขานุการกรม",
                                "receivedVia",
                                "PAPER",
                                "receivedOn",
                                "2022-01-04",
                                "paperNumber",
                                "๑๕"))
                .then()
                .statusCode(200);
        take(
                        "DLA",
                        dispatch,
                        "receive",
                        Map.of(
                                "unit",
                                "ฝ่ายช่วยอำนวยการ",
                                "receivedVia",
                                "PAPER",
                                "receivedAt",
                                "2022-01-04T09:56:00Z",
                                "paperNumber",
                                "๐๐๒"))
                .then()
                .statusCode(200)
                .body(
                        "receiptNumber",
                        is(1),
                        "receivedAt",
                        is("2022-01-04T09:56:00Z"),
                        "receipts.paperNumber",
                        contains("๒๙๖", "๑๕", "๐๐๒"));
        as("DLA", "auditor")
                .queryParam("unit", "ฝ่ายช่วยอำนวยการ")
                .queryParam("year", 2022)
                .get("/api/v1/dispatches/register")
                .then()
                .statusCode(200)
                .body(
                        "items.receipt.number",
                        contains(1),
                        "items[0].letter.issuedOn",
                        is("2021-12-30"),
                        "items[0].status",
                        is("RECEIVED"));
    }

    @Test
    void two_hundred_letters_stamped_by_eight_officers_at_once_have_the_numbers_1_to_200() throws Exception {
        var letter = desk.letter("2024-12-03");
        var letters = IntStream.range(0, LETTERS)
                .mapToObj(i -> desk.letter("2024-12-03"))
                .toList();
        desk.send(letters.stream()
                .map(id -> new NewDispatch(id, letter, null, OfficeCode.MOI, new OfficeCode("P13"), StepDates.NONE))
                .toList());
        var stamped = inParallel(letters.stream()
                .<Callable<Integer>>map(id -> () -> number("P13", desk.dispatchOf(id, "P13"), Map.of()))
                .toList());
        assertThat(stamped)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, LETTERS).boxed().toList());
    }

    @Test
    void one_letter_stamped_by_eight_officers_at_once_has_one_number() throws Exception {
        var dispatch = desk.sent("P14");
        var stamped = inParallel(IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i -> () -> number("P14", dispatch, Map.of()))
                .toList());
        assertThat(stamped).containsOnly(1);
        assertThat(number("P14", desk.sent("P14"), Map.of())).isEqualTo(2);
    }

    private static List<Integer> inParallel(List<Callable<Integer>> work) throws Exception {
        try (var officers = Executors.newFixedThreadPool(8)) {
            var numbers = new ArrayList<Integer>();
            for (var done : officers.invokeAll(work)) {
                numbers.add(done.get());
            }
            return numbers;
        }
    }

    @Test
    void what_is_refused_takes_no_number() {
        var dispatch = desk.sent("P16");
        take("P16", dispatch, "receive", Map.of("receivedAt", "2099-01-01T00:00:00Z"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("receivedAt"));
        take("P16", dispatch, "receive", Map.of("receivedVia", "PAPER", "receivedOn", "2024-12-02"))
                .then()
                .statusCode(400)
                .body("errors.field", contains("receivedOn"));
        take("P16", dispatch, "receive", Map.of("receivedOn", "2567-12-20"))
                .then()
                .statusCode(400);
        take("P16", dispatch, "receive", Map.of("receivedOn", "2024-12-20", "receivedAt", "2024-12-20T00:00:00Z"))
                .then()
                .statusCode(400);
        take("P16", dispatch, "receive", Map.of("unit", "ก".repeat(201))).then().statusCode(400);
        take("P16", dispatch, "receive", Map.of("receivedVia", "PIGEON")).then().statusCode(400);
        take("P16", dispatch, "receive", Map.of("paperNumber", "")).then().statusCode(400);
        receive("P17", dispatch).then().statusCode(403).body("type", is("/problems/outside-your-office"));
        receive("MOI", dispatch).then().statusCode(403);
        as("P16", "auditor")
                .post("/api/v1/dispatches/{id}/receive", dispatch)
                .then()
                .statusCode(403)
                .body("type", is("/problems/role-required"));
        receive("P16", UUID.randomUUID()).then().statusCode(404);
        officer("P16")
                .header("If-Match", "\"7\"")
                .post("/api/v1/dispatches/{id}/receive", dispatch)
                .then()
                .statusCode(412);
        officer("P16").post("/api/v1/dispatches/not-an-id/receive").then().statusCode(404);
        assertThat(number("P16", dispatch, Map.of())).isEqualTo(1);
    }

    @Test
    void a_cancelled_letter_is_received_no_more() {
        var letter = desk.letter("2024-12-03");
        var dispatch = desk.send(letter, "P18", StepDates.NONE);
        desk.cancel(letter);
        receive("P18", dispatch).then().statusCode(409).body("type", is("/problems/wrong-state"));
        assertThat(number("P18", desk.sent("P18"), Map.of())).isEqualTo(1);
    }
}
