#include "sync/central/rdv/recherche.h"

#include "kiosk/domain/creneau.h"
#include "kiosk/domain/place.h"

#include <algorithm>
#include <tuple>

namespace central {
namespace {

using domain::Motif;
using domain::Quanta;
using domain::Tranche;

/// The longest delay that a motif may have (agenda_content.cpp), and a day to turn.
constexpr std::chrono::days kHorizon{402};

/// A plage is open within one day, which has 25 hours at most.
constexpr Quanta kLongest{300};

template <class T>
bool contains(const std::vector<T>& list, const T& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

/// Reads what is taken once a bloc, when it is first asked for.
class Taken {
  public:
    explicit Taken(AgendaStore& store) : store_(store) {}

    Result<std::vector<Tranche>> free_in(const Tranche& tranche) {
        const auto last = bloc_of(tranche.end - Quanta{1});
        if (!read_) read_ = bloc_of(tranche.start) - 1;
        for (; *read_ < last; ++*read_) {
            const auto read = store_.read_bits(*read_ + 1, bits_);
            if (!read) return read.error();
        }
        return bits_.free_in(tranche);
    }

  private:
    AgendaStore& store_;
    std::optional<std::int64_t> read_;  ///< last bloc
    OccupiedBits bits_;
};

/// Adds the creneaux of what is open and free that the delays of the motif allow: of each seat,
/// when it is a collective session.
Status add_offers(std::vector<Offre>& offers, Taken& taken, const Offre& open, const Motif& motif,
                  base::Instant now) {
    for (int place = 0; place < motif.places; ++place) {
        auto seat = open.tranche;
        seat.agenda = domain::agenda_of_place(open.tranche.agenda, place);
        const auto free = taken.free_in(seat);
        if (!free) return free.error();
        for (const auto& piece : *free) {
            for (const auto& creneau : creneaux_of(piece, motif.duree)) {
                if (within_delays(motif, creneau.start, now))
                    offers.push_back({creneau, open.lieu});
            }
        }
    }
    return Done{};
}

/// By hour then agenda, one of a session's free seats.
void sort_choices(std::vector<Offre>& offers) {
    const auto session = [](const Offre& one) {
        return std::tuple{one.tranche.start, domain::agenda_known(one.tranche.agenda),
                          std::string_view{one.lieu}};
    };
    std::sort(offers.begin(), offers.end(), [&](const Offre& a, const Offre& b) {
        const auto first = session(a);
        const auto second = session(b);
        return first < second || (first == second && a.tranche.agenda < b.tranche.agenda);
    });
    // Two plages of one agenda may overlap.
    const auto same = [&](const Offre& a, const Offre& b) { return session(a) == session(b); };
    offers.erase(std::unique(offers.begin(), offers.end(), same), offers.end());
}

}  // namespace

Status Recherche::refresh(base::Instant now) {
    const auto version = store_.content_version();
    if (!version) return version.error();
    const auto today = base::to_paris(now).date;
    if (*version == version_ && today == first_day_) return Done{};
    auto content = store_.content();
    if (!content) return content.error();
    auto secteurs = store_.secteurs();
    if (!secteurs) return secteurs.error();
    content_ = *std::move(content);
    secteurs_ = content::Secteurs{*std::move(secteurs)};
    open_days(today);
    version_ = *version;
    return Done{};
}

void Recherche::open_day(const domain::Plage& plage, const base::Date& day) {
    for (const auto& tranche : open_tranches(plage, content_.absences, day)) {
        for (const auto& motif : plage.motifs) openings_[motif].push_back({tranche, day, &plage});
    }
}

void Recherche::open_days(const base::Date& from) {
    using std::chrono::sys_days;
    openings_.clear();
    first_day_ = from;
    for (auto day = sys_days{from}; day < sys_days{from} + kHorizon; day += std::chrono::days{1}) {
        for (const auto& plage : content_.plages) open_day(plage, base::Date{day});
    }
    for (auto& [motif, list] : openings_) {
        std::sort(list.begin(), list.end(), [](const Ouverture& a, const Ouverture& b) {
            return std::tie(a.tranche.start, a.tranche.agenda) <
                   std::tie(b.tranche.start, b.tranche.agenda);
        });
    }
}

Result<const Motif*> Recherche::motif_of(const std::string& id, base::Instant now) {
    const auto ready = refresh(now);
    if (!ready) return ready.error();
    const auto motif = std::find_if(content_.motifs.begin(), content_.motifs.end(),
                                    [&](const Motif& one) { return one.id == id; });
    if (motif == content_.motifs.end()) return fail(ErrorCode::not_found, "no such motif");
    return &*motif;
}

bool Recherche::is_wanted(const Souhait& souhait, const domain::Plage& plage) const {
    if (!souhait.lieux.empty() && !contains(souhait.lieux, plage.lieu)) return false;
    if (!souhait.secteur) return true;
    const auto& [mds, agendas] = *souhait.secteur;
    if (!agendas.empty() && !contains(agendas, plage.agenda)) return false;
    const auto& all = content_.agendas;
    return std::any_of(all.begin(), all.end(), [&, &of = mds](const Agenda& one) {
        return one.numero == plage.agenda && one.mds == of;
    });
}

Result<domain::ReponseDeSecteur> Recherche::secteur(const domain::Domicile& domicile,
                                                    base::Instant now) {
    const auto ready = refresh(now);
    if (!ready) return ready.error();
    return secteurs_.trouver(domicile);
}

Result<const AgendaContent*> Recherche::content(base::Instant now) {
    const auto ready = refresh(now);
    if (!ready) return ready.error();
    return &content_;
}

Result<bool> Recherche::offers(const std::string& motif, const Tranche& tranche,
                               base::Instant now) {
    Souhait that_day{motif, {}, base::to_paris(tranche.start).date};
    const auto found = first_day(that_day, now);
    if (!found) return found.error();
    // Any seat of a session that has one: whether that very seat is free, the book decides.
    const auto known = motif_of(motif, now);
    if (!known) return known.error();
    if (domain::place_of(tranche.agenda) >= (*known)->places) return false;
    return std::any_of(found->begin(), found->end(), [&](const Offre& one) {
        return domain::agenda_known(one.tranche.agenda) == domain::agenda_known(tranche.agenda) &&
               one.tranche.start == tranche.start && one.tranche.end == tranche.end;
    });
}

Result<std::vector<JourDeMotif>> Recherche::days(const std::string& id, const std::string& lieu,
                                                 base::Instant now, std::chrono::days horizon) {
    const auto motif = motif_of(id, now);
    if (!motif) return motif.error();
    const auto last = domain::quantum_until(now + horizon);
    Taken taken{store_};
    std::vector<JourDeMotif> found;
    for (const auto& [tranche, day, plage] : openings_[id]) {
        if (tranche.start > last) break;
        if (tranche.end <= now || plage->lieu != lieu) continue;
        if (found.empty() || found.back().jour != day) found.push_back({day, 0, {}});
        found.back().ouverts += length(tranche) / (*motif)->duree * (*motif)->places;
        std::vector<Offre> offers;
        const auto added = add_offers(offers, taken, {tranche, lieu}, **motif, now);
        if (!added) return added.error();
        for (const auto& one : offers) found.back().libres.push_back(one.tranche);
    }
    return found;
}

Result<std::vector<Offre>> Recherche::first_day(const Souhait& souhait, base::Instant now) {
    const auto known = motif_of(souhait.motif, now);
    if (!known) return known.error();
    const auto* motif = *known;

    const auto earliest = domain::quantum_from(now + motif->delai_min);
    const auto latest = domain::quantum_until(now + motif->delai_max);
    auto first = earliest;
    if (souhait.depuis) {
        first = std::max(first, domain::quantum_from(base::from_paris({*souhait.depuis, {}})));
    }
    const auto& openings = openings_[motif->id];
    auto next = std::partition_point(openings.begin(), openings.end(), [&](const auto& one) {
        return one.tranche.start < first - kLongest;
    });
    Taken taken{store_};
    std::vector<Offre> offers;
    base::Date day{};
    for (; next != openings.end() && next->tranche.start <= latest; ++next) {
        const auto& [tranche, opens, plage] = *next;
        if (tranche.end <= first || (souhait.depuis && opens < *souhait.depuis)) continue;
        if (!is_wanted(souhait, *plage)) continue;
        if (!offers.empty() && opens != day) break;
        day = opens;
        const auto added = add_offers(offers, taken, {tranche, plage->lieu}, *motif, now);
        if (!added) return added.error();
    }
    sort_choices(offers);
    return offers;
}

}  // namespace central
