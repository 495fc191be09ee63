package th.localpolicy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

import com.nimbusds.jose.jwk.RSAKey;
import org.apache.commons.io.file.PathUtils;
import org.apache.kafka.clients.admin.Admin;

import th.localpolicy.client.ApiException;
import th.localpolicy.stack.LocalStack;
import th.localpolicy.stack.Part;
import th.localpolicy.stack.Ports;
import th.localpolicy.stack.apps.Application;
import th.localpolicy.stack.testing.Tokens;

/**
 * The real system on free ports and in a temporary directory, and the ways to it that people outside have: the gateway,
 * the OpenID provider, the topics, and for an operator the processes and their logs.
 */
final class RunningStack implements AutoCloseable {

    static final Path PROJECT = Path.of(System.getProperty("project.root", ".."));

    private static final Path KEPT_LOGS = PROJECT.resolve("e2e/target/stack-logs");
    private static final Duration READY = Duration.ofSeconds(60);

    private final Path directory;
    private final LocalStack stack;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Map<List<String>, String> tokens = new ConcurrentHashMap<>();
    private final ContractUse use = new ContractUse();
    private final Topic identities;

    private RunningStack(Path directory, LocalStack stack) {
        this.directory = directory;
        this.stack = stack;
        this.identities = new Topic(stack.kafka().bootstrapServers(), "identity.identity.v1");
    }

    static RunningStack start() {
        var directory = temporaryDirectory();
        try {
            var options = LocalStack.Options.of(PROJECT, directory, Ports.free(), line -> {});
            return new RunningStack(directory, LocalStack.start(options));
        } catch (RuntimeException e) {
            tidy(directory);
            throw e;
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("localpolicy-e2e-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps the logs, for whoever must know why a test failed, and nothing else. */
    private static void tidy(Path directory) {
        var logs = directory.resolve("logs");
        try {
            if (Files.exists(KEPT_LOGS)) {
                PathUtils.deleteDirectory(KEPT_LOGS);
            }
            if (Files.exists(logs)) {
                Files.createDirectories(KEPT_LOGS.getParent());
                PathUtils.copyDirectory(logs, KEPT_LOGS);
            }
            PathUtils.deleteDirectory(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The desk of somebody at the office, with a real token. */
    Desk desk(String office, String... roles) {
        return Desk.at(stack.gatewayUrl(), http, Optional.of(token(office, roles)), use);
    }

    /** The desk of somebody without a token. */
    Desk publicDesk() {
        return Desk.at(stack.gatewayUrl(), http, Optional.empty(), use);
    }

    /** What the desks have proven of the contract so far. */
    ContractUse use() {
        return use;
    }

    /** An officer of the office, with a real token, who writes the requests by hand. */
    Client as(String office, String... roles) {
        return with(token(office, roles));
    }

    private String token(String office, String... roles) {
        return tokens.computeIfAbsent(List.of(String.join(" ", roles), office), unseen -> stack.token(office, roles));
    }

    /** Somebody who shows this token. */
    Client with(String token) {
        return new Client(http, stack.gatewayUrl(), Optional.of(token));
    }

    Client anybody() {
        return new Client(http, stack.gatewayUrl(), Optional.empty());
    }

    /** As a provider would have it that gives out any role to anybody: signed with its own key. */
    Client asAnybodySays(String office, String role) {
        return with(tokens.computeIfAbsent(
                List.of("any provider: " + role, office),
                unseen -> new Tokens(issuer(), signingKey(), Clock.systemUTC()).good(office, role)));
    }

    /** Somebody without a token who has found the way past the gateway. */
    Client past(Part service) {
        return new Client(http, stack.ports().url(service), Optional.empty());
    }

    /** The same who also has this one's token. */
    Client past(Part service, Client who) {
        return new Client(http, stack.ports().url(service), who.token());
    }

    Registry registry() {
        return new Registry(this);
    }

    Kpi kpi() {
        return new Kpi(publicDesk());
    }

    Topic identities() {
        return identities;
    }

    /** What was written so far, as the department's auditor, the public and an operator see it. */
    Figures figures() throws ApiException {
        return Figures.of(this);
    }

    /** All topics, those of dead letters included. */
    List<Topic> topics() {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers()))) {
            return admin.listTopics().names().get().stream()
                    .sorted()
                    .map(name -> new Topic(bootstrapServers(), name))
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A service's database, for a look that no API gives. */
    String jdbcUrl(String database) {
        return stack.postgres().jdbcUrl(database) + "?user=postgres";
    }

    /** Where the topics are, as operators know it. */
    String bootstrapServers() {
        return stack.kafka().bootstrapServers();
    }

    String issuer() {
        return stack.ports().url(Part.OPENID);
    }

    /** The provider's own key, for tokens that are wrong in one thing only. */
    RSAKey signingKey() {
        try {
            return RSAKey.parse(Files.readString(directory.resolve("openid/signing-key.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** kill -9. */
    void kill(Part part) {
        stack.app(part).kill();
    }

    /** Starts what was killed and returns when it is ready. */
    void startAgain(Part part) {
        stack.app(part).start();
        try {
            if (!stack.app(part).awaitHealthy(READY)) {
                throw new AssertionError(part.title() + " did not come back:\n"
                        + String.join("\n", stack.app(part).lastLines(25)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A second process of an application beside the first: the same database and topics, a port of its own. */
    Replica another(Part part) {
        var application = Application.all(PROJECT, directory, stack.ports(), issuer()).stream()
                .filter(one -> one.part() == part)
                .findFirst()
                .orElseThrow();
        return Replica.start(application, directory.resolve("logs").resolve(part.title() + "-replica.log"), http);
    }

    /** The log files of the applications. */
    List<Path> logs() {
        try (var files = Files.list(directory.resolve("logs"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stack.close();
        http.close();
        tidy(directory);
    }
}
