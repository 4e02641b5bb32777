// The agent's part of a session: the rdv of a day, what became of each, who waits.

#include "kiosk/app/agent_day.h"
#include "kiosk/app/visit.h"

namespace app {
namespace {

/// Nobody has turned the page: the one with the next rdv.
constexpr int kPageOfNow = -1;

}  // namespace

void Visit::push_home_of_agent() {
    session_.stack = {session_.stack.front(), {ScreenName::journee, kPageOfNow}};
}

void Visit::on(const ShowAgenda& show) {
    if (!session_.staff.entered) return;
    session_.agent = {};
    session_.agent.jour = show.jour;
    push(ScreenName::journee);
    session_.stack.back().page = kPageOfNow;
}

void Visit::on(const OpenRdv& open) {
    if (!session_.staff.entered) return;
    session_.agent.code = open.code;
    session_.agent.refused = false;
    push(ScreenName::saisie);
}

void Visit::on(const SayOfRdv& said) {
    if (!session_.staff.entered) return;
    const auto rdv = rdv_of_code(said.code, context_);
    if (!may_say(rdv, said.statut, context_)) return;
    session_.agent.refused = false;
    if (said.statut == domain::StatutRdv::arrive) {
        effects_.emplace_back(NoteArrival{said.code, true});
    } else {
        effects_.emplace_back(NoteStatut{said_by_agent(rdv, said.statut, context_)});
    }
}

void Visit::on(const AgentNoted& outcome) {
    if (!session_.staff.entered) return;
    session_.agent.refused = !outcome.written;
    if (outcome.written && screen() == ScreenName::saisie) pop();
}

void Visit::on(const ShowQueue&) {
    if (!session_.staff.entered) return;
    session_.agent.refused = false;
    push(ScreenName::attente);
}

void Visit::on(const SayOfTicket& said) {
    if (!session_.staff.entered) return;
    session_.agent.refused = false;
    for (const auto& one : queue_of(context_)) {
        if (one.numero != said.numero) continue;
        effects_.emplace_back(NoteTicket{{said.numero, said.etat, one.ailleurs}});
        return;
    }
}

void Visit::on(const ShowBilan&) {
    if (session_.staff.entered) push(ScreenName::personnel);
}

}  // namespace app
