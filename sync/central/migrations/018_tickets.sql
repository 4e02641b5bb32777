R"sql(
-- Migration 18. A log begun again, or a card put back to an older image, has other passages at the
-- same sequences: a ticket is told by its row too (protocol::marque_of; 0: kept before that).

create table ticket_marque (
    borne     integer not null,
    passage   integer not null,
    marque    integer not null,
    ticket    text,
    pris_ms   integer,
    appele_ms integer,
    servi_ms  integer,
    parti_ms  integer,
    primary key (borne, passage, marque)
) strict, without rowid;
insert into ticket_marque (borne, passage, marque, ticket, pris_ms, appele_ms, servi_ms, parti_ms)
    select borne, passage, 0, ticket, pris_ms, appele_ms, servi_ms, parti_ms from ticket;
drop table ticket;
alter table ticket_marque rename to ticket;
create index ticket_waiting on ticket (pris_ms) where servi_ms is null and parti_ms is null;
)sql"
