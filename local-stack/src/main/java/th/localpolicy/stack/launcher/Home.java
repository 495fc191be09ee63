package th.localpolicy.stack.launcher;

import java.nio.file.Path;

/**
 * The two directories that matter: the project's root with the built modules, and the data of the local stack,
 * {@code .local/} in it unless {@code LP_DATA} names another.
 */
record Home(Path root, Path data) {
    static Home ofEnvironment() {
        Path root = Path.of(System.getProperty("project.root", "."))
                .toAbsolutePath()
                .normalize();
        String data = System.getenv().getOrDefault("LP_DATA", ".local");
        return new Home(root, root.resolve(data).normalize());
    }

    Path logs() {
        return data.resolve("logs");
    }
}
