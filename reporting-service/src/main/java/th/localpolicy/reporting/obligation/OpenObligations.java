package th.localpolicy.reporting.obligation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.id.uuid.UuidVersion7Strategy;

import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.thai.Bangkok;
import th.localpolicy.reporting.obligation.ObligationEvents.Told;
import th.localpolicy.reporting.obligation.ObligationEvents.Type;

/** Makes obligations of the reporting rules of a letter, and closes those that nobody asks for any more. */
@ApplicationScoped
class OpenObligations {

    /** Three days of notice before the day (T−3). */
    static final int NOTICE_DAYS = 3;

    /**
     * What stands already stays as it is, with the day it was made with: a later rule changes no history. What was closed
     * before it was answered is owed again, by the new rule's day.
     */
    private static final String OPEN = """
            insert into obligation as o (id, version, directive_id, root_directive_id, form, period, reporter, recipient,
                                         level, province, district, due_on, every, status, opened_at, next_notice_on)
            select id, 1, ?, ?, form, period, reporter, recipient, level, province, district, due_on, every, 'OPEN', ?,
                   next_notice_on
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::date[],
                        ?::date[], ?::text[])
                 as new (id, form, period, reporter, recipient, level, province, district, due_on, next_notice_on, every)
            on conflict (root_directive_id, form, period, reporter, recipient) do update
            set version = o.version + 1, status = 'OPEN', directive_id = excluded.directive_id, due_on = excluded.due_on,
                every = excluded.every, opened_at = excluded.opened_at, next_notice_on = excluded.next_notice_on
            where o.status = 'CANCELLED'
            returning %s
            """.formatted(Obligation.COLUMNS);

    private static final String CLOSE = """
            update obligation o set status = 'CANCELLED', version = o.version + 1, next_notice_on = null
            where o.directive_id = ? and o.status = 'OPEN'
              and (o.form, o.period, o.reporter, o.recipient) not in (
                  select form, period, reporter, recipient
                  from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as asked (form, period, reporter, recipient))
            returning %s
            """.formatted(Obligation.COLUMNS);

    /** A report that a rule asks of an office. */
    private record Asked(String form, Every every, ReportRule.Due due, OfficeCode reporter, OfficeCode recipient) {}

    private final OfficeAreas areas;
    private final ObligationEvents events;
    private final Clock clock;

    OpenObligations(OfficeAreas areas, ObligationEvents events, Clock clock) {
        this.areas = areas;
        this.events = events;
        this.clock = clock;
    }

    /** Opens what the letter asks for and does not stand yet. One statement and one batch of events. */
    void open(Connection connection, DirectiveEvent letter) throws SQLException {
        var asked = asked(letter);
        if (asked.isEmpty()) {
            return;
        }
        var now = now();
        var today = Bangkok.dayOf(now);
        try (var insert = connection.prepareStatement(OPEN)) {
            insert.setObject(1, letter.directiveId());
            insert.setObject(2, letter.rootDirectiveId());
            insert.setObject(3, now.atOffset(ZoneOffset.UTC));
            var column = new Columns(connection, insert, asked);
            column.set(4, "uuid", any -> UuidVersion7Strategy.INSTANCE.generateUuid(null));
            column.key(5);
            column.set(9, "text", one -> one.reporter().level().name());
            column.set(10, "text", one -> areas.provinceOf(one.reporter()).orElse(null));
            column.set(11, "text", one -> areas.districtOf(one.reporter()).orElse(null));
            column.set(12, "date", one -> one.due().on());
            column.set(13, "date", one -> firstNotice(one.due().on(), today));
            column.set(14, "text", one -> one.every().name());
            tell(Type.OPENED, insert, now);
        }
    }

    /** Closes what is still open of the letter and not asked for by its rules as they now are; all of it when it has none. */
    void close(Connection connection, DirectiveEvent letter) throws SQLException {
        try (var update = connection.prepareStatement(CLOSE)) {
            update.setObject(1, letter.directiveId());
            new Columns(connection, update, asked(letter)).key(2);
            tell(Type.CLOSED, update, now());
        }
    }

    private void tell(Type type, PreparedStatement change, Instant now) throws SQLException {
        var told = new ArrayList<Told>();
        try (var rows = change.executeQuery()) {
            while (rows.next()) {
                var obligation = Obligation.of(rows);
                told.add(new Told(type, obligation, obligation.statusOn(Bangkok.dayOf(now)), null));
            }
        }
        events.tell(told, now);
    }

    /** The first day on which there is something to tell of its silence; the day after the last when all are past. */
    private static LocalDate firstNotice(LocalDate dueOn, LocalDate today) {
        if (!dueOn.minusDays(NOTICE_DAYS).isBefore(today)) {
            return dueOn.minusDays(NOTICE_DAYS);
        }
        return dueOn.isBefore(today) ? dueOn.plusDays(1) : dueOn;
    }

    private List<Asked> asked(DirectiveEvent letter) {
        return letter.reportRules().stream()
                .flatMap(rule -> rule.reporters().stream().flatMap(reporter -> {
                    var recipient = recipientOf(rule, reporter);
                    return rule.dues().stream()
                            .map(due -> new Asked(rule.form(), rule.every(), due, reporter, recipient));
                }))
                // Two rules of one letter may ask for the same report; the one that is due first counts.
                .sorted(Comparator.comparing(one -> one.due().on()))
                .collect(Collectors.toMap(
                        one -> List.of(one.form(), one.due().period(), one.reporter(), one.recipient()),
                        Function.identity(),
                        (first, later) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private OfficeCode recipientOf(ReportRule rule, OfficeCode reporter) {
        return OfficeCode.parse(rule.recipient())
                .or(() -> areas.above(reporter, OfficeLevel.valueOf(rule.recipient())))
                .filter(recipient -> !recipient.equals(reporter) && areas.exists(reporter) && areas.exists(recipient))
                .orElseThrow(() ->
                        new IllegalArgumentException("nobody to report to: " + reporter + " to " + rule.recipient()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What is asked as arrays, one for each column. */
    private record Columns(Connection connection, PreparedStatement statement, List<Asked> rows) {

        void set(int index, String type, Function<Asked, ?> value) throws SQLException {
            statement.setArray(
                    index,
                    connection.createArrayOf(type, rows.stream().map(value).toArray()));
        }

        void key(int first) throws SQLException {
            set(first, "text", Asked::form);
            set(first + 1, "text", one -> one.due().period().toString());
            set(first + 2, "text", one -> one.reporter().value());
            set(first + 3, "text", one -> one.recipient().value());
        }
    }
}
