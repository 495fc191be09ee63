package th.localpolicy.directive.dispatch;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.directive.Stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static th.localpolicy.directive.dispatch.Desk.officer;
import static th.localpolicy.directive.dispatch.Desk.take;

/** The register of letters received: its numbers have no gap, cancelled ones stay, and it is read in pages. */
@QuarkusTest
@Stack
class RegisterTest {

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
    void numbers_begin_again_on_new_year_in_bangkok() {
        var lastOfTheYear = Map.of("receivedVia", "PAPER", "receivedAt", "2024-12-31T16:59:59.999999999Z");
        var firstOfTheYear = Map.of("receivedVia", "PAPER", "receivedAt", "2024-12-31T17:00:00Z");
        assertThat(number("P15", desk.sent("P15"), lastOfTheYear)).isEqualTo(1);
        assertThat(number("P15", desk.sent("P15"), lastOfTheYear)).isEqualTo(2);
        assertThat(number("P15", desk.sent("P15"), firstOfTheYear)).isEqualTo(1);
        assertThat(number("P15", desk.sent("P15"), lastOfTheYear)).isEqualTo(3);
        officer("P15")
                .get("/api/v1/dispatches/register?year=2024&count=true")
                .then()
                .body("items.receipt.number", contains(1, 2, 3), "total", is(3));
        officer("P15")
                .get("/api/v1/dispatches/register?year=2025")
                .then()
                .body("items.receipt.number", contains(1), "items.receipt.year", contains(2025));
    }

    @Test
    void a_cancelled_number_stays_in_the_register_marked_and_is_not_given_again() {
        var dispatch = desk.sent("P19");
        number("P19", dispatch, Map.of());
        take("P19", dispatch, "cancel-receipt", Map.of("reason", "ลงรับผิดฉบับ"))
                .then()
                .statusCode(200)
                .body(
                        "status",
                        is("SENT"),
                        "receiptNumber",
                        nullValue(),
                        "receipts[0].number",
                        is(1),
                        "receipts[0].cancelReason",
                        is("ลงรับผิดฉบับ"));
        take("P19", dispatch, "cancel-receipt", Map.of("reason", "อีกครั้ง"))
                .then()
                .statusCode(409);
        assertThat(number("P19", dispatch, Map.of())).isEqualTo(2);
        officer("P19")
                .get("/api/v1/dispatches/register")
                .then()
                .body(
                        "items.receipt.number",
                        contains(1, 2),
                        "items[0].receipt.cancelReason",
                        is("ลงรับผิดฉบับ"),
                        "items[1].receipt.cancelReason",
                        nullValue());
        take("P19", dispatch, "cancel-receipt", Map.of()).then().statusCode(400);
        take("P19", dispatch, "acknowledge", Map.of()).then().statusCode(200);
        take("P19", dispatch, "cancel-receipt", Map.of("reason", "สายไป"))
                .then()
                .statusCode(409);
    }

    @Test
    void a_register_is_read_in_pages_by_its_office_and_those_above_it() {
        for (var i = 0; i < 5; i++) {
            number("D2001", desk.sent("D2001"), Map.of());
        }
        var seen = new ArrayList<Integer>();
        String next = "";
        while (next != null) {
            var page = officer("P20")
                    .get("/api/v1/dispatches/register?office=D2001&limit=2"
                            + (next.isEmpty() ? "" : "&cursor=" + next));
            seen.addAll(page.jsonPath().getList("items.receipt.number"));
            next = page.jsonPath().get("next");
        }
        assertThat(seen).containsExactly(1, 2, 3, 4, 5);
        officer("P21").get("/api/v1/dispatches/register?office=D2001").then().statusCode(403);
        officer("D2001").get("/api/v1/dispatches/register?office=P20").then().statusCode(403);
        officer("P20").get("/api/v1/dispatches/register?year=2568").then().statusCode(400);
        officer("P20").get("/api/v1/dispatches/register?cursor=%2B%2B").then().statusCode(400);
    }
}
