R"sql(
-- Migration 9. A condition that SQLite tests without building a set for each row inserted.

drop index event_date;
create index event_date on event (borne, seq) where date_par <> 2;
)sql"
