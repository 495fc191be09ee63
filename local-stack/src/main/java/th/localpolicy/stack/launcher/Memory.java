package th.localpolicy.stack.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory that processes hold resident, with pages that several of them share counted once (proportional set
 * size). PostgreSQL's processes share their buffers, and the Java processes their class archive.
 */
final class Memory {
    private static final Pattern PSS = Pattern.compile("^Pss:\\s+(\\d+) kB", Pattern.MULTILINE);

    private Memory() {}

    /** Megabytes of these processes and all their descendants; empty where the system does not tell. */
    static OptionalLong megabytes(Collection<Long> pids) {
        List<ProcessHandle> processes = pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
        long kilobytes = 0;
        for (ProcessHandle process : processes) {
            OptionalLong one = kilobytes(process.pid());
            if (one.isEmpty() && process.isAlive()) {
                return OptionalLong.empty();
            }
            kilobytes += one.orElse(0);
        }
        return OptionalLong.of(kilobytes / 1024);
    }

    private static OptionalLong kilobytes(long pid) {
        try {
            Matcher pss = PSS.matcher(Files.readString(Path.of("/proc", String.valueOf(pid), "smaps_rollup")));
            return pss.find() ? OptionalLong.of(Long.parseLong(pss.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
