R"sql(
-- Rendez-vous. A quantum is five minutes, numbered from 1970; `fin` is not included.
create table droit (
    agenda  integer not null,
    debut   integer not null,
    fin     integer not null,
    numero  integer not null,
    epoch   text    not null,
    motifs  text    not null,
    coupure integer not null,
    primary key (agenda, numero)
) strict, without rowid;

create table droit_piece (
    agenda integer not null,
    debut  integer not null,
    fin    integer not null,
    numero integer not null,
    etat   integer not null,  -- domain::DroitsTenus::Etat, in its order
    rdv    text    not null,
    primary key (agenda, debut)
) strict, without rowid;

-- The rdv of this borne. Nobody is named.
create table rdv (
    rdv    text    primary key,
    code   integer not null,
    agenda integer not null,
    debut  integer not null,
    fin    integer not null,
    motif  text    not null,
    etat   integer not null  -- domain::RdvDeBorne::Etat, in its order
) strict, without rowid
)sql"
