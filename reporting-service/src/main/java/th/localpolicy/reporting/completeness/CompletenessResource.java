package th.localpolicy.reporting.completeness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import javax.sql.DataSource;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import th.localpolicy.platform.office.Callers;
import th.localpolicy.platform.office.Role;
import th.localpolicy.platform.problem.Problem;
import th.localpolicy.platform.problem.Refusal;
import th.localpolicy.platform.sheet.SheetFormat;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.completeness.Completeness.Links;
import th.localpolicy.reporting.completeness.Completeness.Row;
import th.localpolicy.reporting.obligation.ObligationQuery;
import th.localpolicy.reporting.obligation.OfficeAreas;
import th.localpolicy.reporting.share.Share;

/** How complete the reports are, by province, level, district, recipient or month. One statement, whatever is asked. */
@Path("/api/v1/completeness")
@RolesAllowed({Role.OFFICER, Role.AUDITOR, Role.OPERATOR})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Completeness", description = "Expected, sent in, late, missing · ความครบถ้วนของรายงาน")
public class CompletenessResource {

    /** What the counts are grouped by; its name is the query parameter of the lists that narrows to one group. */
    public enum By {
        province("o.province", "under"),
        district("o.district", "under"),
        level("o.level", "level"),
        recipient("o.recipient", "recipient"),
        period("o.period", "period");

        private final String column;
        private final String parameter;

        By(String column, String parameter) {
            this.column = column;
            this.parameter = parameter;
        }

        private String value(String code) {
            return switch (this) {
                case province -> "P" + code;
                case district -> "D" + code;
                default -> code;
            };
        }
    }

    private static final String COUNT = """
            select %1$s as code, grouping(%1$s) as total, count(*) as expected, count(s.id) as submitted,
                   count(*) filter (where s.days_late = 0) as on_time, count(*) filter (where s.days_late > 0) as late,
                   count(*) filter (where s.id is null) as missing,
                   count(*) filter (where s.id is null and o.due_on < ?) as overdue,
                   count(*) filter (where s.status = 'RETURNED') as returned,
                   count(*) filter (where s.status = 'ACCEPTED') as accepted
            from obligation o
            left join submission s on s.obligation_id = o.id
            where o.status <> 'CANCELLED' and %2$s
            group by grouping sets ((%1$s), ())
            order by total, code
            """;

    private final DataSource database;
    private final OfficeAreas areas;
    private final Callers callers;
    private final Clock clock;

    CompletenessResource(DataSource database, OfficeAreas areas, Callers callers, Clock clock) {
        this.database = database;
        this.areas = areas;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * Counts what the caller's office sees. Cancelled obligations are not expected.
     *
     * @return 200 the counts with links to the lists behind them; 400 neither a letter nor a month is named; 403 an office
     *     outside the caller's is
     */
    @GET
    @Operation(
            operationId = "getCompleteness",
            summary = "Expected, submitted, on time, late, missing, returned, accepted · ความครบถ้วนของรายงาน",
            description = "Roles: officer, auditor, operator. Live; each figure is the length of the list it links to. "
                    + "A letter is meant with all that forwards it; narrow by level to count one level. · "
                    + "ตัวเลขทุกตัวเท่ากับจำนวนรายการในลิงก์")
    @APIResponse(
            responseCode = "200",
            description = "The counts",
            content = {
                @Content(schema = @Schema(implementation = Completeness.class)),
                @Content(mediaType = SheetFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = SheetFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response get(
            @Valid @BeanParam ObligationQuery query,
            @QueryParam("by") @Parameter(description = "What to group by; province when absent · จัดกลุ่มตาม") By by,
            UriInfo uri)
            throws SQLException {
        var caller = callers.current();
        if (query.directive().isEmpty() && query.period().isEmpty()) {
            return Problem.response(
                    Refusal.invalid("directive", "ต้องระบุหนังสือหรือเดือน", "a letter or a month must be named"));
        }
        var refusal = query.refusalFor(caller, areas);
        if (refusal.isPresent()) {
            return Problem.response(refusal.get());
        }
        var group = Objects.requireNonNullElse(by, By.province);
        var conditions = query.conditions(caller, areas);
        try (var connection = database.getConnection();
                var read = connection.prepareStatement(COUNT.formatted(group.column, conditions.sql()))) {
            read.setObject(1, Bangkok.today(clock));
            conditions.bind(read, 2);
            try (var rows = read.executeQuery()) {
                var items = new ArrayList<Row>();
                Row total = null;
                while (rows.next()) {
                    if (rows.getInt("total") == 1) {
                        total = row(rows, null, links(uri, null, null));
                    } else {
                        var code = rows.getString("code");
                        items.add(row(rows, code, code == null ? null : links(uri, group, code)));
                    }
                }
                return Response.ok(new Completeness(
                                query.directive().orElse(null),
                                query.period().orElse(null),
                                group.name(),
                                items,
                                total))
                        .build();
            }
        }
    }

    private static Row row(ResultSet row, String code, Links links) throws SQLException {
        var expected = row.getLong("expected");
        return new Row(
                code,
                expected,
                row.getLong("submitted"),
                row.getLong("on_time"),
                row.getLong("late"),
                row.getLong("missing"),
                row.getLong("overdue"),
                row.getLong("returned"),
                row.getLong("accepted"),
                Share.percent(row.getLong("submitted"), expected),
                Share.percent(row.getLong("on_time"), expected),
                Share.percent(row.getLong("accepted"), expected),
                links);
    }

    private static Links links(UriInfo uri, By group, String code) {
        return new Links(
                link(uri, "obligations", group, code, "answered", null),
                link(uri, "obligations", group, code, "answered", "false"),
                link(uri, "submissions", group, code, "status", null),
                link(uri, "submissions", group, code, "late", "true"),
                link(uri, "submissions", group, code, "status", "RETURNED"),
                link(uri, "submissions", group, code, "status", "ACCEPTED"));
    }

    private static String link(UriInfo uri, String list, By group, String code, String narrowed, String value) {
        var address = uri.getRequestUriBuilder()
                .replacePath("/api/v1/" + list)
                .replaceQueryParam("by")
                .replaceQueryParam(narrowed, value == null ? new Object[0] : new Object[] {value});
        if (group != null) {
            address.replaceQueryParam(group.parameter, group.value(code));
        }
        var built = address.build();
        return built.getRawPath() + (built.getRawQuery() == null ? "" : "?" + built.getRawQuery());
    }
}
