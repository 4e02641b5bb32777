// What happens to a device that is not a visit: its card is copied or put back, a stick comes and
// goes, the centre orders.

#include "sync/client/droit_keeper.h"
#include "sync/client/stick_exchange.h"
#include "tests/fakes/immediate_background.h"
#include "tests/fakes/memory_stick.h"
#include "tests/simulation/device.h"

#include <algorithm>

namespace simulation {

void Device::take_image() {
    const auto state = *store_->state();
    images_.push_back({disk_.image(), state.last_seq, state.acked_seq});
}

void Device::restore_image() {
    const auto image = stage_.dice.one_of(images_);
    images_.clear();
    disk_.restore(image.files);
    stage_.census.note(Fault::device_restored);
    stage_.tell("borne " + std::to_string(borne()) + " remise à la ligne " +
                std::to_string(image.last_seq));
    for (auto& event : shown) {
        if (event.only_at_centre || event.seq <= image.last_seq) continue;
        event.only_at_centre = true;
        event.excused = event.excused || event.seq > acked_ || may_be_ahead_;
    }
    acked_ = image.acked_seq;
    counters_unsure = true;
    numbers_.clear();
    number_day_ = {};
}

void Device::become_copy_of(const Device& original) {
    identity_ = original.identity_;
    lettre_ = original.lettre_;
    test::PowerLossDisk::Image files;
    for (const auto& [path, bytes] : original.disk_.image()) {
        files[place_.folder + path.substr(original.place_.folder.size())] = bytes;
    }
    disk_.restore(files);
    is_copy_ = true;
    stage_.census.note(Fault::device_cloned);
    stage_.tell("borne " + std::to_string(borne()) + " copiée");
}

void Device::take_away(Device& copy) {
    if (copy.on()) copy.end(true);
    uncertain += copy.uncertain;
    uncertain += std::count_if(copy.shown.begin(), copy.shown.end(),
                               [](const Shown& event) { return event.is_passage; });
    counters_unsure = true;
    epochs_.insert(copy.epochs_.begin(), copy.epochs_.end());
    stage_.tell("copie de la borne " + std::to_string(borne()) + " retirée");
}

void Device::exchange_by_stick(domain::Stick& stick, bool is_export) {
    test::ImmediateBackground background;
    client::StickExchange exchange{
        identity_,
        "0.1.0",
        {*store_, background, clock, random_,
         [&]() -> Result<std::unique_ptr<domain::Stick>> {
             return std::unique_ptr<domain::Stick>{new test::BorrowedStick{stick}};
         },
         this}};
    const auto acked_before = store_->state()->acked_seq;
    is_export ? exchange.start_export() : exchange.start_import();
    for (int i = 0; i < 1000 && domain::is_busy(exchange.status()); ++i) exchange.tick();
    const auto status = exchange.status();
    if (!disk_.has_power()) return end(falls_by_power_);
    if (is_export && status.written > 0) stage_.census.note(Recovery::usb_exported);
    acked_ = store_->state()->acked_seq;
    if (acked_ > acked_before) stage_.census.note(Recovery::usb_acknowledged);
}

Status Device::condemn() {
    is_condemned_ = true;
    stage_.census.note(Recovery::wiped);
    if (!is_revoked_) stage_.breaks("une borne en service reçoit l'ordre de s'effacer");
    return Done{};
}

Result<bool> Device::take_droits(const client::DroitOrders& orders) {
    return client::take_droits(*store_, orders);
}

Status Device::take_inventory(std::int64_t commande, std::int64_t /*premier_droit*/) {
    domain::Inventaire inventory{};
    inventory.commande = commande;
    inventory.version = "0.1.0";
    const auto state = *store_->state();
    const auto done = store_->transact([&](domain::StoreTransaction& change) -> Status {
        const auto added = change.append(inventory);
        return added ? Status{Done{}} : added.error();
    });
    if (!done) return done;
    shown.push_back({state.last_seq + 1, store_->state()->last_h});
    stage_.census.note(Recovery::order_obeyed);
    return done;
}

}  // namespace simulation
