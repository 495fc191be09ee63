-- By what kind of rule a report is owed: of a month, of a quarter that ends with the month, or once by a day.
alter table obligation
    add column every text not null default 'MONTH' check (every in ('MONTH', 'QUARTER', 'ONCE'));
