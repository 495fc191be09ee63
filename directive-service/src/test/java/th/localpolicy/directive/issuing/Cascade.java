package th.localpolicy.directive.issuing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.inject.Singleton;

import io.restassured.response.Response;

import th.localpolicy.directive.letter.Letters;

import static th.localpolicy.directive.letter.Letters.approver;
import static th.localpolicy.directive.letter.Letters.drafted;

/** Letters on their way down, as approvers send them, and what the tables say of it. */
@Singleton
class Cascade {

    private final DataSource database;

    Cascade(DataSource database) {
        this.database = database;
    }

    static Response issue(String office, String id) {
        return approver(office).post("/api/v1/directives/{id}/issue", id);
    }

    static String issued(Map<String, ?> letter) {
        var id = drafted(letter);
        issue((String) letter.get("issuer"), id).then().statusCode(200);
        return id;
    }

    static Response cancel(String office, String id) {
        return approver(office).body(Map.of("reason", "ออกซ้ำ")).post("/api/v1/directives/{id}/cancel", id);
    }

    static Response forward(String office, UUID dispatch, Map<String, ?> letter) {
        return approver(office).body(letter).post("/api/v1/dispatches/{id}/forward", dispatch);
    }

    static Map<String, Object> forwardTo(String level) {
        return new TreeMap<>(Map.of(
                "number",
                Letters.freshNumber(),
                "issuedOn",
                "2024-12-19",
                "addressees",
                Map.of("levels", List.of(level))));
    }

    /** The dispatch of a letter to an office, received there. */
    UUID received(String letter, String office) {
        var id = dispatch(letter, office);
        approver(office)
                .body("{}")
                .post("/api/v1/dispatches/{id}/receive", id)
                .then()
                .statusCode(200);
        return id;
    }

    UUID dispatch(String letter, String office) {
        return UUID.fromString(
                all("select id from dispatch where directive_id = '%s' and recipient = '%s'".formatted(letter, office))
                        .getFirst());
    }

    List<String> recipients(String letter, String status) {
        return all("select recipient from dispatch where directive_id = '%s' and status = '%s' order by 1"
                .formatted(letter, status));
    }

    List<String> all(String sql) {
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(sql);
                var rows = read.executeQuery()) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
