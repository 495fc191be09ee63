package th.localpolicy.e2e;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import th.localpolicy.client.ApiException;
import th.localpolicy.client.api.IdentitiesApi;
import th.localpolicy.client.model.Endorsement;
import th.localpolicy.client.model.ModelReturn;
import th.localpolicy.client.model.Withdrawal;
import th.localpolicy.stack.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static th.localpolicy.e2e.Registry.IDENTITIES;
import static th.localpolicy.e2e.Registry.at;
import static th.localpolicy.e2e.Registry.draft;
import static th.localpolicy.e2e.Registry.draftFor;

/** Who may not, may not, whatever way it is tried; and nothing is written. */
@EndToEnd
@Order(2)
class RefusalsIT {

    private final RunningStack stack;
    private UUID draft;
    private UUID submitted;
    private Figures before;

    RefusalsIT(RunningStack stack) {
        this.stack = stack;
    }

    @BeforeAll
    void a_draft_and_a_submitted_identity_to_lay_hands_on() throws ApiException {
        draft = stack.registry().drafted("3607");
        submitted = stack.registry().submitted("3607");
    }

    @BeforeEach
    void look() throws ApiException {
        before = stack.figures();
    }

    @AfterEach
    void nothing_was_written() throws ApiException {
        assertThat(stack.figures()).isEqualTo(before);
        var officer = stack.desk("D3607", "officer").identities();
        assertThat(officer.getIdentity(draft).getVersion()).isEqualTo(1);
        assertThat(officer.getIdentity(submitted).getVersion()).isEqualTo(2);
    }

    private IdentitiesApi as(String office, String role) {
        return stack.desk(office, role).identities();
    }

    @Test
    void an_office_acts_neither_for_its_sibling_nor_its_parent_nor_another_branch() {
        for (var office : List.of("D3608", "P36")) {
            Refusal.of(() -> as(office, "approver").submitIdentity(draft, null, null))
                    .is(403, "outside-your-office");
        }
        for (var office : List.of("D3607", "P30")) {
            Refusal.of(() -> as(office, "approver").endorseIdentity(submitted, new Endorsement(), null, null))
                    .is(403, "outside-your-office");
        }
        Refusal.of(() ->
                        as("P30", "approver").returnIdentity(submitted, new ModelReturn().reason("ไม่ชัด"), null, null))
                .is(403, "outside-your-office");
        Refusal.of(() -> as("P30", "auditor").getIdentity(submitted)).is(403, "outside-your-office");
    }

    @Test
    void a_district_writes_nothing_for_a_district_of_another_province() {
        for (var district : List.of("3001", "3608")) {
            Refusal.of(() -> as("D3607", "officer").draftIdentity(draft(district), null, null))
                    .is(403, "outside-your-office");
        }
    }

    @Test
    void a_signature_needs_the_role_of_an_approver_and_writing_that_of_an_officer() {
        Refusal.of(() -> as("D3607", "officer").submitIdentity(draft, null, null))
                .is(403, "role-required");
        Refusal.of(() -> as("P36", "officer").endorseIdentity(submitted, new Endorsement(), null, null))
                .is(403, "role-required");
        Refusal.of(() -> as("D3607", "auditor").draftIdentity(draft("3607"), null, null))
                .is(403, "role-required");
        Refusal.of(() -> stack.desk("P36", "approver").operations().rebuildKpiProjection(null, "p36-rebuild"))
                .is(403, "role-required");
    }

    @Test
    void without_a_token_nothing_is_written_and_nothing_but_the_public_part_is_read() {
        var nobody = stack.anybody();
        for (var path :
                new String[] {IDENTITIES, at(draft) + "/submit", at(submitted) + "/endorse", "/api/v1/directives"}) {
            var answer = nobody.post(path, draftFor("3607"));
            answer.problem(401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        }
        nobody.get(at(submitted) + "/history").problem(401, "unauthenticated");
        nobody.get(at(submitted)).problem(404, "not-found");
    }

    Stream<Arguments> badTokens() throws Exception {
        var good = new Tokens(stack.issuer(), stack.signingKey(), Clock.systemUTC());
        var stranger = new RSAKeyGenerator(2048).keyID("stranger").generate();
        return Stream.of(
                Arguments.of("expired two hours ago", threeHoursAgo()),
                Arguments.of(
                        "of another issuer, with our key",
                        new Tokens("https://elsewhere.example", stack.signingKey(), Clock.systemUTC())
                                .good("D3607", "officer")),
                Arguments.of(
                        "in our issuer's name, with another key",
                        new Tokens(stack.issuer(), stranger, Clock.systemUTC()).good("D3607", "officer")),
                Arguments.of("under our key's name, with another key", forged()),
                Arguments.of(
                        "alg none",
                        new PlainJWT(JWTParser.parse(good.good("D3607", "officer"))
                                        .getJWTClaimsSet())
                                .serialize()),
                Arguments.of("of an office that does not exist", good.good("D9999", "officer")),
                Arguments.of("rubbish", "abc.def.ghi"));
    }

    private String threeHoursAgo() {
        return new Tokens(stack.issuer(), stack.signingKey(), Clock.offset(Clock.systemUTC(), Duration.ofHours(-3)))
                .good("D3607", "officer");
    }

    private String forged() throws JOSEException {
        var key = new RSAKeyGenerator(2048).keyID(stack.signingKey().getKeyID()).generate();
        return new Tokens(stack.issuer(), key, Clock.systemUTC()).good("D3607", "officer");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_is_no_token(String why, String token) {
        stack.with(token).post(IDENTITIES, draftFor("3607")).problem(401, "unauthenticated");
    }

    @Test
    void a_token_made_as_the_provider_makes_them_would_have_passed() {
        var good = new Tokens(stack.issuer(), stack.signingKey(), Clock.systemUTC()).good("D3607", "officer");

        assertThat(stack.with(good).get(at(draft)).status()).isEqualTo(200);
    }

    @Test
    void an_update_says_which_version_it_read() {
        var officer = stack.as("D3607", "officer");

        officer.put(at(draft), draftFor("3607")).problem(428, "if-match-required");
        Refusal.of(() -> as("D3607", "officer").reviseIdentity(draft, "\"7\"", draft("3607")))
                .is(412, "stale");
        Refusal.of(() -> as("D3607", "approver").submitIdentity(draft, "\"7\"", null))
                .is(412, "stale");
    }

    @Test
    void a_step_out_of_turn_is_refused() {
        Refusal.of(() -> as("P36", "approver").endorseIdentity(draft, new Endorsement(), null, null))
                .is(409, "wrong-state");
        Refusal.of(() -> as("D3607", "approver").submitIdentity(submitted, null, null))
                .is(409, "wrong-state");
        Refusal.of(() -> as("P36", "approver").withdrawIdentity(submitted, new Withdrawal().reason("ซ้ำ"), null, null))
                .is(409, "wrong-state");
    }

    @Test
    void problems_are_told_in_thai_unless_the_client_prefers_english() {
        var officer = stack.as("D3607", "officer");
        var faulty = draftFor("3607", "nameTh", "");
        for (var language : new String[] {"th", "de", "fr, th;q=0.9, en;q=0.5"}) {
            assertThat(officer.post(IDENTITIES, faulty, "Accept-Language", language)
                            .problemOf("nameTh")
                            .get("title")
                            .asString())
                    .isEqualTo("คำขอไม่ถูกต้อง");
        }
        assertThat(officer.post(IDENTITIES, faulty)
                        .problemOf("nameTh")
                        .get("title")
                        .asString())
                .isEqualTo("คำขอไม่ถูกต้อง");
        assertThat(officer.post(IDENTITIES, faulty, "Accept-Language", "en-GB,en;q=0.9,th;q=0.1")
                        .problemOf("nameTh")
                        .get("title")
                        .asString())
                .isEqualTo("The request is not valid");
        // The gateway's own refusals speak the same way.
        assertThat(stack.anybody()
                        .post(IDENTITIES, faulty)
                        .problem(401, "unauthenticated")
                        .get("title")
                        .asString())
                .isEqualTo("ยังไม่ได้ยืนยันตัวตน");
        assertThat(stack.anybody()
                        .post(IDENTITIES, faulty, "Accept-Language", "en")
                        .problem(401, "unauthenticated")
                        .get("title")
                        .asString())
                .isEqualTo("Not authenticated");
    }
}
