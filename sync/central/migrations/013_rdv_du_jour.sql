R"sql(
-- Migration 13. What each borne was last told of the rdv of its site: the number of that order, in the
-- series of the orders about droits, and the list itself, to know when it changes.

create table rdv_du_jour (
    borne integer primary key,
    id    integer not null,
    liste text not null
) strict;

create index rdv_of_mds on rdv (mds, debut);
)sql"
