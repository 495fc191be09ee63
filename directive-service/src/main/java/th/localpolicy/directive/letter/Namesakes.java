package th.localpolicy.directive.letter;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import th.localpolicy.directive.letter.DraftRules.Sound;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Refusal;

/**
 * Letters of one issuer with one number in one year. An issuer gives a number once, and an office enters the copy it holds
 * once; neither stands in the other's way.
 */
@ApplicationScoped
class Namesakes {

    private final EntityManager entities;

    Namesakes(EntityManager entities) {
        this.entities = entities;
    }

    /** All of them, drafts and cancelled ones too. Who asks for the same number waits here until this transaction ends. */
    List<Directive> of(String issuer, NumberKey key) {
        entities.createNativeQuery(
                        "select count(*) from (select pg_advisory_xact_lock(hashtextextended(?1, 32))) as held")
                .setParameter(
                        1, issuer + "|" + key.series() + "|" + key.circular() + "|" + key.running() + "|" + key.year())
                .getSingleResult();
        return entities.createQuery("""
                        from Directive where issuer = ?1 and series = ?2 and circular = ?3 and running = ?4 and year = ?5
                        order by id
                        """, Directive.class)
                .setParameter(1, issuer)
                .setParameter(2, key.series())
                .setParameter(3, key.circular())
                .setParameter(4, key.running())
                .setParameter(5, key.year())
                .getResultList();
    }

    /** @param recordedBy the office whose copy the letter is; empty for the issuer's own */
    Optional<Refusal> refusalOf(UUID self, Sound letter, Optional<OfficeCode> recordedBy) {
        return of(letter.draft().issuer(), letter.key()).stream()
                .filter(other ->
                        !other.id().equals(self) && other.recordedBy().equals(recordedBy) && keepsItsNumber(other))
                .findFirst()
                .map(Namesakes::taken);
    }

    /** Only a draft or a copy from paper that was thrown away gives its number back. */
    private static boolean keepsItsNumber(Directive letter) {
        return letter.status() != Status.CANCELLED
                || letter.issuedAt() != null && letter.recordedBy().isEmpty();
    }

    /** The refusal of the number that this letter has. */
    static Refusal taken(Directive by) {
        return Refusal.wrongState(
                "เลขที่ %s ปี %d ใช้แล้วกับหนังสือเรื่อง \"%s\" (%s)"
                        .formatted(by.number(), by.key().year() + 543, by.subject(), by.id()),
                "Number %s of %d is taken by the letter \"%s\" (%s)"
                        .formatted(by.number(), by.key().year(), by.subject(), by.id()));
    }
}
