R"sql(
-- Migration 10. What the logs say of rendez-vous. `rdv` learns where it counts, once and for all: a
-- department may load other agendas afterwards.

alter table rdv add column mds text not null default '';
alter table rdv add column service integer not null default 2;

-- One line each thing said of the holder of a code: `quoi` is 0 sold (then `rdv` names it), 1 handed
-- over, 2 a status. A function of the events; fige: a purge took the event.
create table rdv_fait (
    code     integer not null,
    borne    integer not null,
    seq      integer not null,
    quoi     integer not null,
    rdv      text not null,
    statut   integer not null,
    rang     integer not null,
    fait_ms  integer not null,
    saisi_ms integer not null,
    fige     integer not null default 0,
    primary key (code, borne, seq, quoi, rdv, statut, rang, fait_ms, saisi_ms)
) strict, without rowid;

-- As what each rdv sold is counted now: what `ind` holds of it. A function of rdv_fait.
create table rdv_compte (
    rdv        text primary key,
    code       integer not null,
    mds        text not null,
    jour       integer not null,
    indicateur text not null
) strict;
create index rdv_compte_of_code on rdv_compte (code);

create table demande (
    demande       text primary key,
    code          integer not null,
    borne         integer not null,
    seq           integer not null,
    motif         text not null,
    demi_journees text not null,
    reponse_avant integer not null,
    recue_ms      integer not null
) strict;
)sql"
