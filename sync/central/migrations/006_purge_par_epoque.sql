R"sql(
-- Migration 6. What a purge took, one line a life of a log, since a log that begins again counts its
-- rows from 1 again: rows up to `seq` have left, the last of them with the hash `h`, all of them
-- received before `avant_ms`.

create table purge_epoque (
    borne    integer not null,
    epoch    blob not null,
    seq      integer not null,
    h        blob not null,
    avant_ms integer not null,
    primary key (borne, epoch)
) strict, without rowid;

insert into purge_epoque (borne, epoch, seq, h, avant_ms)
    select purge.borne, cursor.epoch, purge.seq, purge.h,
        (select coalesce(max(recv_ms), 0) from event where event.borne = purge.borne)
    from purge join cursor on cursor.borne = purge.borne and not cursor.upto < purge.seq;
drop table purge;

-- 1: nobody can tell whether a purge had taken that row already, so that it never counts.
alter table event add column doute integer not null default 0;
)sql"
