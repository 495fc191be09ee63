package th.localpolicy.e2e;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import th.localpolicy.client.ApiException;

/**
 * One of each thing that the operations are about, and a request on it for every operation. The things are in a last state,
 * so that a caller who gets through is refused for the state (409) and nothing moves while everybody tries.
 */
final class Things {

    private static final String NOBODYS = "00000000-0000-7000-8000-000000000000";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    /** A request as everybody sends it. */
    record Request(String path, String contentType, String body, String[] headers) {
        BodyPublisher publisher() {
            return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        }
    }

    private final Map<String, String> ids = new HashMap<>();

    /** How often they were made in this run: numbers of letters are taken once. */
    private static final AtomicInteger MADE = new AtomicInteger();

    /**
     * Makes the things: an identity of district 5002 that is withdrawn; a letter of the ministry that its province received
     * and that was cancelled; a report of the district that its province accepted.
     */
    static Things made(RunningStack stack) throws ApiException {
        var things = new Things();
        var registry = stack.registry();
        var identity = registry.registered("5002", "2025-01-10");
        registry.withdrawn("5002", identity, "2025-01-20");
        things.ids.put("identities", identity.toString());
        things.addLetters(new Letters(stack), MADE.incrementAndGet());
        return things;
    }

    private void addLetters(Letters letters, int number) throws ApiException {
        var cancelled = letters.issued("มท 0810.6/ว " + (20_000 + number), "P50");
        var dispatch = letters.dispatch(cancelled, "P50");
        letters.received(dispatch, "P50");
        letters.cancelled(cancelled);
        ids.put("directives", cancelled.toString());
        ids.put("dispatches", dispatch.toString());

        var standing = letters.issued("มท 0810.6/ว " + (30_000 + number), "P50");
        letters.passedOn(standing, "P50", "ชม 0023.6/ว " + (20_000 + number));
        var owed = letters.owed(standing, "D5002", "2025-01").getId();
        ids.put("letter of reports", standing.toString());
        ids.put("obligations", owed.toString());
        ids.put("submissions", letters.accepted(owed, "D5002", "P50").toString());
    }

    Request requestOf(Operation operation) {
        var body = body(operation);
        return new Request(
                path(operation) + query(operation),
                contentType(operation),
                body instanceof String text ? text : body == null ? null : Desk.json(body),
                List.of("PUT", "DELETE").contains(operation.method())
                        ? new String[] {"If-Match", "\"1\""}
                        : new String[0]);
    }

    private String path(Operation operation) {
        var resource = operation.path().split("/")[3];
        return VARIABLE.matcher(operation.path()).replaceAll(variable -> switch (variable.group(1)) {
            case "service" -> operation.service().title().replace("-service", "");
            case "code" ->
                switch (resource) {
                    case "provinces" -> "50";
                    case "offices" -> "D5002";
                    default -> "5002";
                };
            case "quarter" -> "2568-Q1";
            case "form" -> resource.startsWith("identities") ? "csv" : "soft-power-monthly";
            case "n" -> "1";
            case "post", "photo", "activity" -> NOBODYS;
            default -> resource.equals("kpis") ? "soft-power-2568" : ids.getOrDefault(resource, NOBODYS);
        });
    }

    private String query(Operation operation) {
        return switch (operation.id()) {
            case "countPosts" -> "?by=PROVINCE";
            case "findSimilarIdentities" -> "?district=5002&name=silk";
            case "findCompilation", "getCompleteness" ->
                "?directive=" + ids.get("letter of reports") + "&period=2025-01";
            default -> "";
        };
    }

    private Object body(Operation operation) {
        return switch (operation.id()) {
            case "draftIdentity", "reviseIdentity" -> Registry.draft("5002");
            case "returnIdentity",
                    "withdrawIdentity",
                    "cancelDirective",
                    "amendDirective",
                    "cancelReceipt",
                    "returnSubmission" -> Map.of("reason", "ทดสอบสิทธิ");
            case "supersedeIdentity" -> Map.of("successor", NOBODYS, "reason", "ทดสอบสิทธิ");
            case "recordActivity", "correctActivity" ->
                Map.of("kind", "SAFETY", "title", "ซ้อมแผน", "startsOn", "2025-01-05");
            case "recordPost", "correctPost" ->
                Map.of(
                        "url", "https://www.facebook.com/x/posts/1",
                        "text", "#เที่ยวท้องถิ่น",
                        "postedAt", "2025-01-05T03:00:00Z",
                        "publiclyVisible", true);
            case "replayOutbox" -> Map.of("from", 9_000_000_000L, "to", 9_000_000_000L);
            case "parseLetters" -> "ที่ มท 0810.6/ว 1";
            case "draftDirective", "reviseDirective" -> Letters.letter("มท 0810.6/ว 39999", "P50");
            case "recordLetter" ->
                Map.of("letter", Letters.letter("มท 0810.6/ว 39998", "P50"), "receipt", Map.of("receivedVia", "PAPER"));
            case "completeDispatch" -> Map.of("note", "ดำเนินการแล้ว");
            case "forwardDispatch" -> Letters.forwarding("P50", "ชม 0023.6/ว 39999");
            case "submitReport" -> Map.of("obligationId", ids.get("obligations"), "report", Map.of("nil", true));
            case "correctReport" -> Map.of("report", Map.of("nil", true));
            case "acceptSubmissions" -> Map.of("filter", Map.of("period", "2199-01"));
            case "returnSubmissions" -> Map.of("filter", Map.of("period", "2199-01"), "reason", "ทดสอบสิทธิ");
            case "compileReports" -> Map.of("directiveId", ids.get("letter of reports"), "period", "2199-01");
            case "defineKpi" ->
                Map.of(
                        "id",
                        "soft-power-2568",
                        "fiscalYear",
                        2568,
                        "measure",
                        "DISTRICTS_WITH_REGISTERED_IDENTITY",
                        "targets",
                        Map.of("2568-Q4", 878));
            case "submitReportsInBulk", "importSubmissions" ->
                "{\"obligationId\":\"" + NOBODYS + "\",\"report\":{\"nil\":true}}";
            case "putEnclosure", "uploadPhoto" -> "no picture";
            default -> operation.writes() && !operation.method().equals("DELETE") ? Map.of() : null;
        };
    }

    private static String contentType(Operation operation) {
        return switch (operation.id()) {
            case "parseLetters" -> "text/plain";
            case "submitReportsInBulk", "importSubmissions" -> "application/x-ndjson";
            case "putEnclosure" -> "application/octet-stream";
            case "uploadPhoto" -> "image/png";
            default -> "application/json";
        };
    }

    /** What the operation asks for is read off the roles of its document; kept here for the message of a failure. */
    static List<String> documented(Operation operation) {
        return operation
                .json()
                .path("security")
                .valueStream()
                .flatMap(scheme -> scheme.properties().stream())
                .flatMap(scheme -> scheme.getValue().valueStream())
                .map(role -> role.asString())
                .toList();
    }
}
