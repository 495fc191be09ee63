package th.localpolicy.gateway;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.gateway.ProblemAssert.assertUnavailable;

@GatewayTest
@TestPropertySource(properties = "gateway.login.sessions=2")
class SessionLimitTest {

    private static final FakeProvider PROVIDER = new FakeProvider();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        properties.add("test.issuer.url", PROVIDER::issuer);
    }

    @Test
    void only_so_many_people_are_logged_in_and_beginning_a_login_takes_nobodys_place(Client client) {
        for (int i = 0; i < 100; i++) {
            new Person(client).begin("/login");
            assertThat(client.get("/api/me", "Cookie", "__Host-session=made-up-" + i)
                            .statusCode())
                    .isEqualTo(200);
        }
        Person first = Person.loggedIn(client, PROVIDER, "D3601", "officer");
        Person second = Person.loggedIn(client, PROVIDER, "D3602", "officer");

        assertUnavailable(client.get("/login"));
        assertThat(first.isLoggedIn()).isTrue();

        String csrf = second.csrf();
        assertThat(second.post("/logout", "", "X-XSRF-TOKEN", csrf).statusCode())
                .isEqualTo(200);
        assertThat(Person.loggedIn(client, PROVIDER, "D3603", "officer").isLoggedIn())
                .isTrue();
    }
}
