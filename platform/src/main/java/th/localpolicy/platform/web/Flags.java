package th.localpolicy.platform.web;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;

/**
 * A flag in an address is {@code true} or {@code false}. Anything else is refused: by itself the framework takes it for
 * false, and a rehearsal asked for by {@code dryRun=1} would be the real thing.
 */
@Provider
public class Flags implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == Boolean.class || type == boolean.class ? (ParamConverter<T>) new Flag() : null;
    }

    private static final class Flag implements ParamConverter<Boolean> {

        @Override
        public Boolean fromString(String value) {
            return switch (value) {
                case "true" -> true;
                case "false" -> false;
                case null, default -> throw new IllegalArgumentException("no flag");
            };
        }

        @Override
        public String toString(Boolean value) {
            return value.toString();
        }
    }
}
