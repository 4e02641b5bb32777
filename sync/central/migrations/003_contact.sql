R"sql(
-- Migration 3. What each frame says of its device changes with every group, so it has a table of
-- its own, written for many devices by one statement. The columns contact_ms, version and pending
-- of `device` are no longer read; a later delivery drops them.

create table contact (
    borne      integer primary key,
    contact_ms integer not null,
    version    text not null,
    pending    integer not null
) strict;

insert into contact (borne, contact_ms, version, pending)
    select borne, contact_ms, version, pending from device where contact_ms is not null;
)sql"
