package th.localpolicy.e2e;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which operations of the contract the generated client has carried out in this run, and how often. */
final class ContractUse {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private final List<Known> operations = operations();
    private final Map<String, AtomicInteger> carriedOut = new ConcurrentHashMap<>();

    /** An operation of the joined document, which the client was generated from. */
    private record Known(String id, String method, Pattern path, int variables) {

        static Known of(String id, String method, String template) {
            var variables = template.length() - template.replace("{", "").length();
            return new Known(
                    id,
                    method.toUpperCase(Locale.ROOT),
                    Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+")),
                    variables);
        }
    }

    private static List<Known> operations() {
        var known = new ArrayList<Known>();
        YAMLMapper.builder()
                .build()
                .readTree(Contracts.read(Contracts.ROOT.resolve("openapi/localpolicy.yaml")))
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> known.add(Known.of(
                                operation.getValue().get("operationId").asString(),
                                operation.getKey(),
                                path.getKey()))));
        // A path that is spelt out goes before one with a variable in the same place.
        known.sort(Comparator.comparingInt(Known::variables));
        return known;
    }

    /** Told of every answer to the generated client; a refusal does not prove what the operation answers. */
    void note(HttpResponse<InputStream> answer) {
        if (answer.statusCode() / 100 == 2) {
            var asked = answer.request();
            operations.stream()
                    .filter(known -> known.method().equals(asked.method())
                            && known.path().matcher(asked.uri().getPath()).matches())
                    .findFirst()
                    .ifPresent(known -> carriedOut
                            .computeIfAbsent(known.id(), first -> new AtomicInteger())
                            .incrementAndGet());
        }
    }

    /** How often each was carried out. */
    Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        carriedOut.forEach((id, count) -> counts.put(id, count.get()));
        return counts;
    }

    Set<String> never() {
        var never = new TreeSet<String>();
        operations.forEach(known -> never.add(known.id()));
        never.removeAll(carriedOut.keySet());
        return never;
    }
}
