#include "kiosk/domain/rdv_du_jour.h"

#include <algorithm>

namespace domain {
namespace {

struct Said {
    std::int64_t seq;
    base::Instant saisi;

    FaitDit fait(CodeRdv code, StatutRdv statut, Rang rang, base::Instant at) const {
        return {seq, code, {statut, rang, at, saisi, fait_id(seq)}};
    }

    template <class Other>
    std::vector<FaitDit> operator()(const Other&) const {
        return {};
    }
    std::vector<FaitDit> operator()(const RdvPris& sold) const {
        if (!sold.remplace) return {};
        return {fait(*sold.remplace, StatutRdv::annule_usager, Rang::usager, saisi)};
    }
    std::vector<FaitDit> operator()(const RdvAnnule& said) const {
        return {fait(said.code, StatutRdv::annule_usager, Rang::usager, saisi)};
    }
    std::vector<FaitDit> operator()(const RdvArrive& said) const {
        return {fait(said.code, StatutRdv::arrive, Rang::usager, saisi)};
    }
    std::vector<FaitDit> operator()(const RdvStatut& said) const {
        return {fait(said.code, said.statut, said.rang, said.at)};
    }
};

struct Followed {
    using Etat = TicketDuJour::Etat;

    template <class Other>
    std::optional<TicketSuivi> operator()(const Other&) const {
        return std::nullopt;
    }
    std::optional<TicketSuivi> operator()(const PassageAppele& e) const {
        return TicketSuivi{e.ticket, Etat::appele, e.ailleurs};
    }
    std::optional<TicketSuivi> operator()(const PassageServi& e) const {
        return TicketSuivi{e.ticket, Etat::servi, e.ailleurs};
    }
    std::optional<TicketSuivi> operator()(const PassageParti& e) const {
        return TicketSuivi{e.ticket, Etat::parti, e.ailleurs};
    }
};

}  // namespace

std::string fait_id(std::int64_t seq) {
    constexpr std::size_t kDigits = 19;
    const auto digits = std::to_string(seq);
    return std::string(kDigits - std::min(kDigits, digits.size()), '0') + digits;
}

std::vector<FaitDit> faits_dits(const Event& event, std::int64_t seq, base::Instant saisi) {
    return std::visit(Said{seq, saisi}, event);
}

std::optional<TicketSuivi> ticket_suivi(const Event& event) {
    return std::visit(Followed{}, event);
}

}  // namespace domain
