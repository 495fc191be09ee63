package th.localpolicy.stack.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The tokens of the offices, each taken once: a play is shorter than a token lives. */
public final class OfficeTokens {
    private final BiFunction<String, String, String> provider;
    private final Map<String, String> taken = new ConcurrentHashMap<>();

    /** @param provider gives the token of an office for a role */
    public OfficeTokens(BiFunction<String, String, String> provider) {
        this.provider = provider;
    }

    /** One who drafts and receives. */
    public String officer(String office) {
        return of(office, "officer");
    }

    /** One who signs. */
    public String approver(String office) {
        return of(office, "approver");
    }

    /** One who reads all that the office may see. */
    public String auditor(String office) {
        return of(office, "auditor");
    }

    /** One who brings in history. */
    public String operator(String office) {
        return of(office, "operator");
    }

    private String of(String office, String role) {
        return taken.computeIfAbsent(office + " " + role, asked -> provider.apply(office, role));
    }
}
