package th.localpolicy.platform.problem;

import java.util.function.Function;

import jakarta.ws.rs.core.Response;

/** What a use case came to: done, with its result, or refused, with nothing changed. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal refusal) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal);
    }

    /** The HTTP answer: the given one when done, the problem otherwise. */
    default Response answer(Function<? super T, Response> whenDone) {
        return switch (this) {
            case Done<T>(T value) -> whenDone.apply(value);
            case Refused<T>(Refusal refusal) -> Problem.response(refusal);
        };
    }
}
