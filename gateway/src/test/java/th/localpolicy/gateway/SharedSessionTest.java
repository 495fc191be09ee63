package th.localpolicy.gateway;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static th.localpolicy.gateway.ProblemAssert.assertProblem;
import static th.localpolicy.gateway.ProblemAssert.assertUnavailable;

/** Two gateways and a real redis-server; where there is none this is skipped. */
@GatewayTest
class SharedSessionTest {

    private static final FakeProvider PROVIDER = new FakeProvider();
    private static final RedisServer REDIS = new RedisServer();
    private static final String SESSION = "__Host-session";

    private static ConfigurableApplicationContext second;

    private Client another;

    @DynamicPropertySource
    static void shared(DynamicPropertyRegistry properties) {
        properties.add("test.issuer.url", PROVIDER::issuer);
        properties.add("gateway.redis", REDIS::url);
    }

    @BeforeAll
    static void a_second_gateway() {
        REDIS.start();
        await().until(REDIS::answers);
        second = gateway();
    }

    @AfterAll
    static void stop() {
        REDIS.stop();
    }

    @BeforeEach
    void tokens_last_an_hour() {
        PROVIDER.tokensLast(3600);
        another = Client.of(second);
    }

    /** It lasts as long as this JVM: closing one gateway ends the event loops that it shares with all others here. */
    private static ConfigurableApplicationContext gateway() {
        return new SpringApplicationBuilder(Gateway.class)
                .initializers(new Services.Wiring())
                .run("--server.port=0", "--test.issuer.url=" + PROVIDER.issuer(), "--gateway.redis=" + REDIS.url());
    }

    @Test
    void who_logged_in_at_one_gateway_is_logged_in_at_all_of_them_and_at_one_started_later(Client client) {
        Person person = Person.loggedIn(client, PROVIDER, "D3604", "officer");
        String csrf = person.csrf();

        assertThat(person.at(another).get("/api/v1/directives").statusCode()).isEqualTo(200);
        assertThat(person.at(another).csrf()).isEqualTo(csrf);
        Person after = person.at(Client.of(gateway()));
        assertThat(after.isLoggedIn()).isTrue();
        assertThat(after.post("/api/v1/identities", "{}", "X-XSRF-TOKEN", csrf).statusCode())
                .isEqualTo(200);
        assertThat(Services.IDENTITY.only().header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void a_login_that_began_at_one_gateway_may_come_back_at_another(Client client) {
        Person person = new Person(client);
        URI sentTo = person.begin("/login?to=/api");

        HttpResponse<String> back = person.at(another).get(PROVIDER.login(sentTo, "D3604", "officer"));

        assertThat(back.statusCode()).as(back.body()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).hasValue("/api");
        assertThat(person.isLoggedIn()).isTrue();
    }

    @Test
    void logging_out_at_one_gateway_or_at_the_provider_ends_the_session_at_all(Client client) {
        Person first = Person.loggedIn(client, PROVIDER, "D3621", "officer");
        Person other = Person.loggedIn(client, PROVIDER, "D3622", "officer");
        String session = first.cookies().get(SESSION);

        assertThat(first.at(another)
                        .post("/logout", "", "X-XSRF-TOKEN", first.csrf())
                        .statusCode())
                .isEqualTo(200);
        first.cookies().put(SESSION, session);
        assertThat(first.isLoggedIn()).isFalse();

        another.post(
                "/logout/back-channel",
                "logout_token=" + PROVIDER.logoutToken("D3622", claims -> {}),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertProblem(other.get("/api/v1/directives"), 401, "unauthenticated");
    }

    @Test
    void whoever_reads_redis_can_neither_take_over_a_session_nor_read_a_token(Client client) {
        Person person = Person.loggedIn(client, PROVIDER, "D3623", "officer");
        String cookie = person.cookies().get(SESSION);

        String keys = REDIS.ask("KEYS localpolicy:session*");
        assertThat(keys)
                .contains("localpolicy:session:", "localpolicy:session-of:")
                .doesNotContain(cookie, "D3623");
        String all = keys.lines()
                .filter(line -> line.startsWith("localpolicy:session:"))
                .map(key -> REDIS.ask("GET " + key))
                .reduce("", String::concat);
        assertThat(all).hasSizeGreaterThan(500).doesNotContain("eyJ", "D3623", "csrf", cookie);
    }

    @Test
    void however_many_requests_find_the_token_about_to_end_it_is_renewed_once_and_nobody_is_thrown_out(Client client)
            throws Exception {
        PROVIDER.refreshTokensAreGoodOnce();
        PROVIDER.tokensLast(1);
        Person person = Person.loggedIn(client, PROVIDER, "D3624", "officer");
        PROVIDER.tokensLast(3600);
        int before = PROVIDER.refreshes();

        try (ExecutorService browser = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = browser.invokeAll(IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> person.at(client).get("/api/v1/directives").statusCode())
                    .toList());
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(PROVIDER.refreshes() - before).isEqualTo(1);
        assertThat(person.at(another).get("/api/v1/directives").statusCode()).isEqualTo(200);
        assertThat(PROVIDER.refreshes() - before).isEqualTo(1);
    }

    @Test
    void while_redis_is_away_a_session_is_an_outage_and_the_browser_keeps_its_cookie(Client client) {
        Person person = Person.loggedIn(client, PROVIDER, "D3625", "officer");
        REDIS.stop();
        try {
            assertUnavailable(person.get("/api/v1/directives"));
            assertThat(person.cookies()).containsKey(SESSION);
            assertThat(client.get("/api/v1/provinces").statusCode())
                    .as("who needs no session is not touched")
                    .isEqualTo(200);
        } finally {
            REDIS.start();
            await().until(REDIS::answers);
            await().untilAsserted(() -> assertThat(Person.loggedIn(client, PROVIDER, "D3626", "officer")
                            .isLoggedIn())
                    .isTrue());
        }
    }
}
