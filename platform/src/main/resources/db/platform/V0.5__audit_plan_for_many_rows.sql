-- The function's plan is kept from its first calls, over a row or two, when a nested loop looks cheapest; thousands of rows
-- changed later in the same session were then compared each with each. Rows before and after are matched by hash.
alter function audit_statement() set enable_nestloop = off;
