R"sql(
-- Migration 12. On which MDS an address depends, as `secteurs charger` reads it; replaced whole each
-- time. `cote` is 0 (both sides), 1 (even), 2 (odd); a number is followed by its repetition (0: none).

create table secteur (
    ligne      integer primary key,
    code_insee text not null,
    nom_voie   text not null,
    cote       integer not null check (cote between 0 and 2),
    debut      integer not null,
    debut_rang integer not null,
    fin        integer not null,
    fin_rang   integer not null,
    mds        text not null,
    agendas    text not null,
    motifs     text not null
) strict;
)sql"
