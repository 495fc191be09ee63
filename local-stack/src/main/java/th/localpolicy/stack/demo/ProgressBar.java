package th.localpolicy.stack.demo;

import th.localpolicy.stack.console.Console;

/** How far the play is: one moving line on a terminal, a line per tenth elsewhere. */
final class ProgressBar {
    private static final int WIDTH = 40;

    private final Console console;
    private final String unit;
    private final int total;
    private final long began = System.nanoTime();
    private int done;
    private long shownAt;

    ProgressBar(Console console, String unit, int total) {
        this.console = console;
        this.unit = unit;
        this.total = total;
    }

    void step() {
        done++;
        boolean last = done == total;
        if (!console.isTerminal()) {
            if (last || done * 10 / total > (done - 1) * 10 / total) {
                console.line(text());
            }
        } else if (last) {
            console.line(text());
        } else if (System.nanoTime() - shownAt > 100_000_000L) {
            shownAt = System.nanoTime();
            console.passing(text());
        }
    }

    private String text() {
        int filled = WIDTH * done / total;
        return "  [%s%s] %d of %d %s, %.0f s"
                .formatted(
                        "#".repeat(filled),
                        ".".repeat(WIDTH - filled),
                        done,
                        total,
                        unit,
                        (System.nanoTime() - began) / 1e9);
    }
}
