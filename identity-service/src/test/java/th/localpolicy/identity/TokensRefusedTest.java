package th.localpolicy.identity;

import java.net.URI;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import th.localpolicy.platform.testing.TokensRefused;

@QuarkusTest
@Stack
class TokensRefusedTest extends TokensRefused {

    @TestHTTPResource("/api/v1/audit/identity")
    URI address;

    @Override
    protected URI address() {
        return address;
    }
}
