package th.localpolicy.identity.photo;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.Upload;

/**
 * Those who carry an identity give it photos, and take them away. The picture is drawn between two transactions, not in
 * one: drawing takes a second, and a connection is scarcer than that. The same file sent twice is one photo.
 */
@ApplicationScoped
class UploadPhoto {

    static final int MOST = 12;

    private static final int LONGEST_WAIT_SECONDS = 20;

    /** Each drawing holds some forty megabytes, and a file of ten. */
    private final Semaphore easels = new Semaphore(2, true);

    private final IdentityDoor identities;
    private final Photos photos;
    private final Clock clock;

    UploadPhoto(IdentityDoor identities, Photos photos, Clock clock) {
        this.identities = identities;
        this.photos = photos;
        this.clock = clock;
    }

    /** @param upload the file as it came; it lies on disk until its picture is drawn, for many may wait for that */
    Outcome<Photo> upload(Caller caller, UUID identity, String caption, Upload upload)
            throws SQLException, IOException {
        var may = QuarkusTransaction.requiringNew().call(() -> identities.openToAdd(identity, caller));
        if (may instanceof Refused<Behind>(Refusal refusal)) {
            return Outcome.refused(refusal);
        }
        return switch (draw(upload)) {
            case Refused<Picture>(Refusal refusal) -> Outcome.refused(refusal);
            case Done<Picture>(Picture picture) ->
                QuarkusTransaction.requiringNew().call(() -> add(caller, identity, caption, upload.sha256(), picture));
        };
    }

    private Outcome<Picture> draw(Upload upload) throws IOException {
        if (!free()) {
            return Outcome.refused(Refusal.of(ProblemType.UNAVAILABLE));
        }
        try {
            return Picture.of(Files.readAllBytes(upload.file()));
        } finally {
            easels.release();
        }
    }

    /** Whoever would wait longer is better told to come again than kept with a thread of ours. */
    private boolean free() {
        try {
            return easels.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
}
