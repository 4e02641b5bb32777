#include "sync/central/cli/reprise.h"

#include "sync/central/cli/tranche_text.h"

#include <algorithm>
#include <iostream>

namespace central {
namespace {

/// "par QUI pour MOTIF"; nothing when the command does not say both.
std::optional<std::string> who_and_why(const Tools& tools) {
    const auto who = tools.arguments.value("--par");
    const auto what_for = tools.arguments.value("--pour");
    if (who.empty() || what_for.empty() || who.size() > kMaxNoted || what_for.size() > kMaxNoted)
        return {};
    return "par " + who + " pour " + what_for;
}

int ask_why() {
    return complain("il faut dire qui et pourquoi : --par QUI --pour MOTIF, l'audit les garde", 2);
}

/// Nothing is done unseen.
Status note(const Tools& tools, const std::string& what, std::int64_t borne) {
    return tools.store.note(what, borne, tools.now_ms());
}

Result<std::set<std::int64_t>> awaited_bornes(AgendaStore& store) {
    std::set<std::int64_t> bornes;
    const auto read = store.transact([&](AgendaBook& book) -> Status {
        const auto awaited = book.awaited();
        if (!awaited) return awaited.error();
        bornes = *awaited;
        return Done{};
    });
    if (!read) return read.error();
    return bornes;
}

/// The rdv of that code that a conflict names: those that clash and those that have their time.
std::vector<RdvTenu> rdv_in_conflict(const std::vector<ConflitTenu>& conflits,
                                     domain::CodeRdv code) {
    std::vector<RdvTenu> found;
    const auto keep = [&](const RdvTenu& rdv) {
        const bool is_new = std::none_of(found.begin(), found.end(),
                                         [&](const RdvTenu& one) { return one.id == rdv.id; });
        if (rdv.code == code && is_new) found.push_back(rdv);
    };
    for (const auto& one : conflits) {
        keep(one.rdv);
        if (one.contre) keep(*one.contre);
    }
    return found;
}

std::optional<Decision> decision_of(const std::string& word) {
    if (word == "replacer") return Decision::replace;
    if (word == "maintenir") return Decision::maintenu;
    return std::nullopt;
}

}  // namespace

int tell_awaited(AgendaStore& store) {
    const auto bornes = awaited_bornes(store);
    if (!bornes) return complain("bornes attendues illisibles : " + bornes.error().detail);
    if (bornes->empty()) std::cout << "Aucune borne attendue : le centre donne du temps.\n";
    for (const auto borne : *bornes) std::cout << "attendue : borne " << borne << "\n";
    return 0;
}

int stop_awaiting(const Tools& tools, AgendaStore& store) {
    const auto borne = number_from(tools.arguments.words[2]);
    const auto why = who_and_why(tools);
    if (borne == 0) return complain("agendas renoncer : un numéro de borne est attendu", 2);
    if (!why) return ask_why();
    const auto bornes = awaited_bornes(store);
    if (!bornes) return complain("bornes attendues illisibles : " + bornes.error().detail);
    if (bornes->count(borne) == 0) return complain("cette borne n'est pas attendue");
    if (!note(tools, "attente_levee " + *why, borne)) {
        return complain("l'attente reste : elle n'a pas pu être inscrite à l'audit");
    }
    const auto done =
        store.transact([&](AgendaBook& book) { return give_up_awaiting(book, borne); });
    if (!done) return complain("l'attente reste : " + done.error().detail);
    std::cout << "La borne " << borne
              << " n'est plus attendue. Ce qu'elle a vendu sans le dire sera un"
              << " conflit s'il est repris : « agendas conflits ».\n";
    return tell_awaited(store);
}

int tell_droits(const Tools& tools, AgendaStore& store) {
    const auto borne = number_from(tools.arguments.words[2]);
    if (borne == 0) return complain("agendas droits : un numéro de borne est attendu", 2);
    const auto held = store.held_by(borne, domain::quantum_until(tools.clock.read().wall));
    if (!held) return complain("droits illisibles : " + held.error().detail);
    if (held->empty()) std::cout << "La borne " << borne << " ne tient aucune heure à venir.\n";
    for (const auto& one : *held) {
        std::cout << "droit " << one.droit.numero << " : " << tranche_text(one.droit.tranche)
                  << (one.etat == DroitConfie::Etat::suspendu ? ", suspendu" : "") << "\n";
    }
    return 0;
}

int take_back_droits(const Tools& tools, AgendaStore& store) {
    const auto borne = number_from(tools.arguments.words[2]);
    const auto why = who_and_why(tools);
    if (borne == 0) return complain("agendas reprendre : un numéro de borne est attendu", 2);
    if (!why) return ask_why();
    const auto now = tools.clock.read().wall;
    const auto held = store.held_by(borne, domain::quantum_until(now));
    if (!held) return complain("droits illisibles : " + held.error().detail);
    if (held->empty()) return complain("cette borne ne tient aucune heure à venir");
    if (!note(tools, "droits_repris " + *why, borne)) {
        return complain("rien n'a changé : la reprise n'a pas pu être inscrite à l'audit");
    }
    for (const auto& one : *held) {
        const auto& [droit, holder, etat] = one;
        const auto agenda = droit.tranche.agenda;
        const auto asked = store.recall(agenda, droit.numero, now);
        const auto taken = store.transact([&, numero = droit.numero](AgendaBook& book) {
            return take_back(book, agenda, numero);
        });
        if (!asked || !taken) {
            return complain("reprise interrompue au droit " + std::to_string(droit.numero) + " : " +
                            (asked ? taken : asked).error().detail + " ; recommencez");
        }
    }
    std::cout << held->size() << " heure(s) de la borne " << borne
              << " sont à nouveau libres. Si elle revient, elle l'apprend ; ce qu'elle a vendu"
              << " sans le dire garde son heure si personne ne l'a prise, sinon c'est un conflit :"
              << " « agendas conflits ».\n";
    return 0;
}

int settle_conflit(const Tools& tools, AgendaStore& store) {
    const auto code = domain::parse_code_rdv(tools.arguments.words[2]);
    const auto decision = decision_of(tools.arguments.words[3]);
    const auto why = who_and_why(tools);
    if (!code || !decision) {
        return complain("agendas regler CODE replacer|maintenir : le code d'un ticket", 2);
    }
    if (!why) return ask_why();
    const auto conflits = store.conflits();
    if (!conflits) return complain("conflits illisibles : " + conflits.error().detail);
    const auto found = rdv_in_conflict(*conflits, *code);
    if (found.empty()) return complain("aucun conflit ne nomme ce code");
    if (found.size() > 1) return complain("deux rdv ont ce code : réglez l'autre du conflit");
    const auto& rdv = found.front();
    if (*decision == Decision::maintenu && rdv.place == RdvTenu::Place::pris) {
        return complain("ce rdv a son heure : c'est l'autre du conflit qui peut être maintenu");
    }
    if (!note(tools, "conflit_regle " + tools.arguments.words[3] + " " + *why, rdv.borne)) {
        return complain("rien n'a changé : la décision n'a pas pu être inscrite à l'audit");
    }
    const auto done =
        store.transact([&](AgendaBook& book) { return settle(book, rdv.id, *decision); });
    if (!done) return complain("rien n'a changé : " + done.error().detail);
    std::cout << to_text(rdv.code) << ", " << tranche_text(rdv.tranche)
              << (*decision == Decision::replace
                      ? " : n'a plus cette heure ; proposez-en une autre à la personne.\n"
                      : " : reçu aussi à cette heure.\n");
    return 0;
}

}  // namespace central
