-- Every change of a letter leaves an entry in the audit trail; what it says is kept revision by revision beside it.
select audit('directive', 'id');
