R"sql(
-- Migration 14. Rows that come by thousands are in few indexes. date_par says 4 of what a network
-- dated, which no anchor moves; the nearest row of known hour, and the last ticket of a number,
-- are found by the keys of their tables.

drop index event_date;
drop index ticket_by_number;
)sql"
