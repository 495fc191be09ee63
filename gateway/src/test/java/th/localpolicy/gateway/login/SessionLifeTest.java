package th.localpolicy.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.springframework.web.server.WebSession;
import tools.jackson.databind.json.JsonMapper;

import th.localpolicy.gateway.GatewaySettings;
import th.localpolicy.gateway.login.SessionContent.Said;
import th.localpolicy.gateway.vault.Vault;
import th.localpolicy.gateway.vault.Vaults;

import static org.assertj.core.api.Assertions.assertThat;

class SessionLifeTest {

    private static final Instant MORNING = Instant.parse("2026-11-20T01:00:00Z");
    private static final GatewaySettings.Login LOGIN =
            new GatewaySettings.Login("gateway", "secret", null, true, 10, Duration.ofHours(2), Duration.ofHours(12));

    private final SessionContent contents = new SessionContent(JsonMapper.shared());
    private final Vault vault = Vaults.inThisProcess().bounded("session", 10);

    private Sessions.Store at(Instant now) {
        return new Sessions.Store(vault, contents, LOGIN, Clock.fixed(now, ZoneOffset.UTC));
    }

    private String loggedInInTheMorning() {
        WebSession session = at(MORNING).createWebSession().block();
        contents.into(
                session.getAttributes(),
                new Said(MORNING, "D3604-officer", "sid", "id-token", "csrf", new PersonTokens("access", null, null)));
        session.save().block();
        return session.getId();
    }

    @Test
    void a_session_that_is_used_all_day_ends_all_the_same_when_its_time_is_over() {
        String id = loggedInInTheMorning();

        WebSession evening =
                at(MORNING.plus(Duration.ofHours(11))).retrieveSession(id).block();
        assertThat(evening.isExpired()).isFalse();
        assertThat(at(MORNING.plus(Duration.ofHours(12))).retrieveSession(id).block())
                .isNull();
        assertThat(at(MORNING).retrieveSession(id).block())
                .as("it is gone, whatever the clock says")
                .isNull();
    }

    @Test
    void a_session_that_was_ended_meanwhile_is_not_brought_back_by_a_request_that_was_on_its_way() {
        String id = loggedInInTheMorning();
        WebSession onItsWay = at(MORNING).retrieveSession(id).block();
        at(MORNING).endOf(PersonSession.ofSid("sid")).block();

        onItsWay.getAttributes().put(SessionContent.TOKENS, new PersonTokens("renewed", null, null));
        onItsWay.save().block();

        assertThat(at(MORNING).retrieveSession(id).block()).isNull();
    }

    @Test
    void a_session_in_which_nobody_is_logged_in_is_not_kept() {
        WebSession session = at(MORNING).createWebSession().block();
        session.getAttributes().put(SessionContent.CSRF, "csrf");

        session.save().block();

        assertThat(at(MORNING).retrieveSession(session.getId()).block()).isNull();
    }
}
