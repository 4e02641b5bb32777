// What visitors do at a device, and what the model keeps of it.

#include "kiosk/app/call_for_help.h"
#include "kiosk/app/count.h"
#include "kiosk/app/issue_ticket.h"
#include "kiosk/app/record_consultation.h"
#include "tests/simulation/device.h"

namespace simulation {

/// Runs one change; once it succeeded, the events it wrote are promises.
Status Device::change(const std::function<Status()>& what) {
    const auto before = *store_->state();
    auto done = what();
    if (done) {
        const auto rows = store_->rows_after(before.last_seq, 10'000);
        if (!rows) return rows.error();
        for (const auto& row : *rows) shown.push_back({row.seq, row.h, row.type == "passage"});
    } else {
        stage_.tell("borne " + std::to_string(borne()) + " refuse : " + done.error().detail);
    }
    if (!disk_.has_power()) end(falls_by_power_);
    return done;
}

void Device::work() {
    if (is_condemned_) return;
    const auto full_before = disk_.counts.full;
    switch (stage_.dice.pick(0, 9)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
            take_ticket();
            break;
        case 5:
            consult();
            break;
        case 6:
            call_for_help();
            break;
        default:
            count();
    }
    if (disk_.counts.full > full_before) stage_.census.note(Fault::device_disk_full);
}

void Device::take_ticket() {
    int numero = 0;
    const auto full_before = disk_.counts.full;
    const auto jour = today();
    protocol::LogRow row;
    const auto done = change([&]() -> Status {
        const auto ticket = app::issue_ticket(lettre(), *store_);
        if (!ticket) return ticket.error();
        numero = ticket->numero;
        const auto last = store_->rows_after(store_->state()->last_seq - 1, 1);
        if (!last) return last.error();
        row = last->front();
        return Done{};
    });
    if (!done) {
        ++uncertain;
        // It may have begun that day all the same: the day before is then over.
        if (jour > number_day_) numbers_.clear();
        return;
    }
    if (disk_.counts.full > full_before) stage_.census.note(Recovery::reserve_given_back);
    // A day that the device does not believe in begins nothing: the number is of the day before.
    const base::Instant when{std::chrono::milliseconds{row.wall_ms}};
    const bool is_sure = row.tq >= static_cast<int>(domain::TimeQuality::rtc);
    if (is_sure) number_day_ = std::max(number_day_, base::to_paris(when).date);
    if (!numbers_.insert({number_day_, numero}).second) {
        stage_.breaks("un numéro est donné deux fois");
    }
}

void Device::consult() {
    if (!change([this] { return app::record_consultation(*store_); })) ++uncertain;
}

void Device::count() {
    const std::string key = stage_.dice.one_in(2) ? "logement" : "sante";
    const auto jour = today();
    const auto done = change([&] {
        return app::count({{domain::FamilleCompteur::besoin, key, 1}}, jour, *store_);
    });
    if (done) {
        ++counted["besoin/" + key];
        return;
    }
    ++uncertain_counts;
    if (done.error().code == ErrorCode::full) stage_.census.note(Recovery::counters_refused);
}

void Device::call_for_help() {
    const auto nature =
        stage_.dice.one_in(2) ? domain::NatureAide::urgence : domain::NatureAide::parler;
    static_cast<void>(change([&]() -> Status {
        const auto aide = app::call_for_help(nature, {*store_, signal_, *sync_, random_});
        return aide ? Status{Done{}} : aide.error();
    }));
    if (on()) sync_->hurry(false);
}

}  // namespace simulation
