package th.localpolicy.stack.demo;

import th.localpolicy.stack.LocalStack;
import th.localpolicy.stack.console.Console;

/** placeholder */
public final class Demonstration {
    private final LocalStack stack;
    private final Console console;

    public Demonstration(LocalStack stack, Console console) {
        this.stack = stack;
        this.console = console;
    }

    public int play() throws InterruptedException {
        console.line(stack.gatewayUrl());
        return 1;
    }
}
