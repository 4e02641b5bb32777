R"sql(
-- Of a queue ticket given elsewhere: which row of that log its passage is (0: not known).
alter table file_attente add column marque integer not null default 0
)sql"
