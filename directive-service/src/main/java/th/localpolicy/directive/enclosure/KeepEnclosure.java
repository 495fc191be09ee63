package th.localpolicy.directive.enclosure;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

/**
 * Puts a file to a letter. The order of writes is what makes a crash harmless: the content is announced, then kept, and only
 * then a row names it; whatever breaks off between leaves at most a content without a row, which {@link OrphanSweep} finds.
 */
@Singleton
class KeepEnclosure {

    private static final Logger LOG = Logger.getLogger(KeepEnclosure.class);
    private static final int BUFFER = 64 * 1024;
    private static final long THROWN_AWAY = 32L * 1024 * 1024;

    private final Enclosures enclosures;
    private final Reception reception;
    private final FileStore store;
    private final EnterEnclosure entering;

    KeepEnclosure(Enclosures enclosures, Reception reception, FileStore store, EnterEnclosure entering) {
        this.enclosures = enclosures;
        this.reception = reception;
        this.store = store;
        this.entering = entering;
    }

    /**
     * Who puts which file.
     *
     * @param ifMatch the header as it came, null when there was none: replacing needs it
     * @param name as the sender calls the file, empty when it does not
     */
    record Request(Caller caller, UUID letter, int n, String ifMatch, String name) {}

    /** @param isNew whether nothing was there before */
    record Kept(Enclosure file, boolean isNew) {}

    Outcome<Kept> keep(Request request, InputStream body) throws IOException, SQLException {
        var refused = refusal(request);
        if (refused.isPresent()) {
            drain(body);
            return Outcome.refused(refused.get());
        }
        try (var arrived = reception.take(body)) {
            if (arrived.size() == 0) {
                return Outcome.refused(Refusal.invalid("", "แฟ้มว่างเปล่า", "the file is empty"));
            }
            var type = FileType.of(arrived.path());
            return type.isEmpty() ? Outcome.refused(unknownType()) : keep(request, arrived, type.get());
        } catch (Reception.TooLarge e) {
            drain(body);
            return Outcome.refused(Refusal.of(ProblemType.TOO_LARGE));
        } catch (Reception.BrokenOff e) {
            LOG.debug("An upload broke off", e);
            return Outcome.refused(Refusal.of(
                    ProblemType.INVALID_REQUEST, "แฟ้มมาไม่ครบ ไม่ได้บันทึก", "The file broke off; nothing was kept"));
        }
    }

    /** A sender that is cut off in the middle would never see why; but nobody is listened to for ever. */
    private static void drain(InputStream body) {
        var buffer = new byte[BUFFER];
        try {
            for (var left = THROWN_AWAY; left > 0; ) {
                var read = body.read(buffer);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (IOException e) {
            LOG.debug("A refused upload broke off", e);
        }
    }

    private Outcome<Kept> keep(Request request, Reception.Arrived arrived, FileType type) throws SQLException {
        var file = new Enclosure(
                request.n(),
                FileName.safe(request.name(), type, request.n()),
                type.mediaType(),
                arrived.size(),
                arrived.sha256(),
                request.caller().office().value(),
                enclosures.now());
        enclosures.expect(file.sha256());
        try {
            store.keep(arrived.path(), file.sha256());
        } catch (IOException e) {
            LOG.error("A file could not be kept", e);
            return Outcome.refused(Refusal.of(ProblemType.UNAVAILABLE));
        }
        return entering.enter(request, file);
    }

    private Optional<Refusal> refusal(Request request) throws SQLException {
        var letter = enclosures.letter(request.letter(), request.caller());
        if (letter.isEmpty()) {
            return Optional.of(Refusal.notFound());
        }
        var there = enclosures.find(request.letter(), request.n());
        return letter.get()
                .refusalToChange(request.caller(), request.n(), there)
                .or(() -> request.ifMatch() == null
                        ? Optional.empty()
                        : EnterEnclosure.staleness(request.ifMatch(), there));
    }

    private static Refusal unknownType() {
        return Refusal.of(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "เนื้อแฟ้มไม่ใช่ชนิดที่รับ หรือมีแมโครหรือโปรแกรม รับเฉพาะ " + FileType.all()
                        + " (ข้อความต้องเป็น UTF-8)",
                "The content is none of the accepted types, or has macros or programs in it. Accepted: "
                        + FileType.all() + " (text must be UTF-8)");
    }
}
