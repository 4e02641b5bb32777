R"sql(
-- Of a queue ticket: the last row that says something of it, and its passage if it was given elsewhere
-- (0: here).
alter table file_attente add column dit integer not null default 0;
alter table file_attente add column borne integer not null default 0;
alter table file_attente add column passage integer not null default 0;
update file_attente set dit = seq
)sql"
