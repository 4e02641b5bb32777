// What goes wrong in a run, and what people do about it.

#include "tests/simulation/world.h"

#include <algorithm>

namespace simulation {

void World::visit() {
    auto& device = any_device();
    for (int visitors = stage_.dice.pick(1, 3); visitors > 0 && device.on(); --visitors) {
        device.work();
    }
}

void World::stop_device() {
    auto& device = any_device();
    if (!device.on()) return;
    const bool is_power = stage_.dice.one_in(2);
    if (stage_.dice.percent(75)) return device.arm(stage_.dice.pick(0, 40), is_power);
    is_power ? device.lose_power() : device.crash();
}

void World::start_device() {
    for (const auto& device : devices_) {
        if (device->on() || stage_.dice.percent(40)) continue;
        if (stage_.dice.one_in(8)) device->arm(stage_.dice.pick(0, 30), stage_.dice.one_in(2));
        device->start();
    }
}

void World::fill_device() {
    any_device().fill_disk();
}

void World::free_device() {
    for (const auto& device : devices_) device->free_disk();
}

void World::jump_clock() {
    const auto years = stage_.dice.one_in(2) ? 10 : -10;
    any_device().clock.jump(years * 365 * kDayMs);
    stage_.census.note(Fault::clock_jump);
    stage_.tell("horloge décalée de " + std::to_string(years) + " ans");
}

void World::lose_rtc() {
    auto& device = any_device();
    if (device.on()) device.lose_power();
    device.clock.lose_rtc();
    device.clock.boot(stage_.dice);
    stage_.census.note(Fault::rtc_lost);
    stage_.census.note(Fault::boot_in_1970);
}

void World::set_clock_right() {
    any_device().clock.set_right();
}

void World::damage_log() {
    auto& device = any_device();
    if (device.on()) device.crash();
    if (!device.is_damaged()) device.damage();
}

void World::write_future() {
    auto& device = any_device();
    if (device.on()) device.crash();
    if (!device.is_damaged()) device.write_future();
}

void World::cut_off() {
    const auto id =
        static_cast<DeviceId>(stage_.dice.pick(0, static_cast<int>(devices_.size()) - 1));
    if (network_.cut_off.erase(id) != 0) return;
    network_.cut_off.insert(id);
    stage_.census.note(Fault::partition);
}

void World::stop_centre() {
    if (!centre_.up()) return;
    const bool is_power = stage_.dice.one_in(2);
    if (stage_.dice.percent(75)) return centre_.arm(stage_.dice.pick(0, 40), is_power);
    is_power ? centre_.lose_power() : centre_.crash();
}

void World::start_centre() {
    if (!centre_.up()) centre_.start();
}

void World::fill_centre() {
    if (centre_.up()) centre_.fill_disk();
}

void World::free_centre() {
    centre_.free_disk();
    if (!centre_.is_old()) centre_.replay_quarantine();
}

void World::restore_centre() {
    restore_centre_to(Centre::Which::any);
}

void World::restore_centre_to(Centre::Which which) {
    if (!centre_.has_backup()) return;
    centre_.free_disk();
    centre_.restore(which);
    for (const auto& device : devices_) device->centre_was_restored();
}

/// The model notes what the centre had: the purge takes it, the counts stay.
void World::purge_centre() {
    if (!centre_.can_purge()) return;
    for (const auto& device : devices_) {
        for (auto& event : device->shown) {
            const auto hashes = centre_.store().hashes_at(device->borne(), event.seq);
            if (!hashes) continue;
            event.was_kept |= std::find(hashes->begin(), hashes->end(), event.h) != hashes->end();
        }
    }
    centre_.purge();
    centre_.fall_if_dark();
}

void World::change_version() {
    if (!centre_.is_old()) stage_.census.note(Fault::old_centre);
    centre_.set_old(!centre_.is_old());
}

void World::replay() {
    network_.replay();
}

void World::revoke() {
    auto& device = any_device();
    if (!centre_.up() || device.is_revoked() || devices_.size() == 1) return;
    centre_.revoke(device.borne(), stage_.dice.one_in(2) ? stage_.dice.pick(1, 4) * kHourMs : 0);
    for (const auto& other : devices_) {
        if (other->borne() == device.borne()) other->revoked();
    }
    centre_.fall_if_dark();
}

void World::take_image() {
    auto& device = any_device();
    if (device.on() && !device.is_copy()) device.take_image();
}

void World::restore_device() {
    auto& device = any_device();
    if (device.is_copy() || !device.has_image()) return;
    if (device.on()) device.lose_power();
    device.restore_image();
}

void World::copy_device() {
    auto& original = any_device();
    const bool has_copy =
        std::any_of(devices_.begin(), devices_.end(),
                    [](const std::unique_ptr<Device>& device) { return device->is_copy(); });
    if (has_copy || original.is_damaged() || original.is_revoked()) return;
    if (original.on()) original.lose_power();
    const auto id = next_id_++;
    const auto own = folder_ + "/borne-" + std::to_string(id);
    auto copy = std::make_unique<Device>(Device::Place{stage_, network_, own}, id);
    copy->clock.boot(stage_.dice);
    copy->become_copy_of(original);
    devices_.push_back(std::move(copy));
}

/// The operator looks for the second device before he lets the first go on.
void World::lift_suspensions() {
    if (!centre_.up()) return;
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        const auto borne = devices_[i]->borne();
        if (devices_[i]->is_copy() || !centre_.is_suspended(borne)) continue;
        take_copies_away();
        centre_.lift_suspension(borne);
    }
    centre_.fall_if_dark();
}

void World::take_copies_away() {
    for (std::size_t i = 0; i < devices_.size(); ++i) {
        if (!devices_[i]->is_copy()) continue;
        auto copy = std::move(devices_[i]);
        devices_.erase(devices_.begin() + static_cast<std::ptrdiff_t>(i--));
        for (const auto& device : devices_) {
            if (device->borne() == copy->borne()) device->take_away(*copy);
        }
        taken_away_.push_back(std::move(copy));
    }
}

/// An agent takes one stick from a borne to the centre, and sometimes back.
void World::carry_stick() {
    auto& device = any_device();
    const auto maybe_pull = [this] {
        stick_.put_back();
        if (!stage_.dice.one_in(3)) return;
        stick_.pulled_after = stage_.dice.pick(1, 12);
        stage_.census.note(Fault::usb_pulled);
    };
    maybe_pull();
    if (device.on()) device.exchange_by_stick(stick_, true);
    maybe_pull();
    if (centre_.up() && stage_.dice.percent(70)) centre_.import(stick_);
    centre_.fall_if_dark();
    maybe_pull();
    if (device.on()) device.exchange_by_stick(stick_, false);
}

void World::give_order() {
    if (centre_.up()) centre_.give_order(any_device().borne());
    centre_.fall_if_dark();
}

void World::back_up() {
    if (centre_.up()) centre_.back_up();
}

void World::answer_helps() {
    if (centre_.up()) centre_.answer_helps();
    centre_.fall_if_dark();
}

void World::check_drift() {
    centre_.check_drift();
    centre_.fall_if_dark();
}

}  // namespace simulation
