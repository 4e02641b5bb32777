#include "tests/simulation/world.h"

#include "tests/simulation/invariants.h"

#include <algorithm>
#include <utility>

namespace simulation {
namespace {

constexpr int kStepsToConverge = 240;
constexpr int kTurnsAMinute = 6;

}  // namespace

World::World(std::uint64_t seed, Mutant mutant, const std::string& folder)
    : stage_(seed, mutant), folder_(folder) {
    const auto count = static_cast<DeviceId>(stage_.dice.pick(1, 3));
    for (DeviceId id = 0; id < count; ++id) {
        const auto own = folder + "/borne-" + std::to_string(id);
        devices_.push_back(std::make_unique<Device>(Device::Place{stage_, network_, own}, id));
        auto& device = *devices_.back();
        device.clock.boot(stage_.dice);
        device.enrolled(centre_.enrol(device.lettre(), device.verify_key()), centre_.key());
        device.start();
    }
    next_id_ = count;
    choose_climate();
}

/// Each run meets some of the faults, so that none hides what another does.
void World::choose_climate() {
    const Habit life[] = {
        {300, &World::visit},      {15, &World::start_device}, {15, &World::start_centre},
        {15, &World::free_device}, {15, &World::free_centre},  {10, &World::set_clock_right},
        {6, &World::back_up},      {8, &World::answer_helps},  {1, &World::check_drift},
        {5, &World::purge_centre}, {4, &World::give_order},    {6, &World::lift_suspensions},
        {8, &World::take_image}};
    const Habit faults[] = {
        {12, &World::stop_device},   {4, &World::fill_device},    {4, &World::jump_clock},
        {3, &World::lose_rtc},       {3, &World::damage_log},     {3, &World::write_future},
        {6, &World::cut_off},        {8, &World::stop_centre},    {3, &World::fill_centre},
        {4, &World::restore_centre}, {3, &World::change_version}, {8, &World::replay},
        {1, &World::revoke},         {8, &World::change_weather}, {10, &World::restore_device},
        {2, &World::copy_device},    {5, &World::carry_stick}};
    habits_.assign(std::begin(life), std::end(life));
    for (const auto& fault : faults) {
        if (stage_.dice.percent(60)) habits_.push_back(fault);
    }
    is_long_ = stage_.dice.percent(25);
    is_restored_ = stage_.dice.percent(50);
    if (stage_.dice.percent(60)) change_weather();
}

Verdict World::run(bool trace) {
    stage_.trace = trace;
    for (int left = stage_.dice.pick(60, 160); left > 0 && stage_.broken.empty(); --left) step();
    if (stage_.broken.empty()) converge();
    Verdict verdict;
    if (stage_.broken.empty()) verdict.events = check_everything(stage_, centre_, devices_);
    note_disks();
    verdict.broken = stage_.broken;
    verdict.census = stage_.census;
    return verdict;
}

void World::step() {
    for (const auto& habit : habits_) {
        for (int chances = habit.percent; chances > 0; chances -= 100) {
            if (stage_.dice.percent(std::min(chances, 100))) (this->*habit.act)();
        }
    }
    const bool is_calm = stage_.dice.one_in(5);
    const int turns = is_calm ? stage_.dice.pick(30, 90) : stage_.dice.pick(0, 8);
    for (int i = 0; i < turns; ++i) turn(stage_.dice.pick(20, is_calm ? 3000 : 400));
    pass_time();
}

void World::turn(std::int64_t ms) {
    deliver();
    for (const auto& device : devices_) device->tick();
    if (std::exchange(stage_.has_just_healed, false) && is_restored_) {
        restore_centre_to(Centre::Which::oldest);
    }
    stage_.now_ms += ms;
}

/// The requests that are due reach the centre, in groups as its worker would take them.
void World::deliver() {
    auto due = network_.take_due();
    for (std::size_t first = 0; first < due.size();) {
        const auto left = static_cast<int>(due.size() - first);
        const auto size = static_cast<std::size_t>(stage_.dice.pick(1, left));
        const auto from = due.begin() + static_cast<std::ptrdiff_t>(first);
        const std::vector<Envelope> group{from, from + static_cast<std::ptrdiff_t>(size)};
        const auto responses = centre_.serve(group);
        for (std::size_t i = 0; i < group.size(); ++i) {
            if (responses[i]) network_.answer(group[i], *responses[i]);
        }
        centre_.fall_if_dark();
        first += size;
    }
}

void World::pass_time() {
    auto& dice = stage_.dice;
    const auto before = stage_.now_ms;
    const int which = dice.pick(0, 99);
    if (which < 50)
        stage_.now_ms += dice.pick(0, 120) * kSecondMs;
    else if (which < 85)
        stage_.now_ms += dice.pick(1, 60) * kMinuteMs;
    else if (which < 92 || !is_long_)
        stage_.now_ms += dice.pick(1, 14) * kHourMs;
    else
        stage_.now_ms += dice.pick(1, 12) * kDayMs;
    if (stage_.now_ms / kDayMs == before / kDayMs) return;
    for (const auto& device : devices_) {
        if (device->on()) device->morning();
    }
}

void World::change_weather() {
    auto& dice = stage_.dice;
    const auto some = [&](int most) { return dice.one_in(2) ? dice.pick(0, most) : 0; };
    network_.weather = {some(40), some(40), some(30),           some(20),
                        some(20), some(20), dice.pick(50, 4000)};
}

/// No fault any more: within kStepsToConverge minutes the centre must have everything.
void World::converge() {
    stage_.tell("plus aucune panne");
    network_.weather = {};
    is_restored_ = false;
    network_.cut_off.clear();
    centre_.free_disk();
    centre_.set_old(false);
    centre_.arm(-1, false);
    if (!centre_.up()) centre_.start();
    if (!centre_.up()) return stage_.breaks("le centre ne redémarre pas");
    centre_.replay_quarantine();
    take_copies_away();
    for (const auto& device : devices_) {
        device->free_disk();
        device->arm(-1, false);
        if (!device->on()) device->start();
        if (!device->on()) return stage_.breaks("une borne ne redémarre pas");
        device->clock.set_right();
        device->close_for_ever();
    }
    lift_suspensions();
    for (int minute = 0; minute < kStepsToConverge; ++minute) {
        if (minute % 30 == 29) lift_suspensions();
        for (int i = 0; i < kTurnsAMinute; ++i) turn(kMinuteMs / kTurnsAMinute);
        if (all_settled()) return;
    }
    for (const auto& device : devices_) stage_.tell(device->describe());
    stage_.breaks("rien ne converge une fois les pannes finies");
}

bool World::all_settled() const {
    return std::all_of(devices_.begin(), devices_.end(), [](const auto& device) {
        return device->is_revoked() || device->settled();
    });
}

void World::note_disks() {
    const auto note = [this](const test::PowerLossDisk& disk) {
        stage_.census.note(Fault::cut_in_write, disk.counts.cuts_while_writing);
        stage_.census.note(Fault::cut_in_sync, disk.counts.cuts_while_syncing);
        stage_.census.note(Fault::torn_write, disk.counts.torn_writes);
        stage_.census.note(Fault::dropped_sectors, disk.counts.dropped_sectors);
    };
    note(centre_.disk());
    stage_.census.note(Fault::centre_disk_full, centre_.disk().counts.full);
    for (const auto& device : devices_) note(device->disk());
    for (const auto& copy : taken_away_) note(copy->disk());
}

}  // namespace simulation
