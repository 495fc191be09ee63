-- A letter that came on paper is entered by the office that holds it: that office's copy, beside the letter of its issuer and
-- the copies of others. It takes no number of its issuer's; its office enters it once.
alter table directive
    add recorded_by  text,
    -- The issuer's own letter, once that was sent to the same office: the copy then asks for no more reports.
    add given_way_to uuid references directive (id),
    add check (recorded_by is null or recorded_by <> issuer),
    add check (given_way_to is null or recorded_by is not null);

update directive set recorded_by = step.office
from directive_step step
where step.directive_id = directive.id and step.action = 'ISSUED' and step.office <> directive.issuer;

drop index directive_number;
create unique index directive_number on directive (issuer, series, circular, running, year)
    where recorded_by is null and (status <> 'CANCELLED' or issued_at is not null);
create unique index directive_copy on directive (issuer, series, circular, running, year, recorded_by)
    where recorded_by is not null and status <> 'CANCELLED';
create index directive_namesakes on directive (issuer, series, circular, running, year);
