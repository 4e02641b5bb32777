R"sql(
-- Migration 8. The version of the content that each borne said it shows, for supervision.

alter table contact add column contenu integer;
)sql"
