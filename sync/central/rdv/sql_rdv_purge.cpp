#include "sync/central/rdv/sql_rdv_purge.h"

#include "sync/central/rdv/occupied_bits.h"
#include "sync/central/rdv/sql_rdv_columns.h"

namespace central {
namespace {

/// Codes of which nothing more can be counted again, nor is to come.
const std::string kGone =
    " (select code from rdv_fait where not exists (select 1 from rdv_fait kept"
    " where kept.code = rdv_fait.code and kept.fige = 0) and not exists"
    " (select 1 from rdv where rdv.code = rdv_fait.code and rdv.fin > ?))";

/// Of which no log speaks any more.
const std::string kPast =
    " (select id from rdv where rdv.fin <= ? and not exists"
    " (select 1 from rdv_fait where rdv_fait.code = rdv.code))";

}  // namespace

Status purge_rdv(sql::Connection& connection, std::int64_t before_ms) {
    const base::Instant before{std::chrono::milliseconds{before_ms}};
    const auto until = domain::quantum_until(before);
    const std::vector<std::pair<std::string, std::int64_t>> steps{
        {"insert into ind_fige (mds, jour, indicateur, n)"
         " select mds, jour, indicateur, count(*) from rdv_compte where code in" +
             kGone +
             " group by mds, jour, indicateur on conflict (mds, jour, indicateur)"
             " do update set n = ind_fige.n + excluded.n",
         to_column(until)},
        {"delete from rdv_compte where code in" + kGone, to_column(until)},
        {"delete from rdv_fait where code in" + kGone, to_column(until)},
        {"delete from conflit where rdv in" + kPast, to_column(until)},
        {"delete from conflit where contre_rdv in" + kPast, to_column(until)},
        {"delete from rdv where id in" + kPast, to_column(until)},
        {"delete from occupation where quantum < ?", to_column(until)},
        {"delete from occupation_bloc where bloc < ?", bloc_of(until)},
        {"delete from demande where recue_ms < ?", before_ms},
        // Orders are numbered by the hour.
        {"delete from rdv_du_jour where id < ?", before_ms},
    };
    for (const auto& [sql, value] : steps) {
        auto done = connection.prepare(sql)->bind(value).run();
        if (!done) return done;
    }
    return Done{};
}

}  // namespace central
