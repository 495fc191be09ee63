package th.localpolicy.gateway.token;

import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetRetrievalException;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;

/**
 * The OpenID provider's public keys, found by discovery each time they are fetched, so that the gateway starts without
 * the provider and follows it when it moves its keys. Refuses a discovery document of another issuer.
 */
final class ProviderKeys implements JWKSetSource<SecurityContext> {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 3_000;
    private static final int LARGEST_DOCUMENT = 100 * 1024;

    private final String issuer;
    private final ResourceRetriever documents =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST_DOCUMENT);

    ProviderKeys(String issuer) {
        this.issuer = issuer;
    }

    @Override
    public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, SecurityContext context)
            throws JWKSetRetrievalException {
        try {
            String root = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
            Map<String, Object> provider = JSONObjectUtils.parse(fetch(root + "/.well-known/openid-configuration"));
            if (!issuer.equals(provider.get("issuer"))) {
                throw new IOException("The document names another issuer: " + provider.get("issuer"));
            }
            return JWKSet.parse(fetch(JSONObjectUtils.getString(provider, "jwks_uri")));
        } catch (IOException | ParseException | IllegalArgumentException unusable) {
            throw new JWKSetRetrievalException("No keys from " + issuer, unusable);
        }
    }

    private String fetch(String address) throws IOException {
        return documents.retrieveResource(URI.create(address).toURL()).getContent();
    }

    @Override
    public void close() {
        // Nothing is held open between fetches.
    }
}
