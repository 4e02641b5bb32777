R"sql(
-- Migration 4. What a purge leaves of the events it deletes: how far each log is gone, so that rows
-- sent again are known and not counted twice; and their counts, which a recount starts from.

create table purge (
    borne integer primary key,
    seq   integer not null,
    h     blob not null
) strict;

create table ind_fige (
    mds        text not null,
    jour       integer not null,
    indicateur text not null,
    n          integer not null,
    primary key (mds, jour, indicateur)
) strict, without rowid;

create table compteur_fige (
    mds     text not null,
    jour    integer not null,
    famille text not null,
    cle     text not null,
    n       integer not null,
    primary key (mds, jour, famille, cle)
) strict, without rowid;
)sql"
