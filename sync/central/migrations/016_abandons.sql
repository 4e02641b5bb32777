R"sql(
-- Migration 16. Whether a borne has told the sale of a rdv: one that was only asked of the centre may
-- be given up (place 5), one that was sold may not.

alter table rdv add column vendu integer not null default 0;
update rdv set vendu = 1 where exists
 (select 1 from rdv_fait where rdv_fait.code = rdv.code and rdv_fait.rdv = rdv.id and quoi = 0);
)sql"
