#include "sync/central/rdv/sql_rdv_facts.h"

#include "kiosk/domain/rdv_du_jour.h"

namespace central {
namespace {

using domain::CodeRdv;
using domain::Rang;
using domain::StatutRdv;

const std::string kSelectFacts =
    "select code, quoi, rdv, statut, rang, fait_ms, saisi_ms, borne, seq from rdv_fait where ";

base::Instant at_ms(std::int64_t ms) {
    return base::Instant{std::chrono::milliseconds{ms}};
}

/// Of two things entered in one minute on one borne, the id tells the later.
std::string id_of(const sql::Statement& row) {
    return std::to_string(row.number(7)) + "/" + domain::fait_id(row.number(8)) + "/" +
           std::to_string(row.number(3));
}

void add_row(const sql::Statement& row, Facts& facts) {
    const auto quoi = static_cast<Quoi>(row.number(1));
    if (quoi == Quoi::pris) facts.sold.insert(row.text(2));
    facts.handed_over |= quoi == Quoi::remis;
    if (quoi != Quoi::statut) return;
    facts.faits.push_back({static_cast<StatutRdv>(row.number(3)), static_cast<Rang>(row.number(4)),
                           at_ms(row.number(5)), at_ms(row.number(6)), id_of(row)});
}

}  // namespace

Result<Facts> read_facts(sql::Connection& connection, CodeRdv code) {
    const auto query = connection.prepare(kSelectFacts + "code = ?");
    query->bind(std::int64_t{code.value});
    Facts facts;
    while (query->next_row()) add_row(*query, facts);
    const auto read = query->status();
    if (!read) return read.error();
    return facts;
}

Result<std::map<CodeRdv, Facts>> read_facts_of(sql::Connection& connection, const std::string& mds,
                                               Jours jours) {
    const auto query =
        connection.prepare(kSelectFacts +
                           "code in (select code from rdv where mds = ? and debut >= ?"
                           " and debut < ?)");
    query->bind(std::string_view{mds}).bind(jours.from).bind(jours.to);
    std::map<CodeRdv, Facts> all;
    while (query->next_row()) {
        add_row(*query, all[{static_cast<std::uint32_t>(query->number(0))}]);
    }
    const auto read = query->status();
    if (!read) return read.error();
    return all;
}

}  // namespace central
