package th.localpolicy.reporting.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;

import th.localpolicy.platform.problem.Outcome;
import th.localpolicy.platform.problem.ProblemType.Text;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.problem.Refusal.FieldFault;
import th.localpolicy.platform.thai.ThaiText;

/**
 * One version of a report form: a JSON Schema (2020-12) with titles in Thai and English. What is summed up the chain
 * ({@code x-figures}), what is personal ({@code x-personal}) and in what columns the form stands in a sheet is said by the
 * same document.
 */
public final class Form {

    /** JSON Schema 2020-12, with the words of our own (x-…) that say more of a field and check nothing. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .unknownKeywordFactory((name, context) -> new NonValidationKeyword(name))
            .build();

    private static final Pattern NUMBERED = Pattern.compile("(\\D+)(\\d{1,4})(\\D.*)");

    private final byte[] document;
    private final ObjectNode schema;
    private final Schema validator;
    private final Figures figures;
    private final List<Column> columns;

    /** By every title that a usual column may have. */
    private final Map<String, Column> columnsByTitle = new HashMap<>();

    Form(byte[] document) {
        this.document = document.clone();
        try {
            schema = (ObjectNode) ReportJson.MAPPER.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        validator = SchemaRegistry.withDefaultDialect(DIALECT)
                .getSchema(new String(document, StandardCharsets.UTF_8), InputFormat.JSON);
        figures = Figures.read(schema);
        columns = Column.of(schema, Map.of());
        for (var column : columns) {
            columnsByTitle.putIfAbsent(ThaiText.searchKey(column.path()), column);
            columnsByTitle.putIfAbsent(ThaiText.searchKey(column.title().th()), column);
            columnsByTitle.putIfAbsent(ThaiText.searchKey(column.title().en()), column);
        }
    }

    public String name() {
        return schema.get("x-form").textValue();
    }

    public int version() {
        return schema.get("x-version").intValue();
    }

    /** The first month whose reports are made by this version. */
    public YearMonth inForceFrom() {
        return YearMonth.parse(schema.get("x-in-force-from").textValue());
    }

    public Text title() {
        return Column.titleOf(schema);
    }

    /** The JSON Schema as clients get it. */
    public byte[] document() {
        return document.clone();
    }

    /** The form as the columns of a sheet, in their order; a group that may stand more than once has numbered columns. */
    public List<Column> columns() {
        return columns;
    }

    /**
     * The form as the columns of a sheet that has room for more entries of a group than is usual.
     *
     * @param entries how many of a group are needed, by the names that {@link #groups} tells
     */
    public List<Column> columns(Map<String, Integer> entries) {
        return Column.of(schema, entries);
    }

    /** What may stand in a report more than once, and how often at most. */
    public Map<String, Integer> groups() {
        return Column.groups(schema);
    }

    /**
     * The column that is headed so: by its path, or its title in Thai or English, as {@link ThaiText#searchKey} has it. A
     * file may have columns for as many entries of a group as a report may hold, also for more than is usual.
     */
    public Optional<Column> column(String key) {
        return Optional.ofNullable(columnsByTitle.get(key)).or(() -> columnOfLaterEntry(key));
    }

    private Optional<Column> columnOfLaterEntry(String key) {
        var numbered = NUMBERED.matcher(key);
        if (!numbered.matches()) {
            return Optional.empty();
        }
        var path = numbered.group(1).endsWith("[");
        var number = Integer.parseInt(numbered.group(2));
        var first = columnsByTitle.get(numbered.group(1) + (path ? "0" : "1") + numbered.group(3));
        return Optional.ofNullable(first)
                .map(column -> column.ofEntry(path ? number : number - 1))
                .filter(column -> groups().entrySet().stream()
                        .anyMatch(group -> column.isEntryOf(group.getKey(), group.getValue())));
    }

    /** What is counted and summed of a report, in its order. */
    public List<Figures.Figure> figures() {
        return figures.all();
    }

    /**
     * Holds a report against the form and brings it into its one spelling: Thai text normalised, Thai digits in numbers
     * and dates folded, money with two decimals, fields in the form's order.
     *
     * @return the report, or {@code invalid-request} with every fault at once, each under the path of its field from
     *     {@code report} on, for example {@code report.activities[0].budget}
     */
    public Outcome<CheckedReport> check(JsonNode report) {
        if (!(report instanceof ObjectNode given)) {
            return Outcome.refused(Refusal.invalid("report", "ต้องเป็นรายงานตามแบบ", "must be a report by the form"));
        }
        var faults = new Faults(schema);
        var read = (ObjectNode) new Reading(schema, faults).read(given);
        var text = ReportJson.text(read);
        validator.validate(text, InputFormat.JSON).forEach(faults::add);
        OwnRules.hold(schema, read, faults);
        return faults.isEmpty()
                ? Outcome.done(CheckedReport.of(version(), schema, read, figures))
                : Outcome.refused(Refusal.invalid(faults.all()));
    }

    /** Whether the form has such a field, named as faults name it: {@code report.activities[0].budget}. */
    public boolean has(String path) {
        return FieldPath.parse(path).flatMap(field -> field.in(schema)).isPresent();
    }

    /** Whether the form has such a field and the report the entry that it is a field of. */
    public boolean has(String path, JsonNode report) {
        return has(path)
                && FieldPath.parse(path)
                        .filter(field -> field.leadsThrough(report))
                        .isPresent();
    }

    /** The title in Thai that stands above a field, or its path where the form has no such field. */
    public String titleOf(String path) {
        return FieldPath.parse(path)
                .flatMap(field -> field.in(schema))
                .map(field -> field.title().th())
                .filter(title -> !title.isEmpty())
                .orElse(path);
    }

    /** The refusal with the title of every field before what is wrong with it: officials know no paths. */
    public Refusal titled(Refusal refusal) {
        return new Refusal(
                refusal.type(),
                refusal.detail(),
                refusal.faults().stream().map(this::titled).toList());
    }

    private FieldFault titled(FieldFault fault) {
        return FieldPath.parse(fault.field())
                .flatMap(path -> path.in(schema))
                .map(FieldPath.Field::title)
                .filter(title -> !title.th().isEmpty())
                .map(title -> new FieldFault(
                        fault.field(),
                        title.th() + ": " + fault.detail().th(),
                        title.en() + ": " + fault.detail().en()))
                .orElse(fault);
    }
}
