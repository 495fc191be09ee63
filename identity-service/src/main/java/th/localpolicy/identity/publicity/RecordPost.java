package th.localpolicy.identity.publicity;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.identity.geography.Geography;
import th.localpolicy.identity.identity.IdentityDoor;
import th.localpolicy.identity.identity.IdentityDoor.Behind;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.outbox.OutboxEvent;
import th.localpolicy.platform.outbox.TransactionalOutbox;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Outcome.Done;
import th.localpolicy.platform.problem.Outcome.Refused;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.web.IfMatch;

/**
 * Those who carry an identity write a post of it down, and correct what they wrote once the post itself was corrected. A
 * post that was recorded before, anywhere, is recorded again and says so: two identities may share a post, but it counts
 * once.
 */
@ApplicationScoped
class RecordPost {

    static final String TOPIC = "identity.post.v1";

    /** What the clock of an officer's machine may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final IdentityDoor identities;
    private final Posts posts;
    private final Geography geography;
    private final TransactionalOutbox outbox;
    private final Clock clock;

    RecordPost(IdentityDoor identities, Posts posts, Geography geography, TransactionalOutbox outbox, Clock clock) {
        this.identities = identities;
        this.posts = posts;
        this.geography = geography;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    Outcome<Post> record(Caller caller, UUID identity, PostDraft draft) throws SQLException {
        return switch (identities.openToAdd(identity, caller)) {
            case Refused<Behind>(Refusal refusal) -> Outcome.refused(refusal);
            case Done<Behind>(Behind behind) -> {
                var address = PostAddress.of(draft.url());
                var refusal = refusalOf(draft, address);
                yield refusal.isPresent()
                        ? Outcome.refused(refusal.get())
                        : Outcome.done(added(caller, behind, draft, address.get()));
            }
        };
    }

    /** Rewrites a record; the address stays the one of the same post. */
    @Transactional
    Outcome<Post> correct(Caller caller, UUID identity, UUID id, IfMatch ifMatch, PostDraft draft) throws SQLException {
        if (identities.openToAdd(identity, caller) instanceof Refused<Behind>(Refusal refusal)) {
            return Outcome.refused(refusal);
        }
        var found = posts.find(identity, id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var post = found.get();
        var address = PostAddress.of(draft.url());
        var refusal = ifMatch.refusalOf(post.version())
                .or(() -> refusalOf(draft, address))
                .or(() -> refusalOfAnother(post, address));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var corrected = post.corrected(draft, check(post.districtCode(), draft), posts.nextTold(identity));
        posts.correct(corrected);
        tell(corrected);
        return Outcome.done(corrected);
    }

    private Post added(Caller caller, Behind behind, PostDraft draft, PostAddress address) throws SQLException {
        var check = check(behind.districtCode(), draft);
        var post = posts.add(new Post(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                behind.id(),
                1,
                posts.nextTold(behind.id()),
                behind.districtCode(),
                behind.provinceCode(),
                address.platform(),
                draft.url(),
                address.url(),
                address.key(),
                draft.text(),
                draft.postedAt().truncatedTo(ChronoUnit.MICROS),
                draft.publiclyVisible(),
                check,
                check.complete() && draft.publiclyVisible(),
                null,
                caller.office().value(),
                now()));
        tell(post);
        return post;
    }

    /** By the names of the day it was posted: a district that has another name since wrote the right ones then. */
    private HashtagCheck check(String districtCode, PostDraft draft) {
        var day = LocalDate.ofInstant(draft.postedAt(), Bangkok.ZONE);
        return HashtagCheck.of(draft.text(), geography.hashtags(districtCode, day));
    }

    private void tell(Post post) {
        outbox.append(List.of(new OutboxEvent(
                TOPIC, "post.recorded", post.identityId().toString(), post.told(), now(), post.event())));
    }

    private Optional<Refusal> refusalOf(PostDraft draft, Optional<PostAddress> address) {
        if (address.isEmpty()) {
            return Optional.of(Refusal.invalid(
                    "url",
                    "ต้องเป็นที่อยู่ http หรือ https ของโพสต์บนเว็บสาธารณะ",
                    "must be the http or https address of a post on the public web"));
        }
        if (draft.platform() != null && draft.platform() != address.get().platform()) {
            return Optional.of(Refusal.invalid(
                    "platform",
                    "ที่อยู่นี้เป็นของ " + address.get().platform(),
                    "the address is of " + address.get().platform()));
        }
        return !Bangkok.isBusinessTime(draft.postedAt()) || draft.postedAt().isAfter(now().plus(AHEAD))
                ? Optional.of(Refusal.invalid("postedAt", "ต้องไม่อยู่ในอนาคต", "must not lie in the future"))
                : Optional.empty();
    }

    private static Optional<Refusal> refusalOfAnother(Post post, Optional<PostAddress> address) {
        return address.filter(same -> same.key().equals(post.key())).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.invalid(
                        "url", "เป็นที่อยู่ของโพสต์อื่น", "is the address of another post: record that one"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
