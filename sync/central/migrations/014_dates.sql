R"sql(
-- Migration 14. date_par says 4 of what a network dated, which no anchor moves: most rows are in no
-- index but that of their key, by which the nearest row of known hour is found too.

drop index event_date;
)sql"
