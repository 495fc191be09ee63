-- Every change of a letter and of its copy at an office leaves an entry in the audit trail.
select audit('directive', 'id');
select audit('dispatch', 'id');
