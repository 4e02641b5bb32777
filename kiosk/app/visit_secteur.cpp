// "Quelle est ma MDS ?": a commune, then a street where the commune is split.

#include "kiosk/app/visit.h"

namespace app {

using Sorte = domain::ReponseDeSecteur::Sorte;

void Visit::on(const ShowSecteur&) {
    if (!context_.annuaire || !context_.annuaire->has_secteurs()) return;
    session_.chose = true;
    if (!session_.secteur.code_insee.empty()) return push(ScreenName::ma_mds);
    session_.keyboard_page = 0;
    session_.secteur = {};
    push(ScreenName::secteur);
}

void Visit::on(const ForgetSecteur&) {
    if (screen() != ScreenName::ma_mds) return;
    session_.secteur = {};
    pop();
    on(ShowSecteur{});
}

void Visit::give_commune(const std::string& code_insee) {
    auto& said = session_.secteur;
    if (!context_.annuaire || context_.annuaire->commune(code_insee) == nullptr) return;
    said.code_insee = code_insee;
    said.ligne.clear();
    session_.keyboard_page = 0;
    session_.stack.pop_back();
    const auto found = context_.annuaire->secteur({code_insee, "", ""});
    const bool is_split = found.sorte == Sorte::demander_voie;
    push(is_split ? ScreenName::voie : ScreenName::ma_mds);
}

/// A street that leaves several MDS is asked for again, with what is missing; see view/secteur.cpp.
void Visit::give_street() {
    const auto& said = session_.secteur;
    if (said.ligne.empty() || !context_.annuaire) return;
    const auto found = context_.annuaire->secteur({said.code_insee, said.ligne, ""});
    const bool is_unsure =
        found.sorte == Sorte::demander_voie || found.sorte == Sorte::demander_numero;
    if (is_unsure) return;
    session_.stack.pop_back();
    push(ScreenName::ma_mds);
}

}  // namespace app
