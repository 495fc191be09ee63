package th.localpolicy.directive;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import th.localpolicy.stack.testing.Tokens;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

/** The OpenID provider is down from the start: nothing listens where it should be. */
@QuarkusTest
@Stack
@TestProfile(ProviderOutOfReachTest.NobodyThere.class)
class ProviderOutOfReachTest {

    /** Wins over the address that the test resource gives. */
    public static class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.auth-server-url", "http://localhost:1");
        }
    }

    @Test
    void the_service_is_up_and_a_token_it_cannot_check_is_answered_503() {
        get("/q/health/ready").then().statusCode(200);
        given().auth()
                .oauth2(Tokens.of("DLA", "operator"))
                .get("/api/v1/operations/directive/dead-letters")
                .then()
                .statusCode(503)
                .header("Retry-After", is("5"))
                .body("type", is("/problems/unavailable"));
    }

    @Test
    void without_a_token_it_is_still_401() {
        get("/api/v1/operations/directive/dead-letters").then().statusCode(401);
    }
}
