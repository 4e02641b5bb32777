#include "sync/central/indicators.h"

#include "sync/protocol/event_names.h"

#include <algorithm>
#include <map>

namespace central {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr std::int64_t kDayMs = 86'400'000;

base::Date today(std::int64_t now_ms) {
    return base::to_paris(base::Instant{std::chrono::milliseconds{now_ms}}).date;
}

base::Date last_of_month(base::Date date) {
    return base::Date{date.year() / date.month() / std::chrono::last};
}

/// The months of a period, cut to it.
std::vector<Period> months_of(const Period& period) {
    std::vector<Period> months;
    for (auto from = period.from; from <= period.to;) {
        const auto to = std::min(last_of_month(from), period.to);
        months.push_back({from, to});
        from = base::Date{sys_days{to} + days{1}};
    }
    return months;
}

std::int64_t end_ms(base::Date date) {
    const base::Date next{sys_days{date} + days{1}};
    return base::from_paris({next, std::chrono::minutes{0}}).time_since_epoch().count();
}

void add(PassageCount& passages, const DayCount& count) {
    if (count.indicateur == "passage.ticket") passages.ticket += count.n;
    if (count.indicateur == "passage.arrivee") passages.arrivee += count.n;
    if (count.indicateur == "passage.consultation") passages.consultation += count.n;
    if (count.indicateur == "passage.estime") passages.estimes += count.n;
    if (count.indicateur == "passage.date_inconnue") passages.date_inconnue += count.n;
}

/// What the bornes of the MDS say of a row: how many should be heard, and how many were.
void add_completeness(IndicatorRow& row, const std::vector<Borne>& bornes, std::int64_t now_ms) {
    const auto heard_since = std::min(end_ms(row.to), now_ms - kDayMs);
    for (const auto& borne : bornes) {
        if (borne.mds != row.mds) continue;
        if (borne.contact_ms) {
            row.contact_ms = std::max(row.contact_ms.value_or(0), *borne.contact_ms);
        }
        if (!is_expected(borne, now_ms)) continue;
        ++row.bornes_attendues;
        const bool fresh = borne.contact_ms && *borne.contact_ms >= heard_since;
        if (fresh && !borne.suspended_ms && borne.pending == 0) ++row.bornes_a_jour;
    }
}

/// Whether some borne of the MDS could have told of the row's days.
bool could_be_heard(const IndicatorRow& row, const std::vector<Borne>& bornes,
                    std::int64_t now_ms) {
    if (row.from > today(now_ms)) return false;
    return std::any_of(bornes.begin(), bornes.end(), [&](const Borne& borne) {
        return borne.mds == row.mds && borne.contact_ms && borne.enrolled_ms &&
               *borne.enrolled_ms < end_ms(row.to);
    });
}

/// What the bornes told of one month.
struct MonthFacts {
    const std::vector<DayCount>& counts;
    const std::vector<CounterTotal>& counters;
    const std::vector<Borne>& bornes;
};

bool has_simulated(const std::string& mds, const std::vector<CounterTotal>& counters) {
    return std::any_of(counters.begin(), counters.end(), [&](const CounterTotal& counter) {
        return counter.mds == mds && counter.famille == "simulation" && counter.n > 0;
    });
}

IndicatorRow make_row(const Mds& mds, const Period& month, const MonthFacts& facts,
                      std::int64_t now_ms) {
    const auto& [counts, counters, bornes] = facts;
    IndicatorRow row;
    row.mds = mds.id;
    row.nom = mds.nom;
    row.from = month.from;
    row.to = month.to;
    PassageCount passages;
    for (const auto& count : counts) {
        const bool here = count.mds == mds.id && month.from <= count.jour && count.jour <= month.to;
        if (here) add(passages, count);
    }
    const bool heard = could_be_heard(row, bornes, now_ms);
    const bool simulated = has_simulated(mds.id, counters);
    if (passages.total() + passages.date_inconnue > 0 || heard) row.passages = passages;
    if (simulated || heard) row.simule = simulated;
    add_completeness(row, bornes, now_ms);
    return row;
}

}  // namespace

SimulatorShare simulator_share(const IndicatorTable& table) {
    std::map<std::string, std::optional<bool>> by_mds;
    for (const auto& row : table.rows) {
        auto& used = by_mds[row.mds];
        if (row.simule) used = used.value_or(false) || *row.simule;
    }
    SimulatorShare share;
    for (const auto& [mds, used] : by_mds) {
        ++share.total;
        if (used) ++share.connues;
        if (used.value_or(false)) ++share.utilisatrices;
    }
    return share;
}

const char* const kSimulatorDefinition =
    "MDS utilisatrices du simulateur : celles dont une borne a estimé au moins une aide dans la "
    "période, sur celles dont une borne a pu en parler. nc : non connue, aucune borne du lieu n'a "
    "pu en parler.";

const char* const kPassageDefinition =
    "Passage : une personne ou un groupe qui prend un ticket, signale son arrivée pour un "
    "rendez-vous, ou fait au moins un choix à la borne sans ticket ni arrivée (consultation). Une "
    "visite à la borne est au plus un passage. Estimés : passages comptés dans le total, dont le "
    "mois est sûr et le jour estimé. Date inconnue : passages reçus ce mois-là au plus tard, hors "
    "du total. nc : non connu, aucune borne du lieu n'a pu en parler ; ce "
    "n'est pas zéro.";

Result<Period> read_period(const std::string& du, const std::string& au) {
    const auto from = protocol::date_from_text(du);
    const auto to = protocol::date_from_text(au);
    if (!from || !from->ok()) {
        return fail(ErrorCode::invalid_input, "« du » doit être une date, AAAA-MM-JJ.");
    }
    if (!to || !to->ok()) {
        return fail(ErrorCode::invalid_input, "« au » doit être une date, AAAA-MM-JJ.");
    }
    if (*to < *from) return fail(ErrorCode::invalid_input, "« au » précède « du ».");
    if (sys_days{*to} - sys_days{*from} > days{3660}) {
        return fail(ErrorCode::invalid_input, "La période dépasse dix ans.");
    }
    return Period{*from, *to};
}

Result<IndicatorTable> indicators(const Store& store, const Period& period, const std::string& mds,
                                  std::int64_t now_ms) {
    const auto all = store.all_mds();
    if (!all) return all.error();
    const auto bornes = store.bornes();
    if (!bornes) return bornes.error();
    const auto counts = store.counts(period.from, period.to);
    if (!counts) return counts.error();

    IndicatorTable table{period, now_ms, {}};
    const auto months = months_of(period);
    std::vector<std::vector<CounterTotal>> counters;
    for (const auto& month : months) {
        auto totals = store.counters(month.from, month.to);
        if (!totals) return totals.error();
        counters.push_back(*std::move(totals));
    }
    for (const auto& one : *all) {
        if (!mds.empty() && one.id != mds) continue;
        for (std::size_t i = 0; i < months.size(); ++i) {
            const MonthFacts facts{*counts, counters[i], *bornes};
            table.rows.push_back(make_row(one, months[i], facts, now_ms));
        }
    }
    if (!mds.empty() && table.rows.empty()) {
        return fail(ErrorCode::not_found, "Aucune MDS ne porte cet identifiant.");
    }
    return table;
}

}  // namespace central
