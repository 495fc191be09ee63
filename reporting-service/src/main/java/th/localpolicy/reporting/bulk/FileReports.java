package th.localpolicy.reporting.bulk;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import th.localpolicy.platform.office.Caller;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType;
import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.sheet.Step;
import th.localpolicy.reporting.bulk.Line.Target;
import th.localpolicy.reporting.form.CheckedReport;
import th.localpolicy.reporting.form.Content;
import th.localpolicy.reporting.form.Form;
import th.localpolicy.reporting.form.Forms;
import th.localpolicy.reporting.obligation.Obligation;
import th.localpolicy.reporting.obligation.ObligationKey;
import th.localpolicy.reporting.obligation.Obligations;
import th.localpolicy.reporting.submission.FileHistory;
import th.localpolicy.reporting.submission.Filed;
import th.localpolicy.reporting.submission.Filing;
import th.localpolicy.reporting.submission.SubmitReport;

/**
 * Files the reports of a file, some hundred lines to a transaction. Whatever ends it in the middle, whole batches are there
 * or not there; the same file again finds them unchanged and goes on. Of a file of any length no more than one batch is
 * held, and which obligations its lines are about.
 */
@ApplicationScoped
class FileReports {

    /**
     * A line costs some ten kilobytes while it is checked and written, and every worker thread may have a file in hand: what
     * all of them hold together must fit a small heap.
     */
    private static final int LINES_OF_A_BATCH = 200;

    private static final int CHARACTERS_OF_A_BATCH = 800_000;

    private static final Refusal NO_OBLIGATION = Refusal.of(
            ProblemType.NOT_FOUND,
            "ไม่มีภาระรายงานนี้: หน่วยงานนี้ไม่ต้องรายงานเดือนนี้ตามหนังสือนี้",
            "There is no such obligation: the office owes no report for this month by this letter");

    private final SubmitReport submitting;
    private final FileHistory history;
    private final Obligations obligations;
    private final Forms forms;
    private final DataSource database;
    private final Clock clock;

    FileReports(
            SubmitReport submitting,
            FileHistory history,
            Obligations obligations,
            Forms forms,
            DataSource database,
            Clock clock) {
        this.clock = clock;
        this.submitting = submitting;
        this.history = history;
        this.obligations = obligations;
        this.forms = forms;
        this.database = database;
    }

    /** What is done with the lines. */
    enum Mode {
        /** Nothing is written: what would become of each line now. */
        DRY_RUN,
        FILE,
        /** History, each line with its own time. */
        IMPORT,
        DRY_IMPORT;

        boolean dry() {
            return this == DRY_RUN || this == DRY_IMPORT;
        }

        boolean history() {
            return this == IMPORT || this == DRY_IMPORT;
        }
    }

    /** Files every line and says of each what became of it, in the lines' order. */
    void file(Caller caller, Lines lines, Mode mode, Results results) throws IOException {
        var run = new Run(caller, mode, lines.form(), results);
        var batch = new ArrayList<Line>(LINES_OF_A_BATCH);
        var size = 0;
        for (var ended = false; !ended; ) {
            switch (lines.next()) {
                case Step.Row<Line>(long number, Line line) -> {
                    batch.add(line);
                    size += line.size();
                }
                case Step.BadRow<Line>(long number, Text why) ->
                    batch.add(Line.unreadable(number, List.of(new FieldFault("", why))));
                case Step.Broken<Line>(long number, Text why) -> {
                    results.breakOff(number, why);
                    ended = true;
                }
                case Step.End<Line> end -> ended = true;
            }
            if (ended || batch.size() == LINES_OF_A_BATCH || size > CHARACTERS_OF_A_BATCH) {
                run.file(batch);
                batch.clear();
                size = 0;
            }
        }
    }

    /** One file on its way. */
    private final class Run {

        private final Caller caller;
        private final Mode mode;
        private final Optional<String> form;
        private final Results results;

        /** The line that first was about an obligation. */
        private final Map<UUID, Long> firstLines = new HashMap<>();

        private Run(Caller caller, Mode mode, Optional<String> form, Results results) {
            this.caller = caller;
            this.mode = mode;
            this.form = form;
            this.results = results;
        }

        private void file(List<Line> batch) throws IOException {
            if (batch.isEmpty()) {
                return;
            }
            var meant = meant(batch);
            var filings = new ArrayList<Filing>(batch.size());
            var refusals = new IdentityHashMap<Line, Refusal>();
            for (var line : batch) {
                switch (filing(line, meant.get(line))) {
                    case Outcome.Done<Filing>(Filing filing) -> filings.add(filing);
                    case Outcome.Refused<Filing>(Refusal refusal) -> refusals.put(line, refusal);
                }
            }
            var outcomes = filed(filings, batch, meant).iterator();
            for (var line : batch) {
                var refusal = refusals.get(line);
                results.add(
                        refusal != null
                                ? result(line, meant.get(line), Outcome.refused(refusal))
                                : result(line, meant.get(line), outcomes.next()));
            }
        }

        private List<Outcome<Filed>> filed(List<Filing> filings, List<Line> batch, Map<Line, Obligation> meant) {
            return switch (mode) {
                case DRY_RUN, DRY_IMPORT -> submitting.preview(caller, filings);
                case FILE -> submitting.file(caller, filings);
                case IMPORT -> {
                    var acceptedAt = new HashMap<UUID, Instant>();
                    for (var line : batch) {
                        var obligation = meant.get(line);
                        if (obligation != null && line.acceptedAt().isPresent()) {
                            acceptedAt.putIfAbsent(
                                    obligation.id(), line.acceptedAt().get());
                        }
                    }
                    yield history.file(caller, filings, acceptedAt);
                }
            };
        }

        private Outcome<Filing> filing(Line line, Obligation obligation) {
            if (!line.faults().isEmpty()) {
                return Outcome.refused(Refusal.invalid(faults(line, obligation, form)));
            }
            if (obligation == null) {
                return Outcome.refused(NO_OBLIGATION);
            }
            if (mode.history() && line.submittedAt().isEmpty()) {
                return Outcome.refused(Refusal.invalid(
                        KeyColumn.SUBMITTED_AT.names().getFirst(),
                        "ต้องระบุวันที่ส่งรายงานเดิม",
                        "history needs the time at which it was sent"));
            }
            var accepted = line.acceptedAt();
            if (mode.history()
                    && accepted.isPresent()
                    && (accepted.get().isBefore(line.submittedAt().get())
                            || accepted.get().isAfter(clock.instant()))) {
                return Outcome.refused(Refusal.invalid(
                        KeyColumn.ACCEPTED_AT.names().getFirst(),
                        "ต้องไม่ก่อนวันส่งและไม่ใช่เวลาในอนาคต",
                        "must not lie before submittedAt or in the future"));
            }
            var first = firstLines.putIfAbsent(obligation.id(), line.number());
            if (first != null) {
                return Outcome.refused(Refusal.wrongState(
                        "ซ้ำกับบรรทัดที่ %d ของไฟล์นี้ ใช้บรรทัดแรกเท่านั้น".formatted(first),
                        "Line %d of this file is about the same report; only the first counts".formatted(first)));
            }
            // Checked here, before the obligations are held: nobody waits for a schema.
            var checked = new Checked(line.content(), new HashMap<>());
            forms.inForce(obligation.form(), obligation.period()).ifPresent(checked::apply);
            return Outcome.done(new Filing(
                    obligation.id(),
                    checked,
                    line.receipt().via(),
                    mode.history() ? line.submittedAt() : line.receipt().at(),
                    mode.history(),
                    Filing.Intent.EITHER,
                    Optional.empty()));
        }
    }

    /** All that is wrong with a line that means no report: what it says is looked at too, by the form it would be by. */
    private List<FieldFault> faults(Line line, Obligation obligation, Optional<String> named) {
        var faults = new ArrayList<>(line.faults());
        var form = obligation == null
                ? named.flatMap(forms::newest)
                : forms.inForce(obligation.form(), obligation.period());
        if (form.isPresent()
                && line.content().apply(form.get()) instanceof Outcome.Refused<CheckedReport>(Refusal refusal)) {
            faults.addAll(line.content().named(form.get(), refusal).faults());
        }
        return faults;
    }

    /** What a line says, checked once by each version of the form. */
    private record Checked(Content content, Map<Form, Outcome<CheckedReport>> done) implements Content {

        @Override
        public Outcome<CheckedReport> apply(Form form) {
            return done.computeIfAbsent(form, content::apply);
        }

        @Override
        public Refusal named(Form form, Refusal refusal) {
            return content.named(form, refusal);
        }

        @Override
        public boolean partial() {
            return content.partial();
        }

        @Override
        public Optional<Refusal> losing(Form form, JsonNode standing) {
            return content.losing(form, standing);
        }
    }

    /** The obligations that the lines are about: two statements at most. */
    private Map<Line, Obligation> meant(List<Line> batch) {
        var ids = new ArrayList<UUID>();
        var keys = new ArrayList<ObligationKey>();
        for (var line : batch) {
            switch (line.target().orElse(null)) {
                case null -> {}
                case Target.ById(UUID id) -> ids.add(id);
                case Target.ByKey(ObligationKey key) -> keys.add(key);
            }
        }
        try (var connection = database.getConnection()) {
            var byId = ids.isEmpty() ? Map.<UUID, Obligation>of() : obligations.find(connection, ids);
            var byKey = keys.isEmpty() ? Map.<ObligationKey, Obligation>of() : obligations.find(connection, keys);
            var meant = new IdentityHashMap<Line, Obligation>();
            for (var line : batch) {
                switch (line.target().orElse(null)) {
                    case null -> {}
                    case Target.ById(UUID id) -> meant.put(line, byId.get(id));
                    case Target.ByKey(ObligationKey key) -> meant.put(line, byKey.get(key));
                }
            }
            return meant;
        } catch (SQLException e) {
            throw new IllegalStateException("the obligations of a file could not be read", e);
        }
    }

    private static LineResult result(Line line, Obligation obligation, Outcome<Filed> outcome) {
        return switch (outcome) {
            case Outcome.Refused<Filed>(Refusal refusal) -> LineResult.refused(line.number(), refusal, obligation);
            case Outcome.Done<Filed>(Filed filed) -> LineResult.of(line.number(), filed, obligation);
        };
    }
}
