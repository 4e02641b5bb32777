R"sql(
-- Migration 1. One file a department. Instants are milliseconds since 1970, UTC (…_ms); a `jour` is
-- the French civil day, as days since 1970. Compiled as a C++ raw string: the first and last lines.

create table mds (
    id     text primary key,
    nom    text not null,
    secret text not null
) strict, without rowid;

create table device (
    borne       integer primary key autoincrement,
    mds         text not null references mds (id),
    lettre      text not null check (length(lettre) = 1),
    cree_ms     integer not null,
    verify_key  blob check (length(verify_key) = 32),
    box_key     blob check (length(box_key) = 32),
    enrolled_ms integer,
    revoked_ms  integer,
    contact_ms  integer,
    version     text not null default '',
    pending     integer not null default 0
) strict;

create table enrol_code (
    borne      integer primary key references device (borne),
    secret     text not null,
    expires_ms integer not null,
    tries      integer not null,
    used       integer not null
) strict;

-- Every event of every log, once. Borne 0 is the centre itself. t_ms is the hour the event is
-- counted at, decided once when it comes; estime says that it is not that of a clock to be trusted.
create table event (
    borne   integer not null,
    seq     integer not null,
    epoch   blob not null,
    type    text not null,
    v       integer not null,
    wall_ms integer not null,
    tq      integer not null,
    t_ms    integer not null,
    estime  integer not null check (estime in (0, 1)),
    recv_ms integer not null,
    body    text not null,
    h       blob not null,
    primary key (borne, seq, epoch)
) strict, without rowid;

create table cursor (
    borne  integer not null,
    epoch  blob not null,
    base   integer not null,
    base_h blob not null,
    upto   integer not null,
    h      blob not null,
    primary key (borne, epoch)
) strict, without rowid;

create table frame_archive (
    borne       integer not null,
    epoch       blob not null,
    lo          integer not null,
    hi          integer not null,
    recv_ms     integer not null,
    signature   blob not null,
    signed_part blob not null,
    primary key (borne, epoch, lo, hi)
) strict;

-- Sealed personal data, apart from the events so that it is purged apart.
create table sealed (
    borne   integer not null,
    seq     integer not null,
    epoch   blob not null,
    blob    blob not null,
    recv_ms integer not null,
    primary key (borne, seq, epoch)
) strict;

-- Events kept in `event` that this version does not understand: a recount tries them again.
create table quarantine (
    borne   integer not null,
    seq     integer not null,
    epoch   blob not null,
    why     text not null,
    recv_ms integer not null,
    primary key (borne, seq, epoch)
) strict, without rowid;

create table fork (
    borne   integer not null,
    epoch   blob not null,
    seq     integer not null,
    raison  text not null,
    recv_ms integer not null,
    primary key (borne, epoch, seq)
) strict, without rowid;

-- The four tables below are functions of `event`: a recount empties and fills them again.
create table ind (
    mds        text not null,
    jour       integer not null,
    indicateur text not null,
    n          integer not null,
    primary key (mds, jour, indicateur)
) strict, without rowid;

create table compteur (
    mds     text not null,
    jour    integer not null,
    famille text not null,
    cle     text not null,
    n       integer not null,
    primary key (mds, jour, famille, cle)
) strict, without rowid;

-- A ticket is the passage that took it. Its number is unknown while only a desk action came.
create table ticket (
    borne     integer not null,
    passage   integer not null,
    ticket    text,
    pris_ms   integer,
    appele_ms integer,
    servi_ms  integer,
    parti_ms  integer,
    primary key (borne, passage)
) strict, without rowid;
create index ticket_by_number on ticket (borne, ticket, passage);
create index ticket_waiting on ticket (pris_ms) where servi_ms is null and parti_ms is null;

create table aide (
    borne       integer not null,
    aide        text not null,
    urgent      integer,
    demandee_ms integer,
    repondue_ms integer,
    primary key (borne, aide)
) strict, without rowid;
create index aide_open on aide (demandee_ms);

create table etat (k text primary key, v text not null) strict, without rowid;

create table audit (
    id    integer primary key,
    at_ms integer not null,
    quoi  text not null,
    borne integer
) strict;
)sql"
