-- What a draft said before and after it was revised; what an issued letter said in each of its revisions.
select audit('directive_revision', 'directive_id');
-- The next day on which silence is told of is the service's own bookkeeping: it moves every day and says nothing new.
select audit('dispatch', 'id', 'version,next_notice_on');
