#include "tests/flotte/fleet.h"

#include "tests/flotte/agendas.h"

#include <algorithm>

namespace flotte {
namespace {

using simulation::kDayMs;
using simulation::kHourMs;
using simulation::kMinuteMs;

constexpr int kDays = 30;
constexpr DeviceId kAccueil = 0;
constexpr int kStepsToConverge = 300;
constexpr int kFallsPerMille = 20;
constexpr int kImagesEvery = 4;

std::int64_t ms_of(base::Instant instant) {
    return instant.time_since_epoch().count();
}

/// At midnight: in the weeks of either change of clocks, or in neither.
std::int64_t first_day(simulation::Dice& dice) {
    using namespace std::chrono_literals;
    const base::Date days[] = {2027y / 3 / 8, 2026y / 10 / 5, 2026y / 11 / 22};
    return ms_of(base::from_paris({days[dice.pick(0, 2)], 0h}));
}

}  // namespace

Fleet::Fleet(std::uint64_t seed, const std::string& folder)
    : stage_(seed, simulation::Mutant::none), folder_(folder) {
    stage_.now_ms = first_day(stage_.dice);
    centre_.sell(agendas());
    const auto count = static_cast<DeviceId>(stage_.dice.pick(4, 5));
    for (DeviceId id = 0; id < count; ++id) {
        const auto own = folder + "/borne-" + std::to_string(id);
        bornes_.push_back(
            std::make_unique<Borne>(Borne::Place{stage_, network_, tally_, model_, own}, id));
        auto& borne = *bornes_.back();
        const auto* mds = id < 3 ? "mds-a" : "mds-b";
        const auto lettre = static_cast<char>('A' + static_cast<char>(id));
        borne.enrolled(centre_.enrol_in(mds, lettre, borne.verify_key()), centre_.key());
        borne.start();
    }
    next_id_ = count;
    choose_climate();
}

/// Each run meets some of the incidents, so that none hides what another does.
void Fleet::choose_climate() {
    const Habit always[] = {{700, &Fleet::start_bornes}, {700, &Fleet::start_centre},
                            {200, &Fleet::free_bornes},  {250, &Fleet::set_clocks_right},
                            {30, &Fleet::replay},        {1000, &Fleet::end_cuts}};
    const Habit troubles[] = {{60, &Fleet::stop_borne},     {12, &Fleet::fill_borne},
                              {60, &Fleet::cut_off},        {30, &Fleet::move_clock},
                              {15, &Fleet::lose_rtc},       {60, &Fleet::stop_centre},
                              {80, &Fleet::change_weather}, {70, &Fleet::change_agendas}};
    const Habit disasters[] = {{70, &Fleet::restore_borne},   {40, &Fleet::copy_borne},
                               {20, &Fleet::damage_log},      {40, &Fleet::restore_centre},
                               {900, &Fleet::give_up_silent}, {20, &Fleet::take_back},
                               {20, &Fleet::force},           {200, &Fleet::settle}};
    habits_.assign(std::begin(always), std::end(always));
    for (const auto& trouble : troubles) {
        if (stage_.dice.percent(75)) habits_.push_back(trouble);
    }
    is_calm_ = stage_.dice.percent(40);
    for (const auto& borne : bornes_) borne->falls_per_mille = kFallsPerMille;
    if (is_calm_) return;
    for (const auto& borne : bornes_) borne->images_every = kImagesEvery;
    habits_.push_back({60, &Fleet::take_image});
    habits_.push_back({30, &Fleet::back_up});
    habits_.push_back({60, &Fleet::lift_suspensions});
    for (const auto& disaster : disasters) {
        if (stage_.dice.percent(60)) habits_.push_back(disaster);
    }
}

Verdict Fleet::run(bool trace) {
    stage_.trace = trace;
    for (int day = 0; day < kDays && stage_.broken.empty(); ++day) live_a_day();
    if (stage_.broken.empty()) converge();
    if (stage_.broken.empty()) {
        check_promises({stage_, tally_, model_, centre_, bornes_, is_calm_});
    }
    note_disks();
    Verdict verdict;
    verdict.broken = stage_.broken;
    verdict.tally = tally_;
    verdict.tickets = static_cast<std::int64_t>(model_.tickets.size());
    return verdict;
}

void Fleet::live_a_day() {
    const auto midnight = stage_.now_ms;
    for (const int hour : {8, 11, 14, 17}) {
        advance_to(midnight + hour * kHourMs + stage_.dice.pick(0, 50) * kMinuteMs);
        for (const auto& habit : habits_) {
            if (stage_.dice.pick(0, 999) < habit.per_mille) (this->*habit.act)();
        }
        moment();
        if (!stage_.broken.empty()) return;
    }
    const auto before = base::to_paris(base::Instant{std::chrono::milliseconds{midnight}}).date;
    const auto next = std::chrono::sys_days{before} + std::chrono::days{1};
    advance_to(ms_of(base::from_paris({base::Date{next}, std::chrono::hours{0}})));
    const auto length = stage_.now_ms - midnight;
    const auto awake = std::count_if(bornes_.begin(), bornes_.end(),
                                     [](const auto& borne) { return borne->on(); });
    if (length < kDayMs) tally_.note(Incident::dst_spring, awake);
    if (length > kDayMs) tally_.note(Incident::dst_autumn, awake);
}

void Fleet::advance_to(std::int64_t ms) {
    stage_.now_ms = std::max(stage_.now_ms, ms);
}

/// A quarter of a minute in which people come, and whoever has a network exchanges.
void Fleet::moment() {
    people();
    for (int left = stage_.dice.pick(15, 30); left > 0; --left) {
        busy_accueil();
        turn(stage_.dice.pick(100, 900));
    }
}

void Fleet::turn(std::int64_t ms) {
    deliver();
    for (const auto& borne : bornes_) borne->tick();
    stage_.now_ms += ms;
}

/// The requests that are due reach the centre, in groups as its worker would take them.
void Fleet::deliver() {
    auto due = network_.take_due();
    for (std::size_t first = 0; first < due.size();) {
        const auto left = static_cast<int>(due.size() - first);
        const auto size = static_cast<std::size_t>(stage_.dice.pick(1, left));
        const auto from = due.begin() + static_cast<std::ptrdiff_t>(first);
        const std::vector<simulation::Envelope> group{from,
                                                      from + static_cast<std::ptrdiff_t>(size)};
        const auto responses = centre_.serve(group);
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (responses[i]) network_.answer(group[i], *responses[i]);
        }
        centre_.fall_if_dark();
        first += size;
    }
}

void Fleet::people() {
    for (const auto& borne : bornes_) {
        borne->has_paper = !stage_.dice.one_in(20);
        for (int n = stage_.dice.pick(0, 2); n > 0 && borne->on(); --n) one_person(*borne);
    }
}

void Fleet::one_person(Borne& borne) {
    const int wish = stage_.dice.pick(0, 99);
    if (wish < 45) return borne.sell();
    if (wish < 60) return borne.ask();
    const auto ticket = somebodys_ticket();
    if (!ticket) return;
    if (wish < 75) return borne.move(*ticket);
    if (wish < 90) return borne.cancel(*ticket);
    borne.arrive(*ticket);
}

/// A ticket that its holder still counts on, of the last ones sold or of any.
std::optional<std::size_t> Fleet::somebodys_ticket() {
    for (int tries = 0; tries < 5 && !model_.tickets.empty(); ++tries) {
        const auto last = static_cast<int>(model_.tickets.size()) - 1;
        const int from = stage_.dice.one_in(2) ? std::max(0, last - 10) : 0;
        const auto which = static_cast<std::size_t>(stage_.dice.pick(from, last));
        const auto& ticket = model_.tickets[which];
        if (stands(ticket) && ticket.sold && !ticket.arrived) return which;
    }
    return std::nullopt;
}

/// The screen of the accueil is never cut off for long, and sells whenever it can.
void Fleet::busy_accueil() {
    auto& accueil = *bornes_[kAccueil];
    if (accueil.on() && !accueil.is_asking() && stage_.dice.one_in(3)) accueil.ask();
}

/// No incident any more: within kStepsToConverge minutes the centre must know everything.
void Fleet::converge() {
    stage_.tell("plus aucun incident");
    network_.weather = {};
    network_.cut_off.clear();
    centre_.free_disk();
    centre_.arm(-1, false);
    if (!centre_.up()) centre_.start();
    if (!centre_.up()) return stage_.breaks("le centre ne redémarre pas");
    take_copies_away();
    for (const auto& borne : bornes_) {
        borne->free_disk();
        borne->arm(-1, false);
        borne->falls_per_mille = 0;
        borne->clock.set_right();
        if (!borne->on()) borne->start();
        if (!borne->on()) return stage_.breaks("une borne ne redémarre pas");
    }
    for (int minute = 0; minute < kStepsToConverge; ++minute) {
        if (minute % 30 == 0) lift_suspensions();
        for (int i = 0; i < 6; ++i) turn(kMinuteMs / 6);
        if (all_settled()) return;
    }
    for (const auto& borne : bornes_) stage_.tell(borne->describe());
    stage_.breaks("rien ne converge une fois les incidents finis");
}

bool Fleet::all_settled() {
    const bool done = std::all_of(bornes_.begin(), bornes_.end(),
                                  [](const auto& borne) { return borne->settled(); });
    if (!done) return false;
    bool awaits = true;
    static_cast<void>(in_book([&](central::AgendaBook& book) -> Status {
        const auto awaited = book.awaited();
        if (!awaited) return awaited.error();
        awaits = !awaited->empty();
        return Done{};
    }));
    return !awaits;
}

Status Fleet::in_book(const std::function<Status(central::AgendaBook&)>& change) {
    return centre_.agendas().transact(change);
}

void Fleet::note_disks() {
    const auto note = [this](const test::PowerLossDisk& disk) {
        tally_.note(Incident::cut_in_write, disk.counts.cuts_while_writing);
        tally_.note(Incident::cut_in_sync, disk.counts.cuts_while_syncing);
        tally_.note(Incident::dropped_sectors, disk.counts.dropped_sectors);
    };
    note(centre_.disk());
    for (const auto& borne : bornes_) note(borne->disk());
    for (const auto& copy : taken_away_) note(copy->disk());
    using simulation::Fault;
    const std::pair<Incident, Fault> shared[] = {
        {Incident::request_dropped, Fault::request_dropped},
        {Incident::answer_dropped, Fault::answer_dropped},
        {Incident::duplicated, Fault::duplicated},
        {Incident::replayed_late, Fault::replayed_late},
        {Incident::reordered, Fault::reordered},
        {Incident::centre_crash, Fault::centre_crash},
        {Incident::centre_power_loss, Fault::centre_power_loss},
        {Incident::centre_restored, Fault::centre_restored}};
    for (const auto& [incident, fault] : shared) tally_.note(incident, stage_.census.of(fault));
}

}  // namespace flotte
