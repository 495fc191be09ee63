package th.localpolicy.stack.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where the system says another figure than the ledger of what it acknowledged. Empty is what everybody hopes for. */
public final class Differences {
    private final List<String> found = new ArrayList<>();

    public void compare(String figure, Object ledger, Object system) {
        if (!Objects.equals(ledger, system)) {
            found.add(figure + ": the ledger says " + ledger + ", the system " + system);
        }
    }

    public void add(String difference) {
        found.add(difference);
    }

    public List<String> all() {
        return List.copyOf(found);
    }
}
