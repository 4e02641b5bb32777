R"sql(
-- The rdv of this site, as the centre last told them.
create table rdv_du_jour (
    rang    integer primary key,
    code    integer not null,
    statut  integer not null,  -- domain::StatutRdv, in its order
    debut   integer not null,
    motif   text    not null,
    verifie integer not null check (verifie in (0, 1))
) strict;

-- What rows of this log say of rdv.
create table rdv_fait (
    seq      integer primary key,
    code     integer not null,
    statut   integer not null,
    rang     integer not null,  -- domain::Rang, in its order
    fait_ms  integer not null,
    saisi_ms integer not null
) strict;

-- The queue tickets given here, by the row of their passage.
create table file_attente (
    seq     integer primary key,
    lettre  text    not null,
    numero  integer not null,
    pris_ms integer not null,
    etat    integer not null  -- domain::TicketDuJour::Etat, in its order
) strict
)sql"
