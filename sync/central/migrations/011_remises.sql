R"sql(
-- Migration 11. The orders about droits, numbered in one series for all bornes: when a droit was
-- given (envoi), and asked back (rappel, 0: never).

alter table droit add column envoi integer not null default 0;
alter table droit add column rappel integer not null default 0;
)sql"
