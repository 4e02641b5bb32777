#include "kiosk/app/step.h"

#include "kiosk/app/visit.h"

#include <algorithm>

namespace app {
namespace {

using namespace std::chrono_literals;

milliseconds idle_limit(const Session& session, const Settings& settings) {
    if (session.staff.entered && settings.accueil) return kAgentIdle;
    if (is_done(session)) return settings.idle_when_done;
    return std::clamp(settings.idle, 2min, 5min);
}

bool is_answered(const HelpCall& call, const Context& context) {
    const auto& answered = context.centre.aides_repondues;
    return !call.aide.empty() &&
           std::find(answered.begin(), answered.end(), call.aide) != answered.end();
}

/// Whether the person goes on typing.
bool stays_in_search(const Intent& intent) {
    return std::holds_alternative<TypeKey>(intent) || std::holds_alternative<Backspace>(intent) ||
           std::holds_alternative<NextKeyboardPage>(intent) ||
           std::holds_alternative<ToggleText>(intent) || std::holds_alternative<NextTheme>(intent);
}

bool waits(const HelpCall& call) {
    return call.state == HelpState::calling || call.state == HelpState::unanswered;
}

}  // namespace

Session new_session(const Settings& settings) {
    Session session;
    session.language = settings.language;
    session.large_text = settings.large_text;
    session.palette = settings.palette;
    if (!settings.accueil) return session;
    session.language = "fr";
    session.stack = {{ScreenName::code}};
    return session;
}

milliseconds time_left(const Session& session, const Context& context) {
    const auto wiped_at = session.last_touch + idle_limit(session, context.settings) +
                          milliseconds{context.settings.countdown};
    return std::max(milliseconds{0}, wiped_at - context.now);
}

Step step(Session session, const Input& input, const Context& context) {
    Visit visit{std::move(session), context};
    std::visit([&](const auto& what) { visit.on(what); }, input);
    return std::move(visit).take();
}

void Visit::on(const Intent& intent) {
    if (std::holds_alternative<std::monostate>(intent)) return;
    const bool was_warned = session_.warning;
    session_.last_touch = context_.now;
    session_.warning = false;

    const bool leaves = std::holds_alternative<Restart>(intent) ||
                        std::holds_alternative<Finish>(intent) ||
                        std::holds_alternative<QuickExit>(intent);
    if (was_warned && !leaves) return;
    if (screen() == ScreenName::recherche && !stays_in_search(intent)) count_empty_search();
    std::visit([&](const auto& what) { on(what); }, intent);
}

void Visit::on(const Tick&) {
    watch_help();
    watch_left_calls();
    watch_idle();
}

void Visit::on(const TicketIssued& issued) {
    auto& ticket = session_.ticket;
    if (ticket.state != TicketState::asked) return;
    ticket.state = TicketState::issued;
    ticket.numero = issued.numero;
    ticket.agent_will_call = desk_is_open(context_);
    if (ticket.agent_will_call) ticket.before = context_.centre.waiting;
    if (context_.printer_ready) {
        effects_.emplace_back(PrintTicket{});
    } else {
        ticket.printed = false;
    }
}

void Visit::on(const TicketFailed&) {
    if (session_.ticket.state == TicketState::asked) session_.ticket.state = TicketState::failed;
}

void Visit::on(const TicketPrinted& outcome) {
    if (session_.ticket.state != TicketState::issued) return;
    session_.ticket.printed = outcome.printed;
    if (outcome.printed) count(domain::FamilleCompteur::impression, "ticket");
}

void Visit::on(const FichePrinted& outcome) {
    if (session_.print != PrintState::asked) return;
    session_.print = outcome.printed ? PrintState::printed : PrintState::failed;
    if (outcome.printed) count(domain::FamilleCompteur::impression, "fiche");
}

void Visit::on(const BilanPrinted& outcome) {
    if (session_.print != PrintState::asked) return;
    session_.print = outcome.printed ? PrintState::printed : PrintState::failed;
    if (outcome.printed) count(domain::FamilleCompteur::impression, "bilan");
}

void Visit::on(const HelpCalled& called) {
    if (session_.help.state == HelpState::calling) session_.help.aide = called.aide;
}

void Visit::watch_help() {
    auto& help = session_.help;
    if (!waits(help)) return;
    if (is_answered(help, context_)) {
        help.state = HelpState::acknowledged;
        effects_.emplace_back(RecordHelpAnswer{help.aide});
    } else if (context_.now - help.since >= context_.settings.help_patience) {
        help.state = HelpState::unanswered;
    }
}

void Visit::watch_left_calls() {
    auto& calls = session_.left_calls;
    for (auto call = calls.begin(); call != calls.end();) {
        const bool answered = is_answered(*call, context_);
        const bool over = context_.now - call->since >= context_.settings.signal_lasts;
        if (answered) effects_.emplace_back(RecordHelpAnswer{call->aide});
        if (over && !answered && !waits(session_.help)) effects_.emplace_back(StopSignal{});
        call = answered || over ? calls.erase(call) : call + 1;
    }
}

void Visit::watch_idle() {
    if (at_rest()) return forget_typed_code();
    const auto left = time_left(session_, context_);
    if (left <= 0ms) {
        end(EndedBy::idle);
    } else {
        session_.warning = left <= context_.settings.countdown;
    }
}

void Visit::end(EndedBy by) {
    if (by == EndedBy::idle && screen() == ScreenName::recherche) count_empty_search();
    const auto& ticket = session_.ticket;
    const bool has_ticket =
        ticket.state == TicketState::issued || ticket.state == TicketState::asked;
    const bool is_visit = session_.chose && !session_.staff.entered;
    if (is_visit && !has_ticket && !session_.rdv.arrived)
        effects_.emplace_back(RecordConsultation{});
    if (is_visit && by != EndedBy::quick_exit) {
        count(domain::FamilleCompteur::langue, session_.language);
        const bool given_up = by == EndedBy::idle && !has_ticket && !is_done(session_);
        if (given_up) count(domain::FamilleCompteur::abandon, std::string(id_of(screen())));
    }
    if (session_.staff.entered) effects_.emplace_back(NoteStaffLeft{by == EndedBy::idle});
    effects_.emplace_back(Wipe{});

    auto calls = std::move(session_.left_calls);
    if (waits(session_.help)) calls.push_back(session_.help);
    const auto guard = session_.code_guard;
    session_ = new_session(context_.settings);
    session_.code_guard = guard;
    session_.last_touch = context_.now;
    session_.left_calls = std::move(calls);
}

}  // namespace app
