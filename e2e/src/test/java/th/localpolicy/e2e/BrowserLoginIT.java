package th.localpolicy.e2e;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The login once in a real browser, where one is installed; what it showed is kept beside the logs. */
@EndToEnd
@Order(6)
class BrowserLoginIT {

    private static final Path SHOWN = RunningStack.PROJECT.resolve("e2e/target/screenshots");

    private final RunningStack stack;

    BrowserLoginIT(RunningStack stack) {
        this.stack = stack;
    }

    @Test
    void an_officer_logs_in_writes_and_logs_out(@TempDir(cleanup = CleanupMode.NEVER) Path folder)
            throws IOException, InterruptedException {
        var program = Chromium.installed();
        assumeTrue(program.isPresent(), "chromium is not installed");
        var gateway = URI.create(stack.anybody().gateway());
        try (var browser = new Chromium(program.get(), folder)) {
            browser.open(gateway.resolve("/login?to=/api"));
            browser.awaitTrue(
                    "location.href.startsWith('" + stack.issuer() + "') && !!document.querySelector('[name=office]')");
            browser.evaluate("document.querySelector('[name=q]').value = 'เกษตรสมบูรณ์';"
                    + " document.querySelector('form.search button').click()");
            browser.awaitTrue(
                    "!!document.querySelector('[name=office][value=D3604]') && location.search.startsWith('?q=')");
            browser.evaluate("document.querySelector('[name=office][value=D3604]').click()");
            browser.screenshot(SHOWN.resolve("login-page.png"));
            browser.evaluate("document.querySelector('form[method=post] button').click()");
            browser.awaitTrue("location.href === '" + gateway.resolve("/api") + "'");
            browser.awaitTrue("document.readyState === 'complete'");
            browser.screenshot(SHOWN.resolve("logged-in.png"));

            assertThat(browser.evaluate("fetch('/api/me').then(me => me.json()).then(me => me.office)")
                            .asString(""))
                    .isEqualTo("D3604");
            assertThat(browser.evaluate("document.cookie").asString("")).doesNotContain("session");
            assertThat(written(browser, "{}")).isEqualTo(403);
            assertThat(written(browser, "{'X-XSRF-TOKEN': me.csrf}")).isEqualTo(201);

            browser.evaluate("fetch('/api/me').then(me => me.json()).then(me =>"
                    + " fetch('/logout', {method: 'POST', headers: {'X-XSRF-TOKEN': me.csrf}}))"
                    + ".then(out => out.json()).then(out => { location.href = out.next })");
            browser.awaitTrue("location.origin === '" + gateway + "' && document.readyState === 'complete'");
            assertThat(browser.evaluate("fetch('/api/me').then(me => me.json()).then(me => me.authenticated)")
                            .asBoolean(true))
                    .isFalse();
        }
    }

    /** The status of a draft, sent by the page with these headers. */
    private static int written(Chromium browser, String headers) {
        return browser.evaluate("fetch('/api/me').then(me => me.json()).then(me => fetch('" + Registry.IDENTITIES
                        + "', {method: 'POST', headers: Object.assign({'Content-Type': 'application/json'}, " + headers
                        + "), body: JSON.stringify(" + Registry.draftFor("3604") + ")})).then(answer => answer.status)")
                .asInt(0);
    }
}
