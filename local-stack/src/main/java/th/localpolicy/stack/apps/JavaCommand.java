package th.localpolicy.stack.apps;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How an application's JVM is started: small, and quick rather than fast in the long run. */
final class JavaCommand {
    private JavaCommand() {}

    static List<String> of(Application application) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + application.heapMegabytes() + "m");
        command.addAll(List.of(
                "-Xms32m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                application.jar().toString()));
        return command;
    }
}
