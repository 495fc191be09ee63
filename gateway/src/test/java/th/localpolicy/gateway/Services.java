package th.localpolicy.gateway;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import th.localpolicy.stack.testing.TestServers;

/** The three services behind the gateway under test, shared by all tests of the JVM as the gateway itself is. */
final class Services {

    static final FakeService IDENTITY = new FakeService();
    static final FakeService DIRECTIVE = new FakeService();
    static final FakeService REPORTING = new FakeService();

    private Services() {}

    static void forgetEverything() {
        IDENTITY.forgetEverything();
        DIRECTIVE.forgetEverything();
        REPORTING.forgetEverything();
    }

    /**
     * Points the gateway at the services and at the test issuer, with limits that a test can wait for. A test that needs
     * another address gives it as {@code test.<what>.url}.
     */
    static final class Wiring implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Environment wanted = context.getEnvironment();
            TestPropertyValues.of(
                            "gateway.identity.url=" + wanted.getProperty("test.identity.url", IDENTITY.url()),
                            "gateway.directive.url=" + wanted.getProperty("test.directive.url", DIRECTIVE.url()),
                            "gateway.reporting.url=" + REPORTING.url(),
                            "gateway.api.response=1500ms",
                            "spring.security.oauth2.resourceserver.jwt.issuer-uri="
                                    + wanted.getProperty(
                                            "test.issuer.url",
                                            TestServers.running().issuer()))
                    .applyTo(context);
        }
    }
}
