#pragma once

// A directory of a few fiches in memory: the ten needs, one emergency number, places near Mâcon.
// Words are found as they are written, in the name only.

#include "kiosk/content/secteurs.h"
#include "kiosk/domain/ports/annuaire.h"

#include <algorithm>
#include <string>
#include <vector>

namespace test {

class FakeAnnuaire : public domain::Annuaire {
  public:
    std::vector<domain::Fiche> fiches;
    std::vector<domain::Theme> known_themes{{"logement", "house_line"},
                                            {"argent", "wallet"},
                                            {"sante", "heartbeat"},
                                            {"alimentation", "fork_knife"},
                                            {"famille", "users_three"},
                                            {"travail", "briefcase"},
                                            {"handicap_age", "wheelchair"},
                                            {"papiers", "identification_card"},
                                            {"violences", "shield_warning", true},
                                            {"autre", "chat_circle_dots"}};
    std::vector<domain::Commune> known_communes{
        {"71270", "Mâcon", {"71000"}, 34000, domain::Position{4.83, 46.31}},
        {"71306", "Montceau-les-Mines", {"71300"}, 18000, domain::Position{4.37, 46.67}},
        {"71221", "Le Miroir", {"71480"}, 600, std::nullopt}};

    std::vector<domain::MotifPublie> known_motifs;  ///< none: this place gives no rdv
    content::Secteurs secteurs;                     ///< none drawn
    std::vector<domain::Lieu> known_lieux;

    FakeAnnuaire() {
        add("urgence--17", "Police secours", "violences").x_urgence = true;
        fiches.back().telephone = "17";
        fiches.back().horaires_accueil = "24/7";
        for (int i = 1; i <= 7; ++i) {
            auto& fiche =
                add("lieu--" + std::to_string(i), "Lieu " + std::to_string(i), "logement");
            fiche.adresse = {std::to_string(i) + " rue du Pont", "71000", "Mâcon", "71270"};
            fiche.position = {4.83, 46.31 + 0.003 * i};
            fiche.horaires_accueil = i % 2 == 0 ? "Mo-Fr 09:00-12:00" : "Mo-Fr 09:00-17:00";
            fiche.x_sans_rdv = i < 4 ? domain::SansRdv::oui : domain::SansRdv::non;
        }
        add("ligne--allo", "Allô argent", "argent").telephone = "3646";
        add("ecoute--1", "Écoute violences", "violences").telephone = "03 85 00 00 00";
    }

    domain::Fiche& add(const std::string& id, const std::string& nom, const std::string& theme) {
        domain::Fiche fiche;
        fiche.id = id;
        fiche.nom = nom;
        fiche.description = "Une aide. On vous reçoit.";
        fiche.x_themes = {theme};
        fiche.source = "Un producteur, une page";
        fiche.x_verifie_le =
            base::Date{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{12}};
        fiches.push_back(std::move(fiche));
        return fiches.back();
    }

    std::vector<domain::AnnuaireHit> find(const domain::AnnuaireQuery& query) const override {
        std::vector<domain::AnnuaireHit> hits;
        for (const auto& fiche : fiches) {
            const bool themed = query.themes.empty() || shares(fiche.x_themes, query.themes);
            const bool named = fiche.nom.find(query.mots) != std::string::npos;
            if (!themed || !named) continue;
            hits.push_back({&fiche, distance(query.depuis, fiche.position)});
        }
        return hits;
    }

    const domain::Fiche* fiche(const std::string& id) const override {
        return first(fiches, [&](const auto& fiche) { return fiche.id == id; });
    }
    const domain::Fiche* fiche_for_aide(const std::string& aide) const override {
        return first(fiches, [&](const auto& fiche) { return shares(fiche.x_aides, {aide}); });
    }
    const std::vector<domain::Theme>& themes() const override { return known_themes; }

    std::vector<const domain::Commune*> communes(const std::string& typed,
                                                 std::size_t limit) const override {
        std::vector<const domain::Commune*> found;
        for (const auto& commune : known_communes) {
            if (found.size() < limit && commune.nom.rfind(typed, 0) == 0) found.push_back(&commune);
        }
        return found;
    }
    const domain::Commune* commune(const std::string& code) const override {
        return first(known_communes, [&](const auto& known) { return known.code_insee == code; });
    }
    const std::vector<domain::Lieu>& lieux() const override { return known_lieux; }
    const std::vector<domain::MotifPublie>& motifs() const override { return known_motifs; }
    bool has_secteurs() const override { return !secteurs.empty(); }
    domain::ReponseDeSecteur secteur(const domain::Domicile& domicile) const override {
        return secteurs.trouver(domicile);
    }

  private:
    template <class List, class Test>
    static const typename List::value_type* first(const List& list, const Test& matches) {
        const auto found = std::find_if(list.begin(), list.end(), matches);
        return found == list.end() ? nullptr : &*found;
    }

    static bool shares(const std::vector<std::string>& some, const std::vector<std::string>& all) {
        return std::find_first_of(some.begin(), some.end(), all.begin(), all.end()) != some.end();
    }

    /// Along a meridian, near enough for tests.
    static std::optional<double> distance(const std::optional<domain::Position>& from,
                                          const std::optional<domain::Position>& to) {
        if (!from || !to) return std::nullopt;
        return std::abs(to->latitude - from->latitude) * 111.19;
    }
};

}  // namespace test
