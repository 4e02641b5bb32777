#include "kiosk/domain/plage.h"

#include "kiosk/base/public_holidays.h"
#include "kiosk/domain/creneau.h"

namespace domain {
namespace {

using namespace std::chrono;

constexpr minutes kDay{1440};

sys_days monday_of(const base::Date& day) {
    const sys_days at{day};
    return at - days{weekday{at}.iso_encoding() - 1};
}

std::size_t day_index(const base::Date& day) {
    return weekday{sys_days{day}}.iso_encoding() - 1;
}

bool happens_weekly(const Plage& plage, const base::Date& day) {
    if (!plage.recurrence.jours.at(day_index(day))) return false;
    const auto weeks = (monday_of(day) - monday_of(plage.premier_jour)).count() / 7;
    return weeks % plage.recurrence.intervalle == 0;
}

/// 0 for the first Tuesday of a month, and so on.
unsigned rank_of(const base::Date& day) {
    return (static_cast<unsigned>(day.day()) - 1) / 7;
}

bool happens_monthly(const Plage& plage, const base::Date& day) {
    const auto& first = plage.premier_jour;
    if (day_index(day) != day_index(first) || rank_of(day) != rank_of(first)) return false;
    const auto months = (day.year() / day.month()) - (first.year() / first.month());
    return months.count() % plage.recurrence.intervalle == 0;
}

/// 1440 minutes are midnight of the next day, whatever the length of this one.
base::Instant instant_of(const base::Date& day, minutes time_of_day) {
    if (time_of_day < kDay) return base::from_paris({day, time_of_day});
    return base::from_paris({base::Date{sys_days{day} + days{1}}, minutes{0}});
}

}  // namespace

Status check_plage(const Plage& plage) {
    const auto refuse = [](const char* why) { return fail(ErrorCode::invalid_input, why); };
    const auto& recurrence = plage.recurrence;
    if (plage.lieu.empty()) return refuse("une plage a un lieu");
    if (plage.motifs.empty()) return refuse("une plage a au moins un motif");
    if (!plage.premier_jour.ok()) return refuse("le premier jour n'existe pas");
    if (plage.debut < minutes{0} || plage.fin > kDay || plage.fin <= plage.debut) {
        return refuse("la fin d'une plage vient après son début, le même jour");
    }
    if (recurrence.intervalle < 1) return refuse("l'intervalle va de 1 à …");
    const bool no_day = recurrence.jours == std::array<bool, 7>{};
    if (recurrence.rythme == Rythme::hebdomadaire && no_day) {
        return refuse("une plage hebdomadaire a au moins un jour");
    }
    if (recurrence.fin && (!recurrence.fin->ok() || *recurrence.fin < plage.premier_jour)) {
        return refuse("la récurrence finit après le premier jour");
    }
    return Done{};
}

bool happens_on(const Plage& plage, const base::Date& day) {
    const auto& recurrence = plage.recurrence;
    if (day < plage.premier_jour || (recurrence.fin && day > *recurrence.fin)) return false;
    switch (recurrence.rythme) {
        case Rythme::une_fois:
            return day == plage.premier_jour;
        case Rythme::hebdomadaire:
            return happens_weekly(plage, day);
        case Rythme::mensuel:
            return happens_monthly(plage, day);
    }
    return false;
}

std::vector<Tranche> open_tranches(const Plage& plage, std::span<const Absence> absences,
                                   const base::Date& day) {
    if (!happens_on(plage, day) || base::is_public_holiday(day)) return {};
    const Tranche whole{plage.agenda, quantum_from(instant_of(day, plage.debut)),
                        quantum_until(instant_of(day, plage.fin))};
    std::vector<Tranche> away;
    for (const auto& absence : absences) {
        if (absence.agenda != plage.agenda) continue;
        away.push_back({plage.agenda, quantum_until(base::from_paris(absence.debut)),
                        quantum_from(base::from_paris(absence.fin))});
    }
    return without(whole, std::move(away));
}

}  // namespace domain
