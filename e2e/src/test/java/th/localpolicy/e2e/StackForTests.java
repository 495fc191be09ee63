package th.localpolicy.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the system when the first test asks for it and stops it after the last one; what does not start is tried once. */
final class StackForTests implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningStack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Start.class, key -> Start.tried(), Start.class)
                .stack();
    }

    /** The one start: the system, or why there is none. */
    private record Start(RunningStack running, RuntimeException failure) implements AutoCloseable {

        static Start tried() {
            try {
                return new Start(RunningStack.start(), null);
            } catch (RuntimeException e) {
                return new Start(null, e);
            }
        }

        RunningStack stack() {
            if (failure != null) {
                throw new IllegalStateException("The system did not start: " + failure.getMessage(), failure);
            }
            return running;
        }

        @Override
        public void close() {
            if (running != null) {
                running.close();
            }
        }
    }
}
