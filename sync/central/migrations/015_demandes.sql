R"sql(
-- Migration 15. When somebody said that a demande has its answer; null: it still waits for one.

alter table demande add column traitee_ms integer;
create index demande_waiting on demande (reponse_avant) where traitee_ms is null;
)sql"
