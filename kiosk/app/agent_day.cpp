#include "kiosk/app/agent_day.h"

#include "kiosk/app/rdv_offers.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace app {
namespace {

using namespace std::chrono_literals;
using domain::Fait;
using domain::Rang;
using domain::StatutRdv;
using domain::TicketDuJour;
using Etat = domain::RdvDeBorne::Etat;

/// People are received a little before their hour.
constexpr auto kReceivedEarly = 60min;

base::Date day_of(domain::Quantum at) {
    return base::to_paris(at).date;
}

std::vector<domain::FaitDit> faits_of(domain::CodeRdv code, const Context& context) {
    std::vector<domain::FaitDit> faits;
    std::copy_if(context.faits.begin(), context.faits.end(), std::back_inserter(faits),
                 [&](const auto& one) { return one.code == code; });
    return faits;
}

/// The facts that a status of the centre stands for: older than anything said here since.
std::vector<Fait> facts_behind(StatutRdv statut, bool verifie) {
    const base::Instant before{};
    switch (statut) {
        case StatutRdv::confirme:
            return {};
        case StatutRdv::arrive:
        case StatutRdv::annule_usager:
            return {{statut, Rang::usager, before, before, ""}};
        case StatutRdv::a_verifier:
            return {{StatutRdv::absent, Rang::agent, before, before, ""},
                    {StatutRdv::arrive, Rang::usager, before, before, ""}};
        default:
            return {{statut, verifie ? Rang::verification : Rang::agent, before, before, ""}};
    }
}

/// What was said here, over `faits`: what the centre has of it, it has told already.
enum class Over { all, not_at_centre };
void settle(LigneRdv& rdv, std::vector<Fait> faits, Over over) {
    for (const auto& one : rdv.faits) {
        if (over == Over::not_at_centre && one.acquitte) continue;
        rdv.verifie = rdv.verifie || one.fait.rang == Rang::verification;
        faits.push_back(one.fait);
    }
    rdv.statut = statut_of(faits, rdv.debut, domain::kGraceOfArrival);
}

/// The centre's word, and over it what was said here and it does not have.
LigneRdv told_by_centre(const domain::RdvDuJour& told, const Context& context) {
    LigneRdv rdv;
    rdv.code = told.code;
    rdv.debut = told.debut;
    rdv.motif = told.motif;
    rdv.verifie = told.verifie;
    rdv.faits = faits_of(told.code, context);
    settle(rdv, facts_behind(told.statut, told.verifie), Over::not_at_centre);
    return rdv;
}

LigneRdv sold_here(const domain::RdvDeBorne& sold, const Context& context) {
    const auto* motif = motif_of(sold.motif, context);
    LigneRdv rdv;
    rdv.code = sold.code;
    rdv.debut = sold.tranche.start;
    rdv.motif = motif == nullptr ? domain::kNeutralLabel : neutral_label(motif->motif);
    rdv.faits = faits_of(sold.code, context);
    const bool left = sold.etat == Etat::annule;
    settle(rdv, facts_behind(left ? StatutRdv::annule_usager : StatutRdv::confirme, false),
           Over::all);
    return rdv;
}

/// Of a day that is over the centre tells only what is left to settle: what it does not tell is
/// settled, unless it could not be told.
bool is_settled_elsewhere(const LigneRdv& rdv, const Context& context) {
    const bool told_all = std::all_of(rdv.faits.begin(), rdv.faits.end(),
                                      [](const auto& one) { return one.acquitte; });
    return is_late(rdv, context) && context.centre.reachable && told_all && !is_settled(rdv.statut);
}

bool is_sold(const domain::RdvDeBorne& rdv) {
    return rdv.etat != Etat::intention && rdv.etat != Etat::echoue;
}

/// Everything known, by hour then code.
std::vector<LigneRdv> all_rdv(const Context& context) {
    std::vector<LigneRdv> all;
    for (const auto& told : context.rdv_du_jour) all.push_back(told_by_centre(told, context));
    const auto told = all.size();
    for (const auto& sold : context.rdv) {
        if (!is_sold(sold)) continue;
        const auto same = [&](const LigneRdv& one) {
            return one.code == sold.code && one.debut == sold.tranche.start;
        };
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(told);
        auto known = std::find_if(all.begin(), end, same);
        if (known == end) {
            auto rdv = sold_here(sold, context);
            if (is_settled_elsewhere(rdv, context)) continue;
            all.push_back(std::move(rdv));
            known = all.end() - 1;
        }
        known->non_remis = sold.etat == Etat::pris;
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(a.debut, a.code) < std::tie(b.debut, b.code);
    });
    std::set<domain::CodeRdv> seen;
    std::set<domain::CodeRdv> twice;
    for (const auto& one : all) {
        if (!seen.insert(one.code).second) twice.insert(one.code);
    }
    for (auto& one : all) one.partage = twice.count(one.code) > 0;
    return all;
}

std::set<base::Date> days_with_rdv(const Context& context) {
    std::set<base::Date> days{civil_now(context).date};
    for (const auto& one : all_rdv(context)) days.insert(day_of(one.debut));
    return days;
}

/// Of today: what was told may be of the day before.
std::vector<TicketDuJour> told_queue(const Context& context) {
    auto told = context.centre.file.value_or(std::vector<TicketDuJour>{});
    const auto today = civil_now(context).date;
    std::erase_if(told, [&](const auto& one) { return base::to_paris(one.pris).date != today; });
    return told;
}

bool is_over(const TicketDuJour& ticket) {
    return ticket.etat == TicketDuJour::Etat::servi || ticket.etat == TicketDuJour::Etat::parti;
}

base::Instant to_minute(base::Instant at) {
    return std::chrono::floor<std::chrono::minutes>(at);
}

}  // namespace

std::vector<LigneRdv> rdv_of_day(const base::Date& day, const Context& context) {
    auto all = all_rdv(context);
    std::erase_if(all, [&](const auto& one) { return day_of(one.debut) != day; });
    return all;
}

LigneRdv rdv_of_code(domain::CodeRdv code, const Context& context) {
    for (auto& one : all_rdv(context)) {
        if (one.code == code) return std::move(one);
    }
    LigneRdv unknown;
    unknown.code = code;
    unknown.debut = domain::quantum_until(context.wall);
    unknown.inconnu = true;
    unknown.faits = faits_of(code, context);
    settle(unknown, {}, Over::all);
    return unknown;
}

base::Date agent_day(const Session& session, const Context& context) {
    return session.agent.jour.value_or(civil_now(context).date);
}

std::optional<base::Date> day_before(const base::Date& day, const Context& context) {
    const auto days = days_with_rdv(context);
    const auto at = days.lower_bound(day);
    if (at == days.begin()) return std::nullopt;
    return *std::prev(at);
}

std::optional<base::Date> day_after(const base::Date& day, const Context& context) {
    const auto days = days_with_rdv(context);
    const auto at = days.upper_bound(day);
    if (at == days.end()) return std::nullopt;
    return *at;
}

int unsettled_before(const base::Date& today, const Context& context) {
    const auto all = all_rdv(context);
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& one) {
        return day_of(one.debut) < today && !is_settled(one.statut);
    }));
}

bool may_say(const LigneRdv& rdv, StatutRdv statut, const Context& context) {
    if (!context.clock_is_known || rdv.partage || statut == rdv.statut) return false;
    const auto today = civil_now(context).date;
    const auto day = day_of(rdv.debut);
    switch (statut) {
        case StatutRdv::arrive:
            return day == today && rdv.statut == StatutRdv::confirme;
        case StatutRdv::honore:
            return rdv.debut - context.wall <= kReceivedEarly || rdv.statut == StatutRdv::arrive;
        case StatutRdv::absent:
            return rdv.debut <= context.wall;
        case StatutRdv::parti_avant_contact:
            return rdv.debut <= context.wall || rdv.statut == StatutRdv::arrive;
        case StatutRdv::annule_usager:
        case StatutRdv::annule_service:
            return true;
        case StatutRdv::confirme:
        case StatutRdv::a_verifier:
            return false;
    }
    return false;
}

bool is_late(const LigneRdv& rdv, const Context& context) {
    return day_of(rdv.debut) < civil_now(context).date;
}

domain::RdvStatut said_by_agent(const LigneRdv& rdv, StatutRdv statut, const Context& context) {
    const bool shown_both = rdv.statut == StatutRdv::a_verifier || rdv.verifie;
    const auto at = is_late(rdv, context) ? base::Instant{rdv.debut} : to_minute(context.wall);
    return {rdv.code, statut, shown_both ? Rang::verification : Rang::agent, at};
}

std::vector<domain::TicketDuJour> queue_of(const Context& context) {
    std::vector<TicketDuJour> queue = told_queue(context);
    for (const auto& said : context.tickets) {
        const auto known = std::find_if(queue.begin(), queue.end(),
                                        [&](const auto& one) { return one.numero == said.numero; });
        const bool is_told = context.centre.file && said.acquitte;
        if (known != queue.end()) {
            if (!said.ailleurs) known->ailleurs.reset();
            if (!is_told) known->etat = said.etat;
        } else if (!is_told && !said.ailleurs) {
            queue.push_back(said);
        }
    }
    std::erase_if(queue, [](const auto& one) { return is_over(one); });
    std::stable_sort(queue.begin(), queue.end(),
                     [](const auto& a, const auto& b) { return a.pris < b.pris; });
    return queue;
}

}  // namespace app
