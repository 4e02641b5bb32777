R"sql(
-- Migration 19. Rows salvaged from damaged logs are few, told on the page, and found at once.

create index event_sauvetage on event (borne, epoch, seq) where type = 'sauvetage';
)sql"
