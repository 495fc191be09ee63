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
                // Four to eight bytes less of every object; a JDK that does not know it passes over it.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:+UseCompactObjectHeaders",
                // What a burst has made large becomes small again.
                "-XX:MinHeapFreeRatio=15",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Djava.net.preferIPv4Stack=true",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                application.jar().toString()));
        return command;
    }
}
