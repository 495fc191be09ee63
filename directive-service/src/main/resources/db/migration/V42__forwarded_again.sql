-- The letters by which an office has sent one on: there may be several, to different offices.
create index directive_forwarding_dispatch on directive (forwards_dispatch_id) where forwards_dispatch_id is not null;
