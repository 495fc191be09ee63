package th.localpolicy.stack.demo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import th.localpolicy.stack.console.Console;

/** Many offices at the same work, a few at a time, with a bar that shows how far they are. */
public final class Crew {
    private static final int AT_ONCE = 8;

    private final Console console;

    public Crew(Console console) {
        this.console = console;
    }

    /** What one office does; the answer is what was acknowledged to it. */
    public interface Work<T, R> {
        R of(T office) throws InterruptedException;
    }

    /**
     * Lets everybody do the work and hands each answer on, in the thread of the caller. The first refusal stops all.
     *
     * @param unit what the bar counts, such as {@code "districts"}
     */
    public <T, R> void each(String unit, List<T> offices, Work<T, R> work, Consumer<R> acknowledged)
            throws InterruptedException {
        if (offices.isEmpty()) {
            return;
        }
        ProgressBar bar = new ProgressBar(console, unit, offices.size());
        ExecutorService officers = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().daemon().factory());
        try {
            ExecutorCompletionService<R> answers = new ExecutorCompletionService<>(officers);
            for (T office : offices) {
                var unused = answers.submit(() -> work.of(office));
            }
            for (int i = 0; i < offices.size(); i++) {
                acknowledged.accept(answers.take().get());
                bar.step();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PublicApi.Refused refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            officers.shutdownNow();
        }
    }
}
