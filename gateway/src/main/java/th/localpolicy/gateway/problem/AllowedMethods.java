package th.localpolicy.gateway.problem;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.http.HttpMethod;

/** The methods that the API knows. TRACE and CONNECT would tell a client about the network behind the gateway. */
public final class AllowedMethods {

    public static final Set<HttpMethod> EVERYWHERE = Collections.unmodifiableSet(new TreeSet<>(Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE)));

    private AllowedMethods() {}
}
