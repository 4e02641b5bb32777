#include "kiosk/domain/rdv.h"

#include <optional>
#include <tuple>

namespace domain {
namespace {

bool is_cancelled(StatutRdv statut) {
    return statut == StatutRdv::annule_usager || statut == StatutRdv::annule_service;
}

bool was_entered_after(const Fait& a, const Fait& b) {
    return std::tie(a.saisi, a.id) > std::tie(b.saisi, b.id);
}

/// What of each rank holds.
struct Said {
    const Fait* verification = nullptr;
    const Fait* agent = nullptr;
    const Fait* automatic = nullptr;
    bool arrived = false;
    bool arrived_in_time = false;
    bool cancelled = false;
    bool cancelled_in_time = false;
};

void keep_last(const Fait*& kept, const Fait& fait) {
    if (kept == nullptr || was_entered_after(fait, *kept)) kept = &fait;
}

Said sort(std::span<const Fait> faits, base::Instant start, std::chrono::minutes grace) {
    Said said;
    for (const auto& fait : faits) {
        if (fait.rang == Rang::verification) keep_last(said.verification, fait);
        if (fait.rang == Rang::automatique) keep_last(said.automatic, fait);
        if (fait.statut == StatutRdv::arrive) {
            said.arrived = true;
            said.arrived_in_time |= fait.at < start + grace;
        } else if (fait.rang == Rang::agent) {
            keep_last(said.agent, fait);
        } else if (fait.rang == Rang::usager && is_cancelled(fait.statut)) {
            said.cancelled = true;
            said.cancelled_in_time |= fait.at < start;
        }
    }
    return said;
}

}  // namespace

StatutRdv statut_of(std::span<const Fait> faits, base::Instant start, std::chrono::minutes grace) {
    const auto said = sort(faits, start, grace);
    if (said.verification != nullptr) return said.verification->statut;
    if (said.agent != nullptr) {
        if (said.agent->statut != StatutRdv::absent) return said.agent->statut;
        if (said.arrived_in_time) return StatutRdv::a_verifier;
        return said.cancelled_in_time ? StatutRdv::annule_usager : StatutRdv::absent;
    }
    if (said.cancelled) return StatutRdv::annule_usager;
    if (said.arrived) return StatutRdv::arrive;
    return said.automatic != nullptr ? said.automatic->statut : StatutRdv::confirme;
}

bool is_settled(StatutRdv statut) {
    return statut != StatutRdv::confirme && statut != StatutRdv::arrive &&
           statut != StatutRdv::a_verifier;
}

Effectue effectue(StatutRdv statut) {
    switch (statut) {
        case StatutRdv::honore:
            return Effectue::oui;
        case StatutRdv::absent:
        case StatutRdv::parti_avant_contact:
            return Effectue::non;
        case StatutRdv::confirme:
        case StatutRdv::arrive:
        case StatutRdv::annule_usager:
        case StatutRdv::annule_service:
        case StatutRdv::a_verifier:
            return Effectue::a_part;
    }
    return Effectue::a_part;
}

}  // namespace domain
