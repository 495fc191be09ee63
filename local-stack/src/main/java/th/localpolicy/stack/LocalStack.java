package th.localpolicy.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;

import th.localpolicy.stack.apps.AppProcess;
import th.localpolicy.stack.apps.Application;
import th.localpolicy.stack.guard.Guard;
import th.localpolicy.stack.kafka.KafkaBroker;
import th.localpolicy.stack.openid.OpenIdProvider;
import th.localpolicy.stack.openid.TokenClient;
import th.localpolicy.stack.postgres.PostgresServer;

/**
 * The whole system on this machine: PostgreSQL, Kafka and the OpenID provider, then the three services and the
 * gateway as processes of their own. The launcher and the end-to-end tests use it alike.
 *
 * <p>Closing it stops everything in order; losing the JVM in any way stops everything, too.
 */
public final class LocalStack implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);
    /** Two applications at a time: more of them on two cores only keep each other from getting ready. */
    private static final int STARTING_AT_ONCE = 2;

    private final Options options;
    private final Object closing = new Object();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Part, AppProcess> apps = new EnumMap<>(Part.class);
    private Guard guard;
    private volatile PostgresServer postgres;
    private volatile KafkaBroker kafka;
    private volatile OpenIdProvider openId;
    private volatile boolean closed;

    /**
     * Where and how to run.
     *
     * @param projectRoot where the built modules lie
     * @param directory where data and logs are kept, over restarts
     * @param issuer the OpenID issuer as it stands in tokens
     * @param console told in words of every part that comes up, dies, or is started again
     */
    public record Options(Path projectRoot, Path directory, Ports ports, String issuer, Consumer<String> console) {
        /** On these ports, with the local provider as the issuer. */
        public static Options of(Path projectRoot, Path directory, Ports ports, Consumer<String> console) {
            return new Options(
                    projectRoot.toAbsolutePath().normalize(),
                    directory.toAbsolutePath().normalize(),
                    ports,
                    ports.url(Part.OPENID),
                    console);
        }

        /** The same under another issuer, for clients that reach the provider by another host name. */
        public Options withIssuer(String url) {
            return new Options(projectRoot, directory, ports, url, console);
        }
    }

    private LocalStack(Options options) {
        this.options = options;
    }

    /** Starts everything and returns when all of it is healthy; on failure what was started is stopped again. */
    public static LocalStack start(Options options) {
        LocalStack stack = new LocalStack(options);
        stack.start();
        return stack;
    }

    /** Prepares a stack without starting it, for a caller that must be able to close it while it starts. */
    public static LocalStack prepare(Options options) {
        return new LocalStack(options);
    }

    /** Starts everything; see {@link #start(Options)}. */
    public void start() {
        try {
            Files.createDirectories(options.directory());
            guard = Guard.over(options.directory());
            startServers();
            startApplications();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startServers() {
        Ports ports = options.ports();
        Path directory = options.directory();
        CompletableFuture<Void> database = starting(Part.POSTGRES, () -> {
            postgres = PostgresServer.start(directory.resolve("pg"), ports.of(Part.POSTGRES), guard);
            List.of("identity", "directive", "reporting").forEach(postgres::createDatabase);
        });
        CompletableFuture<Void> broker =
                starting(Part.KAFKA, () -> kafka = KafkaBroker.start(directory.resolve("kafka"), ports.of(Part.KAFKA)));
        CompletableFuture<Void> provider = starting(
                Part.OPENID,
                () -> openId =
                        OpenIdProvider.start(directory.resolve("openid"), ports.of(Part.OPENID), options.issuer()));
        await(List.of(database, broker, provider));
    }

    private void startApplications() {
        Semaphore turns = new Semaphore(STARTING_AT_ONCE, true);
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (Application application :
                Application.all(options.projectRoot(), options.directory(), options.ports(), options.issuer())) {
            AppProcess app = new AppProcess(
                    application,
                    options.ports().url(application.part()),
                    options.directory(),
                    guard,
                    http,
                    options.console());
            synchronized (this) {
                apps.put(application.part(), app);
            }
            turns.acquireUninterruptibly();
            starts.add(starting(application.part(), () -> {
                try {
                    startHealthy(app);
                } finally {
                    turns.release();
                }
            }));
        }
        await(starts);
    }

    private void startHealthy(AppProcess app) {
        try {
            synchronized (this) {
                // Nothing is started any more that nobody would stop.
                if (closed) {
                    throw new StartFailed("it was stopped while it was starting", null);
                }
                app.start();
            }
            if (!app.awaitHealthy(START_LIMIT)) {
                app.kill();
                throw new StartFailed(
                        app.name() + " did not become ready. The end of " + app.log() + ":\n    "
                                + String.join("\n    ", app.lastLines(25)),
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed(app.name() + " was interrupted while starting", e);
        }
    }

    private CompletableFuture<Void> starting(Part part, Runnable start) {
        long began = System.nanoTime();
        return CompletableFuture.runAsync(
                () -> {
                    start.run();
                    options.console()
                            .accept("%-18s %-24s up after %4.1f s"
                                    .formatted(part.title(), address(part), (System.nanoTime() - began) / 1e9));
                },
                threads);
    }

    private String address(Part part) {
        int port = options.ports().of(part);
        return part == Part.POSTGRES || part == Part.KAFKA ? "localhost:" + port : "http://localhost:" + port;
    }

    /** Waits for all of them, or for the first that fails. */
    private static void await(List<CompletableFuture<Void>> starts) {
        CompletableFuture<Void> all = CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new));
        for (CompletableFuture<Void> start : starts) {
            var unused = start.whenComplete((done, failure) -> {
                if (failure != null) {
                    all.completeExceptionally(failure);
                }
            });
        }
        try {
            all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StartFailed failed) {
                throw failed;
            }
            throw new StartFailed(String.valueOf(e.getCause().getMessage()), e.getCause());
        }
    }

    public Ports ports() {
        return options.ports();
    }

    /** Where the public API is. */
    public String gatewayUrl() {
        return options.ports().url(Part.GATEWAY);
    }

    /** One of the applications, by its part. */
    public synchronized AppProcess app(Part part) {
        AppProcess app = apps.get(part);
        if (app == null) {
            throw new IllegalArgumentException(part.title() + " is not a running application of this stack");
        }
        return app;
    }

    /** One of the applications, by its name, such as {@code identity-service}. */
    public AppProcess app(String name) {
        return Stream.of(Part.values())
                .filter(part -> part.title().equals(name))
                .map(this::app)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("No application named " + name));
    }

    public KafkaBroker kafka() {
        return kafka;
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** A bearer token of the office with these roles, taken from the provider over HTTP. */
    public String token(String office, String... roles) {
        return new TokenClient(http, options.ports().url(Part.OPENID)).token(office, roles);
    }

    /** The process numbers of the applications that are up, and of PostgreSQL. */
    public synchronized Map<Part, Long> pids() {
        Map<Part, Long> pids = new EnumMap<>(Part.class);
        apps.forEach((part, app) -> pids.put(part, app.pid()));
        if (postgres != null) {
            pids.put(Part.POSTGRES, postgres.pid());
        }
        return pids;
    }

    /** Whether it was stopped, or is being stopped now. */
    public boolean isClosed() {
        return closed;
    }

    /** Stops the applications, then Kafka and the provider, then PostgreSQL; whoever calls it again waits for the end. */
    @Override
    public void close() {
        synchronized (closing) {
            if (closed) {
                return;
            }
            synchronized (this) {
                closed = true;
                apps.values().forEach(AppProcess::askToStop);
            }
            apps.values().forEach(app -> app.awaitStopped(STOP_LIMIT));
            for (AutoCloseable server : new AutoCloseable[] {openId, kafka, postgres, guard}) {
                closeQuietly(server);
            }
            http.shutdownNow();
            threads.shutdownNow();
        }
    }

    private void closeQuietly(AutoCloseable server) {
        try {
            if (server != null) {
                server.close();
            }
        } catch (Exception e) {
            options.console().accept("While stopping: " + e.getMessage());
        }
    }
}
