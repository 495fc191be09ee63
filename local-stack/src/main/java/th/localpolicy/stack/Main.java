package th.localpolicy.stack;

import th.localpolicy.stack.launcher.Launcher;

/** The local stack's one entry; see {@code ./run help}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(Launcher.run(arguments));
    }
}
