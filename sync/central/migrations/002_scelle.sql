R"sql(
-- Migration 2. A sealed part says which key opens it, and when it leaves whatever happens.
alter table sealed add column
    kid        text not null default '';
alter table sealed add column
    expires_ms integer not null default 0;
update sealed set expires_ms = recv_ms + 7776000000;
)sql"
