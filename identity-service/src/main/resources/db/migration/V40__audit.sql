-- Every change of an identity leaves an entry in the audit trail; the search key only repeats the name.
select audit('identity', 'id', 'search_key');
