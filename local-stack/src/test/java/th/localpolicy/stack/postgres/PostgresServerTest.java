package th.localpolicy.stack.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import th.localpolicy.stack.guard.Guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class PostgresServerTest {
    @TempDir
    Path directory;

    @Test
    void writes_are_as_durable_as_in_production_and_thai_has_trigrams() throws Exception {
        try (Guard guard = Guard.over(directory);
                PostgresServer server = PostgresServer.start(directory, 0, guard)) {
            server.createDatabase("registry");
            server.createDatabase("registry");
            String url = server.jdbcUrl("registry");
            assertThat(ask(url, "registry", "SHOW fsync")).isEqualTo("on");
            assertThat(ask(url, "registry", "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(url, "registry", "SHOW full_page_writes")).isEqualTo("on");
            assertThat(ask(url, "registry", "SELECT similarity('อำเภอเทพสถิต', 'เทพสถิต') > 0.3"))
                    .isEqualTo("t");
        }
    }

    @Test
    void a_service_uses_the_tables_its_owner_makes_changes_none_of_them_and_cannot_enter_another_database()
            throws Exception {
        try (Guard guard = Guard.over(directory);
                PostgresServer server = PostgresServer.start(directory, 0, guard)) {
            server.createDatabase("identity");
            server.createDatabase("reporting");
            String url = server.jdbcUrl("identity");
            run(url, "identity_owner", "CREATE TABLE fact (id int)");
            run(url, "identity", "INSERT INTO fact VALUES (1)");
            for (String forbidden : List.of("CREATE TABLE other (id int)", "DROP TABLE fact", "TRUNCATE fact")) {
                assertThatThrownBy(() -> run(url, "identity", forbidden)).isInstanceOf(SQLException.class);
            }
            assertThatThrownBy(() -> ask(server.jdbcUrl("identity"), "reporting", "SELECT 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_database_that_the_service_itself_owned_goes_to_the_owner_with_its_tables() throws Exception {
        try (Guard guard = Guard.over(directory);
                PostgresServer server = PostgresServer.start(directory, 0, guard)) {
            String all = server.jdbcUrl("postgres");
            run(all, "postgres", "CREATE ROLE identity LOGIN PASSWORD 'identity'");
            run(all, "postgres", "CREATE DATABASE identity OWNER identity");
            String url = server.jdbcUrl("identity");
            run(url, "identity", "CREATE TABLE fact (id int)");
            run(url, "identity", "INSERT INTO fact VALUES (2568)");

            server.createDatabase("identity");

            assertThat(ask(url, "identity", "SELECT id FROM fact")).isEqualTo("2568");
            run(url, "identity_owner", "ALTER TABLE fact ADD COLUMN name text");
            assertThatThrownBy(() -> run(url, "identity", "DROP TABLE fact")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_second_server_on_the_same_directory_is_refused() {
        try (Guard guard = Guard.over(directory);
                PostgresServer server = PostgresServer.start(directory, 0, guard)) {
            assertThat(server.port()).isPositive();
            assertThatThrownBy(() -> PostgresServer.start(directory, 0, guard))
                    .hasMessageContaining("Another process runs PostgreSQL");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void kill_9_of_the_whole_process_group_leaves_no_postgres_and_keeps_what_was_committed() throws Exception {
        Process host = host();
        String[] ready = readyLine(host).split(" ");
        String url = "jdbc:postgresql://localhost:" + ready[1] + "/registry";
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(ready[2])).orElseThrow();
        run(url, "registry_owner", "CREATE TABLE fact (id int)");
        run(url, "registry", "INSERT INTO fact VALUES (2568)");

        // setsid made the host the leader of its group: the minus sign names all of it
        new ProcessBuilder("kill", "-KILL", "--", "-" + host.pid()).start().waitFor();

        await().atMost(Duration.ofSeconds(15)).until(() -> !postmaster.isAlive());
        assertThat(host.isAlive()).isFalse();
        try (Guard guard = Guard.over(directory);
                PostgresServer server = PostgresServer.start(directory, 0, guard)) {
            assertThat(ask(server.jdbcUrl("registry"), "registry", "SELECT id FROM fact"))
                    .isEqualTo("2568");
        }
    }

    @Test
    void a_stale_pid_file_and_a_half_made_data_directory_do_not_stop_a_start() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("postgresql.conf"), "# initdb was killed here");
        // our own number: alive, and no PostgreSQL
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        try (Guard guard = Guard.over(directory);
                PostgresServer server = PostgresServer.start(directory, 0, guard)) {
            assertThat(ask(server.jdbcUrl("postgres"), "postgres", "SELECT 1")).isEqualTo("1");
        }
    }

    private Process host() throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Xmx128m"));
        command.addAll(List.of(PostgresHost.class.getName(), directory.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String readyLine(Process host) throws IOException {
        BufferedReader lines = host.inputReader(StandardCharsets.UTF_8);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                return line;
            }
        }
        throw new IllegalStateException("The host ended before PostgreSQL was ready");
    }

    private static String ask(String url, String role, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, role, role);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void run(String url, String role, String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, role, role);
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
