package th.localpolicy.identity.identity;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Refusal;

/** How the features that hang on an identity (posts, activities, photos) reach it: who may read it, who may add to it. */
@ApplicationScoped
public class IdentityDoor {

    private final Identities identities;
    private final OfficeRules rules;

    IdentityDoor(Identities identities, OfficeRules rules) {
        this.identities = identities;
        this.rules = rules;
    }

    /**
     * What is told of an identity behind the door.
     *
     * @param inChain whether the caller's office wrote it, carries it, or stands above its district
     * @param mayAdd whether the caller's office may add to it
     */
    public record Behind(UUID id, String districtCode, String provinceCode, boolean inChain, boolean mayAdd) {}

    /** For what everybody may read of a registered identity, and its chain of any other. */
    public Outcome<Behind> open(UUID id, Optional<Caller> caller) {
        return identities
                .findByIdOptional(id)
                .map(identity -> rules.maySee(caller, identity)
                        ? Outcome.done(behind(identity, caller))
                        : Outcome.<Behind>refused(
                                caller.isPresent() ? Refusal.outsideYourOffice() : Refusal.notFound()))
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    /** For what only the offices around an identity read: those that carry it and those above its district. */
    public Outcome<Behind> openToChain(UUID id, Caller caller) {
        return opened(identities.findByIdOptional(id), caller, Behind::inChain);
    }

    /**
     * For adding to an identity and correcting what was added: its row is held to the end of the transaction, so that changes
     * come one after the other. Its district, the local administrations there and its lead and supporting offices may; a
     * withdrawn one stays as it is.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome<Behind> openToAdd(UUID id, Caller caller) {
        var held = held(id);
        if (held.isPresent()
                && held.get().status() == Status.WITHDRAWN
                && behind(held.get(), Optional.of(caller)).mayAdd()) {
            return Outcome.refused(Refusal.wrongState(
                    "อัตลักษณ์นี้ถูกเพิกถอนแล้ว เพิ่มหรือแก้ไขข้อมูลไม่ได้",
                    "The identity is withdrawn; nothing is added to it or changed"));
        }
        return opened(held, caller, Behind::mayAdd);
    }

    /** For taking something away that had to go whatever became of the identity; its row is held likewise. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome<Behind> openToTakeAway(UUID id, Caller caller) {
        return opened(held(id), caller, Behind::mayAdd);
    }

    private Optional<Identity> held(UUID id) {
        return Optional.ofNullable(identities.findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    private Outcome<Behind> opened(Optional<Identity> found, Caller caller, Predicate<Behind> may) {
        return found.map(identity -> behind(identity, Optional.of(caller)))
                .map(behind ->
                        may.test(behind) ? Outcome.done(behind) : Outcome.<Behind>refused(Refusal.outsideYourOffice()))
                .orElseGet(() -> Outcome.refused(Refusal.notFound()));
    }

    private Behind behind(Identity identity, Optional<Caller> caller) {
        var mayAdd = caller.filter(who -> rules.mayAdd(who, identity)).isPresent();
        var inChain =
                mayAdd || caller.filter(who -> rules.inChain(who, identity)).isPresent();
        return new Behind(
                identity.id(), identity.districtCode(), identity.province().area(), inChain, mayAdd);
    }
}
