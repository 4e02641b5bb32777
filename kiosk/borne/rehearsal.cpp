#include "kiosk/borne/rehearsal.h"

#include "platform/raster/png.h"

#include <unistd.h>

#include <cassert>
#include <thread>

namespace borne {
namespace {

using std::chrono::milliseconds;

/// Timers are looked at once a second, as the loop of a real kiosk does or better.
constexpr milliseconds kStep{1000};
constexpr int kCrashStatus = 86;
constexpr milliseconds kBetweenPolls{5};

}  // namespace

Rehearsal::Rehearsal(World& world, Application& application, Display& display)
    : world_(world), application_(application), display_(display) {
    assert(world_.manual_clock() != nullptr);
    settle();
}

double Rehearsal::now_ms() const {
    return static_cast<double>(world_.clock().read().mono.count());
}

/// The centre is real: it is waited for, and the time that passes is the scenario's too.
void Rehearsal::wait_for_centre() {
    while (application_.asks_centre()) {
        application_.tick();
        std::this_thread::sleep_for(kBetweenPolls);
        world_.manual_clock()->advance(kBetweenPolls);
    }
}

/// What an event changed is seen at the next frame, and the work on a stick is done.
void Rehearsal::settle() {
    if (world_.synchronisation().status().condemned && !out_) {
        const auto& picture = display_.picture();
        out_.emplace(picture.width, picture.height, TechnicalCause::hors_service);
    }
    if (out_) return;
    wait_for_centre();
    do {
        application_.tick();
    } while (application_.stick_works());
    world_.renew_content(application_);
    display_.draw(application_, now_ms());
    display_.draw(application_, now_ms());
}

const view::Tree& Rehearsal::tree() {
    return out_ ? out_->tree() : display_.tree();
}

void Rehearsal::tap(float x, float y) {
    if (out_) return;
    display_.take(ui::PointerDown{x, y}, application_, now_ms());
    display_.take(ui::PointerUp{x, y}, application_, now_ms());
    settle();
}

void Rehearsal::type(const std::string& utf8) {
    if (out_) return;
    display_.take(ui::TextTyped{utf8}, application_, now_ms());
    settle();
}

void Rehearsal::advance(milliseconds by) {
    if (out_) return;
    for (auto left = by; left > milliseconds{0}; left -= kStep) {
        world_.manual_clock()->advance(std::min(left, kStep));
        application_.tick();
        world_.renew_content(application_);
        world_.keep_house();
    }
    settle();
}

Status Rehearsal::picture(const std::string& path) {
    settle();
    return out_ ? out_->picture(path) : platform::write_png(path, display_.picture());
}

Status Rehearsal::sync() {
    auto done = world_.synchronisation().run_rounds();
    if (!world_.synchronisation().status().condemned) world_.fetch_content();
    settle();
    return done;
}

void Rehearsal::crash() {
    _exit(kCrashStatus);
}

}  // namespace borne
