package th.localpolicy.stack.postgres;

import java.nio.file.Path;

import th.localpolicy.stack.guard.Guard;

/** A process of its own that runs a PostgreSQL until it is killed; it prints the port and the postmaster's pid. */
final class PostgresHost {
    private PostgresHost() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        PostgresServer server = PostgresServer.start(directory, 0, Guard.over(directory));
        server.createDatabase("registry");
        System.out.println("ready " + server.port() + " " + server.pid());
        Thread.currentThread().join();
    }
}
