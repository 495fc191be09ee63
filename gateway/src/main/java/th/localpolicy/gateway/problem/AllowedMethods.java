package th.localpolicy.gateway.problem;

import java.util.Set;

import org.springframework.http.HttpMethod;

/** The methods that the API knows. TRACE and CONNECT would tell a client about the network behind the gateway. */
public final class AllowedMethods {

    public static final Set<HttpMethod> EVERYWHERE = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private AllowedMethods() {}
}
