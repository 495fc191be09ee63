package th.localpolicy.identity.photo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.identity.identity.IdentityDoor;
import th.localpolicy.identity.identity.IdentityDoor.Behind;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Outcome.Done;
import th.localpolicy.platform.problem.Outcome.Refused;
import th.localpolicy.platform.problem.Refusal;

/**
 * Those who carry an identity give it photos, and take them away. The picture is drawn between two transactions, not in
 * one: drawing takes a second, and a connection is scarcer than that. The same file sent twice is one photo.
 */
@ApplicationScoped
class UploadPhoto {

    static final int MOST = 12;

    /** Each drawing holds some forty megabytes. */
    private final Semaphore easels = new Semaphore(2, true);

    private final IdentityDoor identities;
    private final Photos photos;
    private final Clock clock;

    UploadPhoto(IdentityDoor identities, Photos photos, Clock clock) {
        this.identities = identities;
        this.photos = photos;
        this.clock = clock;
    }

    Outcome<Photo> upload(Caller caller, UUID identity, String caption, byte[] upload) throws SQLException {
        var may = QuarkusTransaction.requiringNew().call(() -> identities.openToAdd(identity, caller));
        if (may instanceof Refused<Behind>(Refusal refusal)) {
            return Outcome.refused(refusal);
        }
        return switch (draw(upload)) {
            case Refused<Picture>(Refusal refusal) -> Outcome.refused(refusal);
            case Done<Picture>(Picture picture) ->
                QuarkusTransaction.requiringNew().call(() -> add(caller, identity, caption, sha256(upload), picture));
        };
    }

    private Outcome<Picture> draw(byte[] upload) {
        easels.acquireUninterruptibly();
        try {
            return Picture.of(upload);
        } finally {
            easels.release();
        }
    }

    private Outcome<Photo> add(Caller caller, UUID identity, String caption, String sha256, Picture picture)
            throws SQLException {
        if (identities.openToAdd(identity, caller) instanceof Refused<Behind>(Refusal refusal)) {
            return Outcome.refused(refusal);
        }
        var before = photos.ofUpload(identity, sha256);
        if (before.isPresent()) {
            return Outcome.done(before.get());
        }
        if (photos.of(identity).size() >= MOST) {
            return Outcome.refused(Refusal.wrongState(
                    "มีภาพครบ ๑๒ ภาพแล้ว ลบภาพเดิมก่อน", "There are 12 photos already; remove one first"));
        }
        var photo = Photo.of(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                identity,
                caption,
                picture.width(),
                picture.height(),
                picture.whole().length,
                caller.office().value(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        photos.add(photo, sha256, picture);
        return Outcome.done(photo);
    }

    /** From a withdrawn identity too: who is in a picture may ask for it at any time. */
    @Transactional
    Outcome<UUID> remove(Caller caller, UUID identity, UUID photo) throws SQLException {
        if (identities.openToTakeAway(identity, caller) instanceof Refused<Behind>(Refusal refusal)) {
            return Outcome.refused(refusal);
        }
        return photos.remove(identity, photo) ? Outcome.done(photo) : Outcome.refused(Refusal.notFound());
    }

    private static String sha256(byte[] upload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(upload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
