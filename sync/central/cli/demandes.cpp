#include "sync/central/cli/demandes.h"

#include "sync/central/rdv/sql_demandes.h"
#include "sync/protocol/event_names.h"

#include <algorithm>
#include <iostream>

namespace central {
namespace {

constexpr const char* kUsageDemandes = "demandes lister | demandes traiter CODE --par QUI";

/// "2026-11-25 matin, 2026-11-27 après-midi".
std::string half_days_text(std::string column) {
    if (column.empty()) return "pas de demi-journée dite";
    const auto put = [&](std::string_view from, std::string_view to) {
        for (auto at = column.find(from); at != std::string::npos; at = column.find(from, at)) {
            column.replace(at, from.size(), to);
            at += to.size();
        }
    };
    put(" ", ", ");
    put("/matin", " matin");
    put("/apres_midi", " après-midi");
    return column;
}

int list(const Tools& tools, sql::Connection& connection) {
    const auto waiting = waiting_demandes(connection);
    if (!waiting) return complain("demandes illisibles : " + waiting.error().detail);
    if (waiting->empty()) std::cout << "Aucune demande en attente.\n";
    const auto today = base::to_paris(tools.clock.read().wall).date;
    for (const auto& one : *waiting) {
        const auto contact = one.has_contact
                                 ? "coordonnées : cles ouvrir " + std::to_string(one.borne) + " " +
                                       std::to_string(one.seq)
                                 : std::string{"sans coordonnées"};
        std::cout << to_text(one.code) << "\t" << one.motif << "\t"
                  << half_days_text(one.demi_journees) << "\tréponse avant le "
                  << protocol::date_text(one.reponse_avant)
                  << (one.reponse_avant <= today ? " (en retard)" : "") << "\treçue par la borne "
                  << one.borne << "\t" << contact << "\n";
    }
    return 0;
}

int close(const Tools& tools, sql::Connection& connection) {
    const auto code = domain::parse_code_rdv(tools.arguments.words[2]);
    const auto who = tools.arguments.value("--par");
    if (!code || who.empty() || who.size() > kMaxNoted) return complain(kUsageDemandes, 2);
    const auto closed = close_demande(connection, *code, tools.now_ms());
    if (!closed && closed.error().code == ErrorCode::not_found) {
        return complain("aucune demande de ce code n'attend de réponse");
    }
    if (!closed) return complain("rien n'a changé : " + closed.error().detail);
    const auto noted =
        tools.store.note("demande_traitee:" + std::to_string(closed->seq) + " par " + who,
                         closed->borne, tools.now_ms());
    if (!noted) return complain("traitée, mais pas inscrite à l'audit : " + noted.error().detail);
    std::cout << to_text(closed->code) << " : traitée.\n";
    return 0;
}

}  // namespace

int run_demandes(const Tools& tools, sql::Connection& connection) {
    const auto& words = tools.arguments.words;
    if (words.size() == 2 && words[1] == "lister") return list(tools, connection);
    if (words.size() == 3 && words[1] == "traiter") return close(tools, connection);
    return complain(kUsageDemandes, 2);
}

}  // namespace central
