package th.localpolicy.directive.enclosure;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.Refusal;

/** Changes which files a letter has, its row locked: issuing waits, or has happened and is seen. */
@ApplicationScoped
class EnterEnclosure {

    private final Enclosures enclosures;

    EnterEnclosure(Enclosures enclosures) {
        this.enclosures = enclosures;
    }

    /** Names a content that is kept already. The same file again changes nothing. */
    @Transactional
    Outcome<KeepEnclosure.Kept> enter(KeepEnclosure.Request request, Enclosure file) throws SQLException {
        var letter = enclosures.lockedLetter(request.letter(), request.caller());
        if (letter.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var there = enclosures.find(request.letter(), request.n());
        var refused = letter.get().refusalToChange(request.caller(), request.n(), there);
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        if (there.isPresent() && there.get().sameFileAs(file)) {
            return Outcome.done(new KeepEnclosure.Kept(there.get(), false));
        }
        var stale = staleness(request.ifMatch(), there);
        if (stale.isPresent()) {
            return Outcome.refused(stale.get());
        }
        if (there.isPresent()) {
            enclosures.expect(there.get().sha256()); // it may have lost its last letter
        }
        enclosures.put(request.letter(), file);
        return Outcome.done(new KeepEnclosure.Kept(file, there.isEmpty()));
    }

    /** Takes a file away from a draft. */
    @Transactional
    Outcome<Enclosure> remove(Caller caller, UUID id, int n, String ifMatch) throws SQLException {
        var letter = enclosures.lockedLetter(id, caller);
        if (letter.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        var there = enclosures.find(id, n);
        var refused = letter.get()
                .refusalToChange(caller, n, there)
                .or(() -> there.isEmpty() ? Optional.of(Refusal.notFound()) : Optional.empty())
                .or(() -> ifMatch == null ? Optional.empty() : staleness(ifMatch, there));
        if (refused.isPresent()) {
            return Outcome.refused(refused.get());
        }
        enclosures.remove(id, there.get());
        return Outcome.done(there.get());
    }

    /** Replacing must name what is replaced; naming what is not there any more is stale. */
    static Optional<Refusal> staleness(String ifMatch, Optional<Enclosure> there) {
        if (ifMatch == null) {
            return there.map(file -> Refusal.of(ProblemType.IF_MATCH_REQUIRED));
        }
        var matches = there.isPresent()
                && Arrays.stream(ifMatch.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", ""))
                        .anyMatch(tag ->
                                tag.equals("*") || tag.equals("\"" + there.get().sha256() + "\""));
        return matches ? Optional.empty() : Optional.of(Refusal.of(ProblemType.STALE));
    }
}
