#include "sync/central/cli/secteurs.h"

#include "kiosk/content/secteurs.h"
#include "kiosk/content/territoire.h"
#include "platform/system/files.h"

#include <iostream>

namespace central {
namespace {

using Sorte = domain::ReponseDeSecteur::Sorte;

constexpr std::size_t kMostBytes = 32 * 1024 * 1024;
constexpr const char* kCommunes = "/territoire/communes.csv";
constexpr const char* kSecteurs = "/territoire/secteurs.csv";

Result<content::SecteursLus> read(const Tools& tools, AgendaStore& agendas,
                                  const std::string& pack) {
    const auto territory = platform::read_file(pack + kCommunes, kMostBytes);
    if (!territory) return territory.error();
    const auto communes = content::read_communes(*territory);
    if (!communes) return fail(communes.error().code, "communes.csv, " + communes.error().detail);
    const auto csv = platform::read_file(pack + kSecteurs, kMostBytes);
    if (!csv) return csv.error();
    const auto all = tools.store.all_mds();
    if (!all) return all.error();
    const auto known = agendas.content();
    if (!known) return known.error();
    content::SecteursConnus connus{*communes, {}};
    for (const auto& mds : *all) connus.mds.insert(mds.id);
    std::map<std::int64_t, std::string> mds_of_agenda;
    for (const auto& agenda : known->agendas) mds_of_agenda[agenda.numero] = agenda.mds;
    std::set<std::string> motifs;
    for (const auto& motif : known->motifs) motifs.insert(motif.id);
    connus.agendas = &mds_of_agenda;
    connus.motifs = &motifs;
    return content::read_secteurs(*csv, connus);
}

int load(const Tools& tools, AgendaStore& agendas, const std::string& pack) {
    const auto lus = read(tools, agendas, pack);
    if (!lus) return complain("secteurs illisibles, rien n'a changé : " + lus.error().detail);
    for (const auto& one : lus->plaintes) std::cerr << "secteurs.csv, " << one << "\n";
    if (!lus->plaintes.empty()) return complain("secteurs refusés, rien n'a changé");
    const auto kept = agendas.replace_secteurs(lus->regles);
    if (!kept) return complain("secteurs non gardés : " + kept.error().detail);
    std::cout << lus->regles.size() << " lignes de secteurs.\n";
    return 0;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string told(const domain::ReponseDeSecteur& answer) {
    switch (answer.sorte) {
        case Sorte::trouve: {
            std::string text = answer.secteur.mds;
            for (const auto agenda : answer.secteur.agendas) {
                text += ", agenda " + std::to_string(agenda);
            }
            return text + (answer.par_commune ? " (toute la commune)" : "");
        }
        case Sorte::demander_voie:
            return answer.voies.empty() ? "quelle voie ? " + listed(answer.mds)
                                        : "quelle voie ? " + listed(answer.voies);
        case Sorte::demander_numero:
            return "quel numéro ? " + listed(answer.mds);
        default:
            return "les secteurs ne le disent pas : voir l'accueil";
    }
}

}  // namespace

int run_secteurs(const Tools& tools, AgendaStore& agendas) {
    const auto& words = tools.arguments.words;
    if (words.size() == 3 && words[1] == "charger") return load(tools, agendas, words[2]);
    if (words.size() < 3 || words.size() > 5 || words[1] != "trouver") {
        return complain("secteurs charger PACK | secteurs trouver COMMUNE [LIGNE [MOTIF]]", 2);
    }
    auto regles = agendas.secteurs();
    if (!regles) return complain("secteurs illisibles : " + regles.error().detail);
    const auto word = [&](std::size_t at) { return at < words.size() ? words[at] : std::string{}; };
    const content::Secteurs secteurs{*std::move(regles)};
    std::cout << told(secteurs.trouver({word(2), word(3), word(4)})) << "\n";
    return 0;
}

}  // namespace central
