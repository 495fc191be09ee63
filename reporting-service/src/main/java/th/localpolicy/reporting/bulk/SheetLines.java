package th.localpolicy.reporting.bulk;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.sheet.Cell;
import th.localpolicy.platform.sheet.SheetReader;
import th.localpolicy.platform.sheet.Step;
import th.localpolicy.platform.thai.ThaiText;
import th.localpolicy.reporting.bulk.Line.Receipt;
import th.localpolicy.reporting.bulk.Line.Target;
import th.localpolicy.reporting.form.Form;
import th.localpolicy.reporting.obligation.ObligationKey;

/** The rows of a CSV or XLSX in the form's columns. */
final class SheetLines implements Lines {

    private final SheetReader sheet;
    private final Header header;
    private final Assumed assumed;

    private SheetLines(SheetReader sheet, Header header, Assumed assumed) {
        this.sheet = sheet;
        this.header = header;
        this.assumed = assumed;
    }

    /** Reads the header of an open sheet; refused with every column that the form does not have. */
    static Outcome<Lines> of(SheetReader sheet, List<Form> versions, Assumed assumed) {
        return switch (Header.of(sheet.header(), versions)) {
            case Outcome.Done<Header>(Header header) -> Outcome.done(new SheetLines(sheet, header, assumed));
            case Outcome.Refused<Header>(Refusal refusal) -> Outcome.refused(refusal);
        };
    }

    @Override
    public Step<Line> next() throws IOException {
        return switch (sheet.next()) {
            case Step.Row<List<Cell>>(long line, List<Cell> cells) -> new Step.Row<>(line, line(line, cells));
            case Step.BadRow<List<Cell>>(long line, Text why) -> new Step.BadRow<>(line, why);
            case Step.Broken<List<Cell>>(long line, Text why) -> new Step.Broken<>(line, why);
            case Step.End<List<Cell>> end -> new Step.End<>();
        };
    }

    private Line line(long number, List<Cell> cells) {
        var faults = new ArrayList<FieldFault>();
        var target = target(cells, faults);
        var submittedAt = instant(KeyColumn.SUBMITTED_AT, cells, faults);
        var acceptedAt = instant(KeyColumn.ACCEPTED_AT, cells, faults);
        var receipt = Receipt.of(
                words(KeyColumn.RECEIVED_VIA, cells, faults),
                instant(KeyColumn.RECEIVED_AT, cells, faults),
                title(KeyColumn.RECEIVED_VIA),
                title(KeyColumn.RECEIVED_AT),
                faults);
        var size = cells.stream()
                .mapToInt(cell -> CellReading.words(cell).length())
                .sum();
        return new Line(
                number,
                target,
                new SheetContent(header, cells),
                submittedAt,
                acceptedAt,
                receipt,
                List.copyOf(faults),
                size);
    }

    private Optional<Target> target(List<Cell> cells, List<FieldFault> faults) {
        var obligation = words(KeyColumn.OBLIGATION, cells, faults);
        if (obligation.isPresent()) {
            return uuid(KeyColumn.OBLIGATION, obligation.get(), faults).map(Target.ById::new);
        }
        var directive = words(KeyColumn.DIRECTIVE, cells, faults)
                .map(words -> uuid(KeyColumn.DIRECTIVE, words, faults))
                .orElse(assumed.directive());
        var reporter = words(KeyColumn.REPORTER, cells, faults)
                .flatMap(words -> OfficeCode.parse(ThaiText.foldDigits(words).toUpperCase(Locale.ROOT)));
        var period = period(cells, faults);
        var form = words(KeyColumn.FORM, cells, faults).orElse(assumed.form());
        if (!form.equals(assumed.form())) {
            faults.add(fault(
                    KeyColumn.FORM,
                    "ไฟล์นี้เป็นคอลัมน์ของแบบ " + assumed.form(),
                    "the columns of this file are those of " + assumed.form()));
        }
        if (directive.isEmpty() && faults.isEmpty()) {
            faults.add(fault(
                    KeyColumn.DIRECTIVE,
                    "ต้องระบุหนังสือ ในคอลัมน์นี้หรือในที่อยู่ของคำขอ (directive)",
                    "name the letter, here or in the request's address (directive)"));
        }
        if (reporter.isEmpty()) {
            faults.add(fault(
                    KeyColumn.REPORTER,
                    "ต้องเป็นรหัสหน่วยงาน เช่น D3604",
                    "must be the code of an office, such as D3604"));
        }
        if (period.isEmpty() && faults.stream().noneMatch(fault -> fault.field().equals(title(KeyColumn.PERIOD)))) {
            faults.add(fault(
                    KeyColumn.PERIOD,
                    "ต้องเป็นเดือน เช่น 2025-01 หรือ มกราคม 2568",
                    "must be a month, such as 2025-01"));
        }
        return faults.isEmpty()
                ? Optional.of(new Target.ByKey(new ObligationKey(directive.get(), form, reporter.get(), period.get())))
                : Optional.empty();
    }

    private Optional<YearMonth> period(List<Cell> cells, List<FieldFault> faults) {
        var column = header.key(KeyColumn.PERIOD);
        if (column.isEmpty() || cells.get(column.get().index()) instanceof Cell.Empty) {
            return assumed.period();
        }
        try {
            return CellReading.month(
                    usable(cells.get(column.get().index())), column.get().buddhist());
        } catch (CellReading.Refused refused) {
            faults.add(new FieldFault(title(KeyColumn.PERIOD), refused.why()));
            return Optional.empty();
        }
    }

    private Optional<Instant> instant(KeyColumn key, List<Cell> cells, List<FieldFault> faults) {
        var column = header.key(key);
        if (column.isEmpty() || cells.get(column.get().index()) instanceof Cell.Empty) {
            return Optional.empty();
        }
        try {
            var instant = CellReading.instant(
                    usable(cells.get(column.get().index())), column.get().buddhist());
            if (instant.isEmpty()) {
                faults.add(fault(
                        key,
                        "ต้องเป็นวันเวลา เช่น 2025-01-20 หรือ 2025-01-20 16:30",
                        "must be a day or a time, such as 2025-01-20 or 2025-01-20 16:30"));
            }
            return instant;
        } catch (CellReading.Refused refused) {
            faults.add(new FieldFault(title(key), refused.why()));
            return Optional.empty();
        }
    }

    private Optional<String> words(KeyColumn key, List<Cell> cells, List<FieldFault> faults) {
        try {
            return header.key(key).isEmpty()
                    ? Optional.empty()
                    : Optional.of(CellReading.words(
                                    usable(cells.get(header.key(key).get().index()))))
                            .filter(words -> !words.isEmpty());
        } catch (CellReading.Refused refused) {
            faults.add(new FieldFault(title(key), refused.why()));
            return Optional.empty();
        }
    }

    private static Cell usable(Cell cell) throws CellReading.Refused {
        if (cell instanceof Cell.Unusable(Text why)) {
            throw new CellReading.Refused(why);
        }
        return cell;
    }

    private Optional<UUID> uuid(KeyColumn key, String words, List<FieldFault> faults) {
        var id = JsonLines.uuid(words);
        if (id.isEmpty()) {
            faults.add(fault(key, "ไม่ใช่รหัส UUID", "is no UUID"));
        }
        return id;
    }

    private FieldFault fault(KeyColumn key, String th, String en) {
        return new FieldFault(title(key), th, en);
    }

    private String title(KeyColumn key) {
        return header.key(key).map(Header.Titled::title).orElse(key.names().getFirst());
    }

    @Override
    public List<Text> remarks() {
        return sheet.remark().stream().toList();
    }

    @Override
    public Optional<String> form() {
        return Optional.of(assumed.form());
    }

    @Override
    public void close() throws IOException {
        sheet.close();
    }
}
