package th.localpolicy.reporting;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import th.localpolicy.platform.testing.Contract;

import static io.restassured.RestAssured.get;

@QuarkusTest
@Stack
class ContractTest {

    @Test
    void the_openapi_document_is_the_one_checked_in() {
        Contract.sameOpenApi("reporting-service", get("/q/openapi").asString());
    }
}
