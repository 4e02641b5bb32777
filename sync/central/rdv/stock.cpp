#include "sync/central/rdv/stock.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

namespace central {
namespace {

using domain::Tranche;

constexpr std::chrono::minutes kNoon{720};
constexpr std::int64_t kCapacityPercent = 15;

std::int64_t divided_up(std::int64_t amount, std::int64_t by) {
    return (amount + by - 1) / by;
}

bool is_morning(const Tranche& creneau) {
    return base::to_paris(creneau.start).time_of_day < kNoon;
}

/// Takes one of each agenda in turn, the earliest first.
std::vector<Tranche> one_by_agenda(const std::vector<Tranche>& creneaux) {
    std::map<std::int64_t, std::vector<Tranche>> by_agenda;
    for (const auto& one : creneaux) by_agenda[one.agenda].push_back(one);
    std::vector<Tranche> ordered;
    for (std::size_t turn = 0; ordered.size() < creneaux.size(); ++turn) {
        for (const auto& [agenda, list] : by_agenda) {
            if (turn < list.size()) ordered.push_back(list[turn]);
        }
    }
    return ordered;
}

}  // namespace

std::int64_t daily_quota(const Besoin& besoin, std::int64_t capacity) {
    assert(besoin.over_days > 0 && besoin.horizon_days > 0);
    if (capacity == 0) return 0;
    const auto wanted = divided_up(besoin.sold_by_bornes * besoin.target_days * 13,
                                   besoin.over_days * besoin.horizon_days * 10);
    const auto most = std::max<std::int64_t>(1, capacity * kCapacityPercent / 100);
    return std::clamp<std::int64_t>(wanted, 1, most);
}

bool may_be_entrusted(const domain::Motif& motif) {
    return motif.sur_borne && !motif.sensible && !motif.suivi;
}

std::vector<Tranche> choose_stock(std::vector<Tranche> creneaux, std::int64_t quota) {
    const auto by_time = [](const Tranche& a, const Tranche& b) {
        return std::tie(a.start, a.agenda) < std::tie(b.start, b.agenda);
    };
    std::sort(creneaux.begin(), creneaux.end(), by_time);
    const auto noon = std::stable_partition(creneaux.begin(), creneaux.end(), is_morning);
    const auto mornings = one_by_agenda({creneaux.begin(), noon});
    const auto afternoons = one_by_agenda({noon, creneaux.end()});
    std::vector<Tranche> chosen;
    const auto enough = [&] { return static_cast<std::int64_t>(chosen.size()) >= quota; };
    for (std::size_t i = 0; i < std::max(mornings.size(), afternoons.size()); ++i) {
        if (i < mornings.size() && !enough()) chosen.push_back(mornings[i]);
        if (i < afternoons.size() && !enough()) chosen.push_back(afternoons[i]);
    }
    std::sort(chosen.begin(), chosen.end(), by_time);
    return chosen;
}

}  // namespace central
