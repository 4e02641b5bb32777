// What goes wrong in a run, and what people do about it.

#include "sync/central/rdv/rules.h"
#include "tests/flotte/agendas.h"
#include "tests/flotte/fleet.h"

#include <algorithm>

namespace flotte {
namespace {

using simulation::kDayMs;

constexpr DeviceId kAccueil = 0;

}  // namespace

DeviceId Fleet::any_id() {
    return static_cast<DeviceId>(stage_.dice.pick(0, static_cast<int>(bornes_.size()) - 1));
}

void Fleet::stop_borne() {
    auto& borne = any_borne();
    if (!borne.on()) return;
    const bool is_power = stage_.dice.one_in(2);
    if (stage_.dice.percent(75)) return borne.arm(stage_.dice.pick(0, 40), is_power);
    borne.stop(is_power);
}

void Fleet::start_bornes() {
    for (const auto& borne : bornes_) {
        if (borne->on()) continue;
        if (stage_.dice.one_in(8)) borne->arm(stage_.dice.pick(0, 30), stage_.dice.one_in(2));
        borne->start();
    }
}

void Fleet::fill_borne() {
    any_borne().fill_disk();
}

void Fleet::free_bornes() {
    for (const auto& borne : bornes_) borne->free_disk();
}

/// A WAN that fails for days, or for weeks; the accueil's comes back within two days.
void Fleet::cut_off() {
    const auto id = any_id();
    if (cut_until_ms_.count(id) != 0) return;
    const bool is_long = id != kAccueil && stage_.dice.percent(40);
    const int days = id == kAccueil ? stage_.dice.pick(1, 2)
                     : is_long      ? stage_.dice.pick(10, 20)
                                    : stage_.dice.pick(1, 9);
    tally_.note(is_long ? Incident::cut_off_weeks : Incident::cut_off_days);
    network_.cut_off.insert(id);
    cut_until_ms_[id] = stage_.now_ms + days * kDayMs;
    stage_.tell("borne " + std::to_string(bornes_[id]->number()) + " coupée " +
                std::to_string(days) + " jours");
}

void Fleet::end_cuts() {
    for (auto one = cut_until_ms_.begin(); one != cut_until_ms_.end();) {
        const bool is_over = one->second <= stage_.now_ms;
        if (is_over) network_.cut_off.erase(one->first);
        one = is_over ? cut_until_ms_.erase(one) : std::next(one);
    }
}

void Fleet::move_clock() {
    const auto sign = stage_.dice.one_in(2) ? 1 : -1;
    const bool is_year = stage_.dice.one_in(2);
    tally_.note(is_year ? Incident::clock_year : Incident::clock_day);
    any_borne().clock.jump(sign * (is_year ? 365 : 1) * kDayMs);
}

void Fleet::set_clocks_right() {
    any_borne().clock.set_right();
}

void Fleet::lose_rtc() {
    auto& borne = any_borne();
    if (borne.on()) borne.stop(true);
    borne.clock.lose_rtc();
    borne.clock.boot(stage_.dice);
    tally_.note(Incident::rtc_lost);
}

void Fleet::stop_centre() {
    if (!centre_.up()) return;
    const bool is_power = stage_.dice.one_in(2);
    if (stage_.dice.percent(75)) return centre_.arm(stage_.dice.pick(0, 60), is_power);
    is_power ? centre_.lose_power() : centre_.crash();
}

void Fleet::start_centre() {
    if (!centre_.up()) centre_.start();
}

void Fleet::change_weather() {
    auto& dice = stage_.dice;
    const auto some = [&](int most) { return dice.one_in(2) ? dice.pick(0, most) : 0; };
    network_.weather = {some(25), some(25), some(20),           some(10),
                        some(10), some(10), dice.pick(50, 2500)};
}

void Fleet::replay() {
    network_.replay();
}

/// An agent will be away for a day: what is sold then stays, what bornes hold is asked back.
void Fleet::change_agendas() {
    if (!centre_.up()) return;
    auto content = agendas();
    if (stage_.dice.percent(70)) {
        const base::Instant now{std::chrono::milliseconds{stage_.now_ms}};
        const auto day = base::to_paris(now + std::chrono::days{stage_.dice.pick(1, 10)}).date;
        for (const std::int64_t agenda : {1, 2, 3}) {
            if (stage_.dice.one_in(4)) continue;
            content.absences.push_back(
                {agenda, {day, std::chrono::hours{0}}, {day, std::chrono::hours{23}}});
        }
        tally_.note(Incident::plage_cut);
    }
    static_cast<void>(centre_.agendas().replace(content));
    centre_.fall_if_dark();
}

void Fleet::take_image() {
    auto& borne = any_borne();
    if (borne.on() && !borne.is_copy()) borne.take_image();
}

void Fleet::restore_borne() {
    auto& borne = any_borne();
    if (borne.is_copy() || !borne.has_image()) return;
    if (borne.on()) borne.stop(true);
    borne.restore_image();
}

void Fleet::copy_borne() {
    auto& original = any_borne();
    const bool has_copy = std::any_of(bornes_.begin(), bornes_.end(),
                                      [](const auto& borne) { return borne->is_copy(); });
    if (has_copy || original.is_damaged()) return;
    if (original.on()) original.stop(true);
    const auto id = next_id_++;
    const auto own = folder_ + "/borne-" + std::to_string(id);
    auto copy = std::make_unique<Borne>(Borne::Place{stage_, network_, tally_, model_, own}, id);
    copy->become_copy_of(original);
    bornes_.push_back(std::move(copy));
}

void Fleet::take_copies_away() {
    for (std::size_t i = 0; i < bornes_.size(); ++i) {
        if (!bornes_[i]->is_copy()) continue;
        bornes_[i]->leave_for_ever();
        taken_away_.push_back(std::move(bornes_[i]));
        bornes_.erase(bornes_.begin() + static_cast<std::ptrdiff_t>(i--));
    }
}

/// The operator looks for the second device before he lets the first go on.
void Fleet::lift_suspensions() {
    if (!centre_.up()) return;
    std::set<std::int64_t> suspended;
    for (const auto& borne : bornes_) {
        if (centre_.is_suspended(borne->number())) suspended.insert(borne->number());
    }
    if (!suspended.empty()) take_copies_away();
    for (const auto number : suspended) centre_.lift_suspension(number);
    centre_.fall_if_dark();
}

void Fleet::damage_log() {
    auto& borne = any_borne();
    if (borne.on()) borne.stop(false);
    if (!borne.is_damaged()) borne.damage();
}

void Fleet::back_up() {
    if (centre_.up()) centre_.back_up();
}

void Fleet::restore_centre() {
    if (!centre_.has_backup()) return;
    centre_.restore(simulation::Centre::Which::any);
    for (const auto& borne : bornes_) borne->centre_was_restored();
    for (const auto& copy : taken_away_) copy->centre_was_restored();
    // What agents forced or settled, only the centre knew.
    for (auto& ticket : model_.tickets) {
        ticket.is_unsure |= !ticket.sold || ticket.placed_elsewhere;
    }
}

/// A person answers for a borne that the restored centre waits for.
void Fleet::give_up_silent() {
    if (!centre_.up()) return;
    static_cast<void>(in_book([&](central::AgendaBook& book) -> Status {
        const auto awaited = book.awaited();
        if (!awaited) return awaited.error();
        if (awaited->empty()) return Done{};
        auto given_up = central::give_up_awaiting(book, *awaited->begin());
        if (given_up) tally_.note(Incident::silent_borne_given_up);
        return given_up;
    }));
    centre_.fall_if_dark();
}

/// A supervisor takes back what a borne holds, and everybody may sell it again.
void Fleet::take_back() {
    if (!centre_.up()) return;
    const base::Instant now{std::chrono::milliseconds{stage_.now_ms}};
    auto held = centre_.agendas().held_by_mds("mds-a", domain::quantum_from(now));
    if (!held || held->empty()) return centre_.fall_if_dark();
    for (int n = stage_.dice.pick(1, 3); n > 0; --n) {
        const auto& droit = stage_.dice.one_of(*held).droit;
        const auto taken = in_book([&](central::AgendaBook& book) {
            return central::take_back(book, droit.tranche.agenda, droit.numero);
        });
        if (taken) tally_.note(Incident::taken_back);
    }
    centre_.fall_if_dark();
}

/// An agent takes time that somebody has already, or that a borne holds.
void Fleet::force() {
    if (!centre_.up() || model_.tickets.empty()) return;
    const auto& taken = stage_.dice.one_of(model_.tickets);
    central::RdvTenu forced;
    forced.id =
        std::string(31 - std::to_string(forced_).size(), 'f') + "0" + std::to_string(forced_);
    forced.code = domain::code_of(1023, static_cast<std::uint32_t>(forced_++));
    forced.tranche = taken.tranche;
    forced.motif = motif().id;
    forced.cree_ms = stage_.now_ms;
    const auto kept = in_book([&](central::AgendaBook& book) -> Status {
        const auto done = central::force(book, forced);
        return done ? Status{Done{}} : Status{done.error()};
    });
    if (kept) tally_.note(Incident::forced);
    if (kept) {
        model_.tickets.push_back({forced.id, forced.code, forced.tranche, {}, {}, {}});
        model_.tickets.back().printed = true;
    }
    centre_.fall_if_dark();
}

/// Staff settle a conflict: one of its two people gets another time.
void Fleet::settle() {
    if (!centre_.up()) return;
    const auto open = centre_.agendas().conflits();
    if (!open || open->empty()) return centre_.fall_if_dark();
    const auto& rdv = open->front().rdv;
    const auto settled = in_book([&](central::AgendaBook& book) {
        return central::settle(book, rdv.id, central::Decision::replace);
    });
    centre_.fall_if_dark();
    if (settled) tally_.note(Incident::conflict_settled);
    for (auto& ticket : model_.tickets) {
        const bool is_its = ticket.rdv == rdv.id;
        ticket.placed_elsewhere |= is_its && settled;
        ticket.is_unsure |= is_its && !settled;
    }
}

}  // namespace flotte
