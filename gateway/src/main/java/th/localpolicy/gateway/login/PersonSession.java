package th.localpolicy.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.vault.Vault;

/**
 * The session of one person, for the time of one request: out of the vault when the request begins, back into it before the
 * answer goes out, and only if something of it has changed. A session in which nobody is logged in is never kept.
 */
final class PersonSession implements WebSession {

    private final Vault vault;
    private final SessionContent contents;
    private final GatewaySettings.Login login;
    private final Clock clock;
    private final Instant begun;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();

    private volatile String id;
    private volatile String keptAs;
    private volatile byte[] kept;
    private volatile boolean over;

    /** A new one. */
    PersonSession(Vault vault, SessionContent contents, GatewaySettings.Login login, Clock clock) {
        this(vault, contents, login, clock, SessionIds.next(), clock.instant());
    }

    private PersonSession(
            Vault vault, SessionContent contents, GatewaySettings.Login login, Clock clock, String id, Instant begun) {
        this.vault = vault;
        this.contents = contents;
        this.login = login;
        this.clock = clock;
        this.id = id;
        this.begun = begun;
    }

    /** The one that was kept under this id. */
    static PersonSession of(
            String id, byte[] kept, Vault vault, SessionContent contents, GatewaySettings.Login login, Clock clock) {
        SessionContent.Said said = contents.read(kept);
        PersonSession session = new PersonSession(vault, contents, login, clock, id, said.begun());
        contents.into(session.attributes, said);
        session.keptAs = id;
        session.kept = kept;
        return session;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return attributes;
    }

    @Override
    public void start() {
        // It begins when somebody is logged in.
    }

    @Override
    public boolean isStarted() {
        return !attributes.isEmpty();
    }

    @Override
    public Mono<Void> changeSessionId() {
        return Mono.fromRunnable(() -> id = SessionIds.next());
    }

    @Override
    public Mono<Void> invalidate() {
        return Mono.defer(() -> {
            over = true;
            attributes.clear();
            return keptAs == null ? Mono.empty() : vault.remove(keptAs).onErrorMap(Sessions.Store::outage);
        });
    }

    @Override
    public Mono<Void> save() {
        return Mono.defer(() -> {
            byte[] content = over ? null : contents.write(attributes, begun);
            if (content == null || (id.equals(keptAs) && Arrays.equals(content, kept))) {
                return Mono.empty();
            }
            String before = keptAs;
            Mono<Void> saved = id.equals(before)
                    ? vault.replace(id, content, keep())
                    : vault.put(id, content, keep(), contents.owners(attributes), left())
                            .then(before == null ? Mono.empty() : vault.remove(before));
            return saved.onErrorMap(Sessions.Store::outage).doOnSuccess(done -> {
                keptAs = id;
                kept = content;
            });
        });
    }

    /** What the vault holds by now, for another request or another gateway may have renewed the tokens. */
    Mono<PersonTokens> latestTokens() {
        return keptAs == null
                ? Mono.empty()
                : vault.open(keptAs, keep())
                        .onErrorMap(Sessions.Store::outage)
                        .map(content -> contents.read(content).tokens());
    }

    private Duration left() {
        return Duration.between(clock.instant(), begun.plus(login.longest()));
    }

    private Duration keep() {
        Duration left = left();
        return left.compareTo(login.idle()) < 0 ? left : login.idle();
    }

    @Override
    public boolean isExpired() {
        return over || !left().isPositive();
    }

    @Override
    public Instant getCreationTime() {
        return begun;
    }

    /** The vault counts the idle time; a session that is here is in use. */
    @Override
    public Instant getLastAccessTime() {
        return clock.instant();
    }

    @Override
    public void setMaxIdleTime(Duration idle) {
        throw new UnsupportedOperationException("The operator sets it, for all");
    }

    @Override
    public Duration getMaxIdleTime() {
        return login.idle();
    }

    /** The words by which the vault finds it when the provider says that somebody has logged out. */
    static Set<String> ownersOf(String subject, String sid) {
        return sid == null ? Set.of(ofSubject(subject)) : Set.of(ofSubject(subject), ofSid(sid));
    }

    static String ofSubject(String subject) {
        return "sub:" + subject;
    }

    static String ofSid(String sid) {
        return "sid:" + sid;
    }
}
