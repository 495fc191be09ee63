package th.localpolicy.identity.activity;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.identity.identity.IdentityDoor;
import th.localpolicy.identity.identity.IdentityDoor.Behind;
import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.Outcome.Refused;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.platform.web.IfMatch;

/**
 * Those who carry an identity write down what they do for it, correct what they wrote, and take away what never was. Who
 * changes a record says which version of it they read: a colleague may have been quicker. What stood there before stays in
 * the audit trail.
 */
@ApplicationScoped
class RecordActivity {

    /** Longer than any project of the programme; what lies beyond is a slip. */
    private static final int LONGEST_DAYS = 1_100;

    private final IdentityDoor identities;
    private final Activities activities;
    private final Clock clock;

    RecordActivity(IdentityDoor identities, Activities activities, Clock clock) {
        this.identities = identities;
        this.activities = activities;
        this.clock = clock;
    }

    @Transactional
    Outcome<Activity> record(Caller caller, UUID identity, ActivityDraft draft) throws SQLException {
        if (identities.openToAdd(identity, caller) instanceof Refused<Behind>(Refusal refusal)) {
            return Outcome.refused(refusal);
        }
        var refusal = refusalOf(draft);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var activity =
                Activity.of(UuidVersion7Strategy.INSTANCE.generateUuid(null), identity, draft, caller.office(), now());
        activities.add(activity);
        return Outcome.done(activity);
    }

    @Transactional
    Outcome<Activity> correct(Caller caller, UUID identity, UUID id, IfMatch ifMatch, ActivityDraft draft)
            throws SQLException {
        return switch (opened(caller, identity, id, ifMatch)) {
            case Refused<Activity> refused -> refused;
            case Outcome.Done<Activity>(Activity activity) -> {
                var refusal = refusalOf(draft);
                if (refusal.isPresent()) {
                    yield Outcome.refused(refusal.get());
                }
                var corrected = activity.corrected(draft, caller.office(), now());
                activities.correct(corrected);
                yield Outcome.done(corrected);
            }
        };
    }

    @Transactional
    Outcome<Activity> remove(Caller caller, UUID identity, UUID id, IfMatch ifMatch) throws SQLException {
        var opened = opened(caller, identity, id, ifMatch);
        if (opened instanceof Outcome.Done<Activity>(Activity activity)) {
            activities.remove(activity.id());
        }
        return opened;
    }

    /** The activity as it stands, for a change by somebody who read this version of it; its identity's row is held. */
    private Outcome<Activity> opened(Caller caller, UUID identity, UUID id, IfMatch ifMatch) throws SQLException {
        if (identities.openToAdd(identity, caller) instanceof Refused<Behind>(Refusal refusal)) {
            return Outcome.refused(refusal);
        }
        var found = activities.find(identity, id);
        if (found.isEmpty()) {
            return Outcome.refused(Refusal.notFound());
        }
        return ifMatch.refusalOf(found.get().version())
                .<Outcome<Activity>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(found.get()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Refusal> refusalOf(ActivityDraft draft) {
        var faults = faultsOf(draft);
        return faults.isEmpty() ? Optional.empty() : Optional.of(Refusal.invalid(faults));
    }

    private static List<FieldFault> faultsOf(ActivityDraft draft) {
        var faults = new ArrayList<FieldFault>();
        if (!Bangkok.isBusinessDate(draft.startsOn())) {
            faults.add(new FieldFault(
                    "startsOn",
                    "ใช้ปี ค.ศ. เช่น 2025-03-31",
                    "is out of range; years are Gregorian, such as 2025-03-31"));
        } else if (draft.endsOn().isBefore(draft.startsOn())
                || draft.endsOn().isAfter(draft.startsOn().plusDays(LONGEST_DAYS))) {
            faults.add(new FieldFault(
                    "endsOn",
                    "ต้องไม่ก่อนวันเริ่ม และไม่เกิน ๓ ปีจากวันเริ่ม",
                    "must not be before the first day nor more than three years after it"));
        }
        var sources = draft.budget().stream().map(Funding::source).toList();
        if (sources.stream().distinct().count() < sources.size()) {
            faults.add(new FieldFault("budget", "แหล่งงบประมาณซ้ำกัน", "names a source twice"));
        }
        return faults;
    }
}
