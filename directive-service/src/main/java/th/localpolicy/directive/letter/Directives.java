package th.localpolicy.directive.letter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.directive.letter.DirectiveStep.Action;
import th.localpolicy.directive.letter.DraftRules.Sound;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;

/**
 * All letters, as other features read them and take the steps of their lives: always in the caller's transaction, with the
 * trail. Those who change a letter {@link #lock} it first; reads never lock.
 */
@ApplicationScoped
public class Directives {

    private final EntityManager entities;
    private final Revisions revisions;
    private final Relations relations;
    private final Readers readers;
    private final LetterTrail trail;

    Directives(EntityManager entities, Revisions revisions, Relations relations, Readers readers, LetterTrail trail) {
        this.entities = entities;
        this.revisions = revisions;
        this.relations = relations;
        this.readers = readers;
        this.trail = trail;
    }

    public Optional<Directive> find(UUID id) {
        return Optional.ofNullable(entities.find(Directive.class, id));
    }

    /** The letter, held for a change until the transaction ends. */
    public Optional<Directive> lock(UUID id) {
        return Optional.ofNullable(entities.find(Directive.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The letter, held as it is until the transaction ends: whoever builds on it, others may build on it beside them. */
    public Optional<Directive> hold(UUID id) {
        return Optional.ofNullable(entities.find(Directive.class, id, LockModeType.PESSIMISTIC_READ));
    }

    /**
     * Whether the caller's office may read the letter: it or an office below it wrote it, was sent it, or was sent a letter
     * that forwards it.
     */
    public boolean maySee(Caller caller, UUID id) {
        return readers.mayRead(caller.office(), id);
    }

    /** What the letter says in its newest revision. */
    public DirectiveDraft content(Directive directive) {
        return revisions.of(directive.id(), directive.revision()).content();
    }

    /** The offices the letter went to in its newest revision, as they were resolved then; empty for a draft. */
    public List<OfficeCode> recipients(Directive directive) {
        var recipients = revisions.of(directive.id(), directive.revision()).recipients();
        return recipients == null
                ? List.of()
                : recipients.stream().map(OfficeCode::new).toList();
    }

    /** The whole letter as it goes over the wire. */
    public DirectiveView view(Directive directive) {
        var revision = revisions.of(directive.id(), directive.revision());
        return directive.view(revision.content(), relations.of(directive.id()), revision.recipients());
    }

    /** What stands against a letter being written so: its number is taken, or it would come to name itself. */
    public Optional<Refusal> refusalOf(UUID self, Sound letter, Caller caller) {
        return takenBy(self, letter)
                .map(other -> Refusal.wrongState(
                        "เลขที่ %s ปี %d ใช้แล้วกับหนังสือเรื่อง \"%s\" (%s)"
                                .formatted(other.number(), other.key().year() + 543, other.subject(), other.id()),
                        "Number %s of %d is taken by the letter \"%s\" (%s)"
                                .formatted(other.number(), other.key().year(), other.subject(), other.id())))
                .or(() -> refusalOfRelations(self, letter, caller));
    }

    private Optional<Refusal> refusalOfRelations(UUID self, Sound letter, Caller caller) {
        var named = Relations.namedIn(letter.draft());
        for (var relation : named) {
            if (relation.directiveId() != null && !maySee(caller, relation.directiveId())) {
                return Optional.of(Refusal.invalid(List.of(new FieldFault(
                        "directiveId",
                        "ไม่มีหนังสือที่อ้างถึง " + relation.directiveId(),
                        "there is no letter " + relation.directiveId()))));
            }
        }
        return !relations.wouldLoop(self, letter.key(), named)
                ? Optional.empty()
                : Optional.of(Refusal.invalid(
                        "references", "หนังสืออ้างถึงกันเป็นวง", "letters would name each other in a circle"));
    }

    /** The letter that has the number, if any; letters of the same number wait for each other here. */
    private Optional<Directive> takenBy(UUID self, Sound letter) {
        var key = letter.key();
        var series = letter.draft().issuer() + "|" + key.series() + "|" + key.circular() + "|" + key.running() + "|"
                + key.year();
        entities.createNativeQuery(
                        "select count(*) from (select pg_advisory_xact_lock(hashtextextended(?1, 32))) as held")
                .setParameter(1, series)
                .getSingleResult();
        return entities.createQuery("""
                        from Directive where issuer = ?1 and series = ?2 and circular = ?3 and running = ?4 and year = ?5
                        and id <> ?6 and (status <> CANCELLED or issuedAt is not null)
                        """, Directive.class)
                .setParameter(1, letter.draft().issuer())
                .setParameter(2, key.series())
                .setParameter(3, key.circular())
                .setParameter(4, key.running())
                .setParameter(5, key.year())
                .setParameter(6, self)
                .getResultStream()
                .findFirst();
    }

    /**
     * The letter of this number and subject, where an office has recorded it that is not its issuer. A letter that its own
     * issuer issued here went to whom it went: nobody gets hold of it by its number.
     */
    public Optional<Directive> recorded(Sound letter) {
        return takenBy(newId(), letter)
                .filter(known -> known.isInForce()
                        && known.subject().equals(letter.draft().subject())
                        && trail.of(known.id()).stream()
                                .anyMatch(step -> step.action() == Action.ISSUED
                                        && !step.office().equals(known.issuer().value())));
    }

    /** The letter came to one more office, outside the system: it and those above it read it from now on. */
    public void cameTo(Directive directive, OfficeCode office) {
        readers.add(directive.id(), List.of(office));
    }

    /** An id for a letter about to be drafted: ordered by time, so that the order of the list is the order of entry. */
    public UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** Now, as finely as the database keeps it. */
    public Instant now() {
        return trail.now();
    }

    /** Writes a new letter down; nothing stands against it. */
    public Directive draft(UUID id, Caller caller, Sound letter) {
        var now = now();
        var directive = Directive.draft(id, letter.draft(), letter.key(), now);
        entities.persist(directive);
        write(directive, letter);
        readers.add(id, List.of(directive.issuer()));
        trail.add(caller, List.of(directive), Action.DRAFTED, now, null);
        return directive;
    }

    /** A new letter goes out to these offices and sends on another one, had by the dispatch; nothing stands against it. */
    public Directive forward(
            UUID id,
            Caller caller,
            Sound letter,
            Directive parent,
            UUID dispatchId,
            Collection<OfficeCode> recipients) {
        var now = now();
        var directive = Directive.forward(id, letter.draft(), letter.key(), parent, dispatchId, recipients.size(), now);
        entities.persist(directive);
        write(directive, letter);
        revisions.issue(directive, recipients, now);
        readers.add(
                id,
                Stream.concat(Stream.of(directive.issuer()), recipients.stream())
                        .toList());
        trail.add(caller, List.of(directive), Action.FORWARDED, now, null);
        return directive;
    }

    void revise(Directive directive, Caller caller, Sound letter) {
        var now = now();
        directive.revise(letter.draft(), letter.key(), now);
        write(directive, letter);
        trail.add(caller, List.of(directive), Action.REVISED, now, null);
    }

    /** Issues the draft to these offices, and keeps which they are. */
    public void issue(Directive directive, Caller caller, Collection<OfficeCode> recipients) {
        var now = now();
        directive.issue(recipients.size(), now);
        entities.flush();
        revisions.issue(directive, recipients, now);
        readers.add(directive.id(), recipients);
        trail.add(caller, List.of(directive), Action.ISSUED, now, null);
    }

    /** Makes the next revision of an issued letter; the ones before stay as they are. */
    public void amend(
            Directive directive, Caller caller, Sound letter, Collection<OfficeCode> recipients, String reason) {
        var now = now();
        directive.amend(letter.draft(), letter.key(), recipients.size(), now);
        write(directive, letter);
        revisions.issue(directive, recipients, now);
        readers.add(directive.id(), recipients);
        trail.add(caller, List.of(directive), Action.AMENDED, now, reason);
    }

    /**
     * The letters in force that forward these, and those that forward them, down the tree, all held for a change. The letters
     * themselves are held by the caller, so nobody begins to forward them meanwhile.
     */
    public List<Directive> lockForwardsOf(Collection<UUID> letters, Collection<OfficeCode> issuers) {
        var all = new ArrayList<>(forwarding(letters).stream()
                .filter(forward -> issuers.isEmpty() || issuers.contains(forward.issuer()))
                .toList());
        var newest = List.copyOf(all);
        while (!newest.isEmpty()) {
            newest = forwarding(newest.stream().map(Directive::id).toList());
            all.addAll(newest);
        }
        return all;
    }

    private List<Directive> forwarding(Collection<UUID> letters) {
        return entities.createQuery(
                        "from Directive where forwardsDirectiveId in ?1 and status <> CANCELLED order by id",
                        Directive.class)
                .setParameter(1, letters)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Cancels letters, however many, in one statement; they stay, marked. */
    public void cancel(List<Directive> letters, Caller caller, String reason) {
        var now = now();
        entities.flush();
        for (var letter : letters) {
            if (letter.status() == Status.DRAFT) {
                relations.release(letter.id());
            }
            entities.detach(letter); // the statement below writes them all
            letter.cancel(now);
        }
        entities.createQuery(
                        "update Directive set status = CANCELLED, version = version + 1, changedAt = ?1 where id in ?2")
                .setParameter(1, now)
                .setParameter(2, letters.stream().map(Directive::id).toList())
                .executeUpdate();
        trail.add(caller, letters, Action.CANCELLED, now, reason);
    }

    private void write(Directive directive, Sound letter) {
        entities.flush();
        revisions.write(directive, letter.draft());
        relations.write(directive.id(), letter.key(), Relations.namedIn(letter.draft()));
    }
}
