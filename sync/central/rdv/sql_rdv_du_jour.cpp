// What agents' screens of a site are told: the rdv of its MDS, and the order that tells them.
//
//  1. All of today and tomorrow; of the seven days before, those whose outcome nobody has settled.
//  2. The order is numbered anew when the list changes, and comes again until the borne has it.

#include "kiosk/domain/motif.h"
#include "sync/central/rdv/sql_agenda_store.h"
#include "sync/central/rdv/sql_rdv_columns.h"
#include "sync/central/rdv/sql_rdv_facts.h"
#include "sync/central/sql_generation.h"
#include "sync/protocol/ack.h"

#include <algorithm>

namespace central {
namespace {

using domain::RdvDuJour;
using domain::StatutRdv;
using std::chrono::days;

constexpr days kUnsettledFor{7};

constexpr std::string_view kRdvOfMds =
    "select rdv.code, rdv.debut, rdv.place, motif.nom, motif.sensible from rdv"
    " left join motif on motif.id = rdv.motif"
    " where rdv.mds = ? and rdv.debut >= ? and rdv.debut < ? and rdv.place not in (2, 5)"
    " order by rdv.debut, rdv.code, rdv.id";

domain::Quantum start_of(std::chrono::sys_days day) {
    return domain::quantum_from(base::from_paris({base::Date{day}, std::chrono::minutes{0}}));
}

/// Whole characters only.
std::string cut(std::string text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    text.resize(most);
    return text;
}

RdvDuJour told(const sql::Statement& row, const Facts& facts) {
    RdvDuJour rdv;
    rdv.code = {static_cast<std::uint32_t>(row.number(0))};
    rdv.debut = to_quantum(row.number(1));
    rdv.statut = statut_of(facts.faits, rdv.debut, domain::kGraceOfArrival);
    const bool left_online = static_cast<RdvTenu::Place>(row.number(2)) == RdvTenu::Place::annule &&
                             (rdv.statut == StatutRdv::confirme || rdv.statut == StatutRdv::arrive);
    if (left_online) rdv.statut = StatutRdv::annule_usager;
    const bool is_named = !row.is_null(3) && row.number(4) == 0 && !row.text(3).empty();
    rdv.motif =
        is_named ? cut(row.text(3), protocol::kMaxMotifLabel) : std::string{domain::kNeutralLabel};
    rdv.verifie = std::any_of(facts.faits.begin(), facts.faits.end(), [](const auto& fait) {
        return fait.rang == domain::Rang::verification;
    });
    return rdv;
}

/// The list as one text: another text is another list. A centre put back from a backup tells again.
std::string text_of(const std::vector<RdvDuJour>& list, std::int64_t generation) {
    std::string text = generation == 0 ? "" : std::to_string(generation);
    for (const auto& one : list) {
        text += "\n" + to_text(one.code) + " " + std::to_string(static_cast<int>(one.statut)) +
                " " + std::to_string(to_column(one.debut)) + (one.verifie ? " v " : " ") +
                one.motif;
    }
    return text;
}

}  // namespace

Result<std::vector<RdvDuJour>> SqlAgendaStore::rdv_du_jour(const std::string& mds,
                                                           base::Instant now) {
    const std::chrono::sys_days today{base::to_paris(now).date};
    const auto first_of_today = start_of(today);
    const Jours jours{to_column(start_of(today - kUnsettledFor)),
                      to_column(start_of(today + days{2}))};
    auto facts = read_facts_of(connection_, mds, jours);
    if (!facts) return facts.error();
    auto by_code = *std::move(facts);
    const auto query = connection_.prepare(kRdvOfMds);
    query->bind(std::string_view{mds}).bind(jours.from).bind(jours.to);
    std::vector<RdvDuJour> list;
    while (query->next_row()) {
        auto rdv = told(*query, by_code[{static_cast<std::uint32_t>(query->number(0))}]);
        const bool is_shown = rdv.debut >= first_of_today || !is_settled(rdv.statut);
        if (is_shown) list.push_back(std::move(rdv));
    }
    if (const auto read = query->status(); !read) return read.error();
    // A site with more than that shows the latest.
    if (list.size() > protocol::kMaxRdvDuJour) {
        list.erase(list.begin(), list.end() - protocol::kMaxRdvDuJour);
    }
    return list;
}

Result<std::optional<OrdreDuJour>> SqlAgendaStore::rdv_du_jour_order(const SiteDeBorne& site,
                                                                     base::Instant now) {
    auto list = rdv_du_jour(site.mds, now);
    if (!list) return list.error();
    OrdreDuJour order{0, *std::move(list)};
    const auto done = connection_.transact([&]() -> Status {
        const auto generation = read_generation(connection_);
        if (!generation) return generation.error();
        const auto liste = text_of(order.rdv, *generation);
        const auto known = connection_.prepare("select id, liste from rdv_du_jour where borne = ?");
        // Never told anything is the same as told that there is nothing.
        std::string before;
        if (known->bind(site.borne).next_row()) {
            order.id = known->number(0);
            before = known->text(1);
        }
        if (auto read = known->status(); !read) return read;
        if (liste == before) return Done{};
        const auto id = next_order(now);
        if (!id) return id.error();
        order.id = *id;
        const auto note = connection_.prepare(
            "insert into rdv_du_jour (borne, id, liste) values (?, ?, ?)"
            " on conflict (borne) do update set id = excluded.id, liste = excluded.liste");
        return note->bind(site.borne).bind(order.id).bind(std::string_view{liste}).run();
    });
    if (!done) return done.error();
    if (order.id <= site.after) return std::optional<OrdreDuJour>{};
    return std::optional{std::move(order)};
}

}  // namespace central
