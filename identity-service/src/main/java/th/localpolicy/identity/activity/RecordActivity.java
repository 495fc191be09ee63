package th.localpolicy.identity.activity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
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

/** Those who carry an identity write down what they do for it. */
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
        var faults = faultsOf(draft);
        if (!faults.isEmpty()) {
            return Outcome.refused(Refusal.invalid(faults));
        }
        var activity = new Activity(
                UuidVersion7Strategy.INSTANCE.generateUuid(null),
                identity,
                draft.kind(),
                draft.title(),
                draft.startsOn(),
                draft.endsOn(),
                draft.place(),
                draft.description(),
                draft.budget().stream()
                        .map(funding -> new Funding(funding.source(), baht(funding.amount())))
                        .sorted(Comparator.comparing(Funding::source))
                        .toList(),
                draft.participants(),
                draft.tourists(),
                Optional.ofNullable(draft.income()).map(RecordActivity::baht).orElse(null),
                draft.jobsCreated(),
                caller.office().value(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        activities.add(activity);
        return Outcome.done(activity);
    }

    private static BigDecimal baht(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.UNNECESSARY); // more decimals never get here
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
