// The commands that tell a borne what the centre thinks of it: revoked, allowed again, asked.

#include "sync/central/cli/commands.h"
#include "sync/protocol/event_names.h"

#include <iostream>

namespace central {
namespace {

/// "2026-11-20" (from midnight) or "2026-11-20T14:30", in Paris.
std::optional<std::int64_t> instant_from(const std::string& text) {
    const auto date = protocol::date_from_text(text.substr(0, 10));
    if (!date || !date->ok()) return std::nullopt;
    int minutes = 0;
    if (text.size() > 10) {
        int hour = -1;
        int minute = -1;
        char rest = 0;
        if (text.size() != 16 ||
            std::sscanf(text.c_str() + 10, "T%2d:%2d%c", &hour, &minute, &rest) != 2 || hour < 0 ||
            hour > 23 || minute < 0 || minute > 59) {
            return std::nullopt;
        }
        minutes = hour * 60 + minute;
    }
    const base::CivilTime civil{*date, std::chrono::minutes{minutes}};
    return base::from_paris(civil).time_since_epoch().count();
}

int revoke(const Tools& tools, std::int64_t numero) {
    if (!tools.arguments.has("--vole-le")) {
        const auto revoked = tools.store.revoke(numero, tools.now_ms());
        if (!revoked) return complain("borne non révoquée : " + revoked.error().detail);
        std::cout << "Borne " << numero
                  << " révoquée : ce qu'elle a compté jusqu'à cette minute est gardé, si son heure "
                     "le dit sûrement ; le reste ne sera pas compté, et elle s'effacera.\n";
        return 0;
    }
    const auto stolen = instant_from(tools.arguments.value("--vole-le"));
    if (!stolen || *stolen > tools.now_ms()) {
        return complain("--vole-le : une date passée, AAAA-MM-JJ ou AAAA-MM-JJTHH:MM", 2);
    }
    const auto declared = tools.store.declare_theft(numero, *stolen, tools.now_ms());
    if (!declared) return complain("borne non révoquée : " + declared.error().detail);
    std::cout << "Borne " << numero << " déclarée volée le " << tools.arguments.value("--vole-le")
              << " : rien de ce qu'elle dit depuis n'est compté, et elle s'effacera.\n";
    return 0;
}

int lift(const Tools& tools, std::int64_t numero) {
    const auto lifted = tools.store.lift_suspension(numero, tools.now_ms());
    if (!lifted) return complain("rien à lever : cette borne n'est pas suspendue");
    std::cout << "Borne " << numero << " reprise : ses trames sont acceptées à nouveau.\n";
    return 0;
}

int give(const Tools& tools, std::int64_t numero, Order::Kind kind) {
    Order order;
    order.kind = kind;
    order.from_seq = number_from(tools.arguments.value("--depuis", "1"));
    if (order.from_seq == 0) return complain("--depuis : une séquence, à partir de 1", 2);
    const auto id = tools.store.give_order(numero, order, tools.now_ms());
    if (!id) return complain("ordre refusé : " + id.error().detail);
    std::cout << "Ordre " << *id << " donné : la borne " << numero
              << " le lira à son prochain contact.\n";
    return 0;
}

}  // namespace

int run_borne_trust(const Tools& tools) {
    const auto& words = tools.arguments.words;
    const auto numero = words.size() == 3 ? number_from(words[2]) : 0;
    const std::string verb = words.size() > 1 ? words[1] : "";
    if (numero > 0 && verb == "revoquer") return revoke(tools, numero);
    if (numero > 0 && verb == "lever") return lift(tools, numero);
    if (numero > 0 && verb == "inventaire") return give(tools, numero, Order::Kind::inventaire);
    if (numero > 0 && verb == "renvoi") return give(tools, numero, Order::Kind::renvoi);
    return complain(
        "usage : borne creer, borne lister, ou borne code, revoquer, lever, inventaire, renvoi "
        "NUMERO",
        2);
}

int run_revoquer(const Tools& tools) {
    const auto& words = tools.arguments.words;
    const auto numero = words.size() == 2 ? number_from(words[1]) : 0;
    if (numero == 0) return complain("usage : revoquer NUMERO [--vole-le AAAA-MM-JJ]", 2);
    return revoke(tools, numero);
}

}  // namespace central
