-- Whether what stands is the system's sums over the reports below: nobody types over those.
alter table submission add column computed boolean not null default false;

update submission s set computed = true
from submission_version v
where v.submission_id = s.id and v.number = s.content_version and v.report -> 'compilation' is not null;
