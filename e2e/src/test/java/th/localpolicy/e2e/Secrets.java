package th.localpolicy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Names and telephone numbers that are nobody's, another for every door that they are put in at. Where one is found again,
 * it tells the door it came in by.
 */
final class Secrets {

    /** A mobile's number by its looks, not a part of something longer such as an id or a time. */
    static final Pattern MOBILE = Pattern.compile("(?<![\\w.:-])(?:\\+66[ -]?|0)[689](?:[ -]?[0-9]){8}(?![\\w.:-])");

    private static final Pattern NUMBER = Pattern.compile("(?<!\\w)(?:\\+?66|0)(89990[0-9]{4})(?!\\w)");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[0-9])[-. ](?=[0-9])");
    private static final Pattern SURNAME = Pattern.compile("ลับเฉพาะ[ก-ฮ]{2}");
    private static final String ENCODED = URLEncoder.encode("ลับเฉพาะ", StandardCharsets.UTF_8);

    private static final AtomicInteger MADE = new AtomicInteger();
    private static final ConcurrentMap<String, String> DOORS = new ConcurrentHashMap<>();

    private Secrets() {}

    /** Somebody who is nobody. */
    record Person(String name, String phone) {

        String both() {
            return name + " โทร " + phone;
        }
    }

    static Person at(String door) {
        var n = MADE.incrementAndGet();
        var surname = "ลับเฉพาะ" + (char) ('ก' + n / 20) + (char) ('ก' + n % 20);
        var number = "89990%04d".formatted(n);
        DOORS.put(surname, door);
        DOORS.put(number, door);
        return new Person(
                "นางสาวปกปิด " + surname,
                "0" + number.substring(0, 2) + "-" + number.substring(2, 5) + "-" + number.substring(5));
    }

    /** The doors whose secrets stand in the text. */
    static TreeSet<String> in(String text) {
        var doors = new TreeSet<String>();
        SURNAME.matcher(text).results().forEach(found -> doors.add("name, " + DOORS.get(found.group())));
        NUMBER.matcher(BETWEEN_DIGITS.matcher(text).replaceAll(""))
                .results()
                .filter(found -> DOORS.containsKey(found.group(1)))
                .forEach(found -> doors.add("number, " + DOORS.get(found.group(1))));
        if (text.contains(ENCODED)) {
            doors.add("a name as part of an address");
        }
        return doors;
    }

    /** What the logs of all parts hold of the secrets, and of any mobile's number, by file. */
    static Map<String, TreeSet<String>> inLogs(RunningStack stack) {
        var found = new TreeMap<String, TreeSet<String>>();
        for (var log : stack.logs()) {
            try (var lines = Files.lines(log)) {
                lines.forEach(line -> note(found, log.getFileName().toString(), line));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** The same of the keys, headers and values of all topics. */
    static Map<String, TreeSet<String>> inTopics(RunningStack stack) {
        var found = new TreeMap<String, TreeSet<String>>();
        for (var topic : stack.topics()) {
            for (var event : topic.records()) {
                note(found, topic.name(), event.key() + " " + event.value());
                event.headers()
                        .forEach(header ->
                                note(found, topic.name(), new String(header.value(), StandardCharsets.UTF_8)));
            }
        }
        return found;
    }

    private static void note(Map<String, TreeSet<String>> found, String where, String text) {
        var doors = in(text);
        MOBILE.matcher(text).results().limit(3).forEach(number -> doors.add("looks like a mobile: " + number.group()));
        if (!doors.isEmpty()) {
            found.computeIfAbsent(where, first -> new TreeSet<>()).addAll(doors);
        }
    }
}
