package th.localpolicy.gateway.health;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How one part of the system is.
 *
 * @param name such as {@code identity-service}
 * @param degraded what of it does not work, in words of ours and never of the inside; null for who may not see it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PartHealth(String name, State state, List<String> degraded) {

    /** From best to worst. */
    enum State {
        UP("ใช้งานได้"),
        DEGRADED("ใช้งานได้บางส่วน"),
        DOWN("ใช้งานไม่ได้");

        private final String thai;

        State(String thai) {
            this.thai = thai;
        }

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String thai() {
            return thai;
        }
    }

    PartHealth withoutDetail() {
        return new PartHealth(name, state, null);
    }

    static State worst(List<PartHealth> parts) {
        if (parts.stream().allMatch(part -> part.state() == State.UP)) {
            return State.UP;
        }
        return parts.stream().allMatch(part -> part.state() == State.DOWN) ? State.DOWN : State.DEGRADED;
    }
}
