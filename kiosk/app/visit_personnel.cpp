// The staff's part of a session: knocking, the code, the stick.

#include "kiosk/app/visit.h"

#include <algorithm>

namespace app {
namespace {

using domain::StaffVerdict;

bool is_digit(const std::string& typed) {
    return typed.size() == 1 && typed[0] >= '0' && typed[0] <= '9';
}

}  // namespace

void Visit::knock(Knock knock) {
    auto& staff = session_.staff;
    const bool here = screen() == ScreenName::langue && session_.stack.size() == 2;
    if (!context_.has_staff_screen || !here) return;
    const auto expected = staff.knocks % 2 == 0 ? Knock::text : Knock::colours;
    const bool late = context_.now - staff.first_knock > kKnockingLasts;
    if (knock != expected || late) staff.knocks = 0;
    if (knock == Knock::colours && staff.knocks == 0) return;
    if (staff.knocks == 0) staff.first_knock = context_.now;
    if (++staff.knocks < kKnocks) return;
    staff = {};
    session_.language = "fr";
    push(ScreenName::code);
}

void Visit::type_code(const std::string& typed) {
    auto& staff = session_.staff;
    if (!is_digit(typed) || staff.code.size() >= kLongestCode) return;
    staff.code += typed;
    staff.answer.reset();
}

void Visit::give_code() {
    auto& staff = session_.staff;
    if (staff.code.empty()) return;
    effects_.emplace_back(CheckStaffCode{staff.code});
    staff.code.clear();
}

void Visit::on(const StaffCodeChecked& checked) {
    if (screen() != ScreenName::code) return;
    session_.staff.answer = checked.answer;
    if (checked.answer.verdict != StaffVerdict::right) return;
    session_.staff.entered = true;
    session_.stack = {session_.stack.front()};
    if (context_.settings.accueil) return push_home_of_agent();
    push(ScreenName::personnel);
}

/// Where nobody is at work, half a code is not left for the next one to see.
void Visit::forget_typed_code() {
    if (context_.now - session_.last_touch < context_.settings.countdown) return;
    session_.staff.code.clear();
    session_.staff.answer.reset();
}

void Visit::on(const UseStick& use) {
    if (!session_.staff.entered) return;
    if (!domain::is_busy(context_.usb)) effects_.emplace_back(StartUsb{use.import});
    push(ScreenName::cle);
}

}  // namespace app
