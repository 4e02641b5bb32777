R"sql(
-- Migration 5. What the centre believes of a device, and of its hours.

alter table device add column vole_ms integer;
alter table device add column suspendue_ms integer;
alter table device add column effacement_ms integer;
-- The epoch of its newest rows, the epoch begun last, and how often it went back from one to an
-- older one: two cards with one identity do.
alter table device add column derniere_epoch blob;
alter table device add column epoch_neuve blob;
alter table device add column retours integer not null default 0;

-- The hour of an event lies between t_lo and t_hi; date_par says what tells so: 0 its own clock,
-- 1 the hour of receipt, 2 only its neighbours, 3 an anchor of its boot.
alter table event add column boot blob;
alter table event add column mono_ms integer not null default 0;
alter table event add column t_lo integer not null default 0;
alter table event add column t_hi integer not null default 0;
alter table event add column date_par integer not null default 3;
update event set t_lo = t_ms - 43200000 * estime, t_hi = t_ms + 43200000 * estime;
create index event_a_dater on event (borne, boot) where date_par < 3;
create index event_date on event (borne, seq) where date_par in (0, 1, 3);

-- At mono_ms of that boot it was server_ms at the centre, give or take half of rtt_ms.
create table ancre (
    borne     integer not null,
    boot      blob not null,
    mono_ms   integer not null,
    server_ms integer not null,
    rtt_ms    integer not null,
    primary key (borne, boot, mono_ms)
) strict, without rowid;

-- Orders to devices. Ids follow the hour, so that a centre restored from a backup never gives one
-- again.
create table commande (
    id         integer primary key,
    borne      integer not null,
    type       text not null,
    depuis     integer,
    cree_ms    integer not null,
    faite_ms   integer
) strict;
create index commande_due on commande (borne, id) where faite_ms is null;
)sql"
