R"sql(
-- Migration 7. Rendez-vous. A quantum is five minutes, numbered from 1970-01-01 00:00 UTC; `debut` and
-- `fin` of a tranche are quanta, `fin` not included.

-- What `agendas charger` reads; replaced whole each time.
create table motif (
    id        text primary key,
    nom       text not null,
    duree     integer not null check (duree between 1 and 288),
    service   integer not null,
    delai_min integer not null,
    delai_max integer not null,
    sensible  integer not null,
    suivi     integer not null,
    sur_borne integer not null,
    places    integer not null,
    apporter  text not null
) strict;

create table agenda (
    agenda integer primary key,
    mds    text not null,
    nom    text not null
) strict;

create table plage (
    id         integer primary key,
    agenda     integer not null,
    lieu       text not null,
    motifs     text not null,
    jour       integer not null,
    debut_min  integer not null,
    fin_min    integer not null,
    rythme     integer not null,
    intervalle integer not null,
    jours      integer not null,
    dernier    integer
) strict;

create table absence (
    id         integer primary key,
    agenda     integer not null,
    debut_jour integer not null,
    debut_min  integer not null,
    fin_jour   integer not null,
    fin_min    integer not null
) strict;

-- Of a quantum that is not free: the droit under which a borne may sell it (0: none), the rdv that
-- takes it (empty: none). Its key is the last wall: one quantum, one rdv.
create table occupation (
    agenda  integer not null,
    quantum integer not null,
    droit   integer not null,
    rdv     text not null,
    primary key (agenda, quantum),
    check (droit > 0 or rdv > '')
) strict, without rowid;

-- The same, one bit a quantum, in blocs of 32 days of UTC: what a search reads.
create table occupation_bloc (
    bloc   integer not null,
    agenda integer not null,
    bits   blob not null,
    primary key (bloc, agenda)
) strict;

create table droit_numero (
    agenda integer primary key,
    numero integer not null
) strict;

create table droit (
    agenda  integer not null,
    numero  integer not null,
    borne   integer not null,
    epoch   text not null,
    debut   integer not null,
    fin     integer not null,
    motifs  text not null,
    coupure integer not null,
    etat    integer not null,
    primary key (agenda, numero)
) strict, without rowid;
create index droit_of_borne on droit (borne, fin);

create table rdv (
    id         text primary key,
    agenda     integer not null,
    debut      integer not null,
    fin        integer not null,
    motif      text not null,
    code       integer not null,
    borne      integer not null,
    droit      integer not null,
    place      integer not null,
    hors_droit integer not null,
    cree_ms    integer not null
) strict;
create index rdv_of_code on rdv (code);
create index rdv_of_agenda on rdv (agenda, debut);
create index rdv_in_conflict on rdv (agenda, debut) where place = 1;

create table conflit (
    rdv          text not null,
    contre_rdv   text not null,
    contre_droit integer not null,
    primary key (rdv, contre_rdv, contre_droit)
) strict, without rowid;

-- Cancelled by code before the sale was told.
create table annulation_attendue (code integer primary key) strict;

-- After a backup was put back: who has not said yet what it holds.
create table inventaire_attendu (borne integer primary key) strict;
)sql"
