package th.localpolicy.reporting.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;

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

    private final byte[] document;
    private final ObjectNode schema;
    private final Schema validator;
    private final Figures figures;
    private final List<Column> columns;

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
        columns = Column.of(schema);
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
        var faults = new Faults();
        var read = (ObjectNode) new Reading(schema, faults).read(given);
        var text = ReportJson.text(read);
        validator.validate(text, InputFormat.JSON).forEach(faults::add);
        OwnRules.hold(schema, read, faults);
        return faults.isEmpty()
                ? Outcome.done(CheckedReport.of(version(), schema, read, figures))
                : Outcome.refused(Refusal.invalid(faults.all()));
    }
}
