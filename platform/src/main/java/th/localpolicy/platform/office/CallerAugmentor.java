package th.localpolicy.platform.office;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Turns a verified token into a {@link Caller}, or refuses it: exactly one office, which exists, and known roles only. */
@ApplicationScoped
public class CallerAugmentor implements SecurityIdentityAugmentor {

    private static final Set<String> ROLES = Set.of(Role.OFFICER, Role.APPROVER, Role.AUDITOR, Role.OPERATOR);

    private static final Set<String> ACCESS_TOKENS = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final OfficeTree tree;

    public CallerAugmentor(OfficeTree tree) {
        this.tree = tree;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        if (identity.getAttribute(RoutingContext.class.getName()) instanceof RoutingContext call
                && call.request().headers().getAll(HttpHeaders.AUTHORIZATION).size() > 1) {
            // Whoever stands before us may have looked at the other one.
            return Uni.createFrom().failure(new AuthenticationFailedException("more than one Authorization header"));
        }
        if (!isForAccess(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException("a token for something else"));
        }
        return callerOf(token)
                .map(caller -> Uni.createFrom().item(withCaller(identity, caller)))
                .orElseGet(() -> Uni.createFrom()
                        .failure(new AuthenticationFailedException("the token names no single, existing office")));
    }

    /** What else the provider signs, a word of somebody's logout for one, opens no door. */
    private static boolean isForAccess(JsonWebToken token) {
        var header = token.getRawToken().substring(0, token.getRawToken().indexOf('.'));
        var type = new JsonObject(new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8))
                .getValue("typ");
        return type == null || (type instanceof String word && ACCESS_TOKENS.contains(word.toLowerCase(Locale.ROOT)));
    }

    private Optional<Caller> callerOf(JsonWebToken token) {
        if (token.getSubject() == null) {
            return Optional.empty();
        }
        return texts(token.getClaim("office")).stream()
                .reduce((one, another) -> "")
                .flatMap(OfficeCode::parse)
                .filter(code -> code.level() != OfficeLevel.CLUSTER)
                .flatMap(tree::find)
                .map(office -> new Caller(office.code(), rolesOf(token, office), token.getSubject()));
    }

    private static Set<String> rolesOf(JsonWebToken token, Office office) {
        var roles = new HashSet<>(texts(token.getClaim("roles")));
        roles.retainAll(ROLES);
        if (roles.contains(Role.APPROVER)) {
            roles.add(Role.OFFICER);
        }
        if (office.level() != OfficeLevel.MINISTRY && office.level() != OfficeLevel.DEPARTMENT) {
            roles.remove(Role.OPERATOR);
        }
        return roles;
    }

    private static List<String> texts(Object claim) {
        return switch (claim) {
            case null -> List.of();
            case JsonArray array ->
                array.stream().flatMap(value -> texts(value).stream()).toList();
            case JsonString text -> List.of(text.getString());
            case Iterable<?> values -> {
                var texts = new ArrayList<String>();
                values.forEach(value -> texts.addAll(texts(value)));
                yield texts;
            }
            default -> List.of(claim.toString());
        };
    }

    private static SecurityIdentity withCaller(SecurityIdentity identity, Caller caller) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(Caller.class.getName(), caller)
                .addRoles(caller.roles())
                .build();
    }
}
