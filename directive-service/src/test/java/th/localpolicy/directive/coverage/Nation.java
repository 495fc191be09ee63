package th.localpolicy.directive.coverage;

import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import th.localpolicy.directive.dispatch.Desk;
import th.localpolicy.directive.dispatch.OfficeAreas;
import th.localpolicy.platform.office.Office;
import th.localpolicy.platform.office.OfficeCode;
import th.localpolicy.platform.office.OfficeLevel;
import th.localpolicy.platform.office.OfficeTree;

/**
 * One letter of the ministry at every office of the country: to 76 provinces and Bangkok's administration, from each
 * province to its districts and municipalities, from each district to its local administrations. Made by a few statements;
 * nine of ten offices have received it, seven acknowledged.
 */
@ApplicationScoped
class Nation {

    private final Desk desk;
    private final OfficeTree tree;
    private final OfficeAreas areas;

    Nation(Desk desk, OfficeTree tree, OfficeAreas areas) {
        this.desk = desk;
        this.tree = tree;
        this.areas = areas;
    }

    private Stream<Office> offices() {
        return tree.all().stream().filter(office -> office.level().compareTo(OfficeLevel.PROVINCE) >= 0);
    }

    private String[] column(Function<Office, String> value) {
        return offices().map(value).toArray(String[]::new);
    }

    /** The letter's id. */
    UUID covered() {
        var root = desk.letter("2024-12-03");
        desk.run(
                """
                with office as (select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                                    as o (code, level, parent, province, district)),
                sender as (
                    insert into directive (id, version, status, revision, issuer, number, series, circular, running, year,
                                           issued_on, kind, urgency, subject, tags, root_directive_id, created_at,
                                           issued_at, changed_at)
                    select md5(? || parent)::uuid, 1, 'ISSUED', 1, parent, parent || '/ว 1', ?, true, 1, 2024, '2024-12-19',
                           'EXTERNAL_LETTER', 'MOST_URGENT', 'ส่งต่อ', '{}', ?, now(), now(), now()
                    from (select distinct parent from office where parent not in ('MOI', 'DLA')) as p
                    returning issuer, id)
                insert into dispatch (id, version, directive_id, root_directive_id, parent_dispatch_id, sender, recipient,
                                      level, province, district, status, sent_at, receive_by, acknowledge_by, forward_by, received_at,
                                      received_via, receipt_number, acknowledged_at, forwarded_at, forwarded_directive_id)
                select md5(? || 'to' || o.code)::uuid, 1, coalesce(s.id, ?), ?,
                       case when s.id is null then null else md5(? || 'to' || o.parent)::uuid end,
                       coalesce(s.issuer, 'MOI'), o.code, o.level, o.province, o.district,
                       case when f.id is not null then 'FORWARDED' when r.n < 7 then 'ACKNOWLEDGED'
                            when r.n < 9 then 'RECEIVED' else 'SENT' end,
                       now(), '2024-12-04', '2024-12-04', case when o.level <> 'LOCAL' then '2024-12-06'::date end,
                       case when f.id is not null or r.n < 9 then now() end,
                       case when f.id is not null or r.n < 9 then 'SYSTEM' end,
                       case when f.id is not null or r.n < 9 then 1 end,
                       case when f.id is not null or r.n < 7 then now() end,
                       case when f.id is not null then now() end, f.id
                from office o
                cross join lateral (select abs(hashtext(o.code)) % 10 as n) r
                left join sender s on s.issuer = o.parent
                left join sender f on f.issuer = o.code
                order by o.level desc, o.code
                """,
                statement -> {
                    var connection = statement.getConnection();
                    statement.setArray(
                            1,
                            connection.createArrayOf(
                                    "text", column(office -> office.code().value())));
                    statement.setArray(
                            2,
                            connection.createArrayOf(
                                    "text", column(office -> office.level().name())));
                    statement.setArray(
                            3,
                            connection.createArrayOf(
                                    "text",
                                    column(office -> office.parent()
                                            .map(OfficeCode::value)
                                            .orElse(null))));
                    statement.setArray(
                            4,
                            connection.createArrayOf(
                                    "text",
                                    column(office ->
                                            areas.provinceOf(office.code()).orElse(null))));
                    statement.setArray(
                            5,
                            connection.createArrayOf(
                                    "text",
                                    column(office -> office.code().level() == OfficeLevel.DISTRICT
                                            ? office.code().area()
                                            : office.parent()
                                                    .filter(parent -> parent.level() == OfficeLevel.DISTRICT)
                                                    .map(OfficeCode::area)
                                                    .orElse(null))));
                    statement.setString(6, root.toString());
                    statement.setString(7, root.toString());
                    statement.setObject(8, root);
                    statement.setString(9, root.toString());
                    statement.setObject(10, root);
                    statement.setObject(11, root);
                    statement.setString(12, root.toString());
                });
        desk.run("analyze dispatch", statement -> {});
        return root;
    }

    /** Every province and district owes a report for a month; every third of them hands it in. */
    void reported(UUID root, String period) {
        desk.run(
                """
                with owed as (
                    insert into report_due (obligation_id, version, root_directive_id, period, reporter, due_on, cancelled)
                    select gen_random_uuid(), 1, root_directive_id, ?, recipient, '2025-02-25', false
                    from dispatch
                    where root_directive_id = ? and level in ('PROVINCE', 'DISTRICT')
                    returning *)
                insert into report_fact (obligation_id, version, directive_id, root_directive_id, form, period, reporter,
                                         status, submitted_at)
                select obligation_id, 2, root_directive_id, root_directive_id, 'soft-power-monthly', period, reporter,
                       'SUBMITTED', now()
                from owed
                where abs(hashtext(reporter)) % 3 = 0
                """,
                statement -> {
                    statement.setString(1, period);
                    statement.setObject(2, root);
                });
    }
}
