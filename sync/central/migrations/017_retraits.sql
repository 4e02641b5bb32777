R"sql(
-- Migration 17. A demande that its person took back by its code waits for no answer.

alter table demande add column annulee integer not null default 0;
create index demande_of_code on demande (code);
)sql"
