#include "sync/central/pages/counter_words.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace central {
namespace {

using Words = std::map<std::string, std::string, std::less<>>;

const Words kNeeds{
    {"logement", "Se loger"},
    {"argent", "Argent et budget"},
    {"sante", "Santé"},
    {"alimentation", "Manger et se vêtir"},
    {"famille", "Famille et enfants"},
    {"travail", "Travail et RSA"},
    {"handicap_age", "Handicap et âge"},
    {"papiers", "Papiers et démarches"},
    {"autre", "Autre chose"},
};

const Words kLanguages{{"fr", "français"}, {"en", "anglais"}, {"ar", "arabe"}};

const Words kPapers{{"ticket", "tickets"}, {"fiche", "fiches"}, {"bilan", "estimations d’aides"}};

const Words kWrong{
    {"ferme", "c’est fermé"},      {"horaires", "les horaires"}, {"adresse", "l’adresse"},
    {"telephone", "le téléphone"}, {"autre", "autre chose"},
};

/// Where a person was when the kiosk wiped a visit.
const Words kScreens{
    {"langue", "choix de la langue"},
    {"besoins", "choix des besoins"},
    {"actions", "que faire"},
    {"themes", "choix d’un sujet"},
    {"recherche", "recherche par mots"},
    {"commune", "choix de la commune"},
    {"liste", "liste des réponses"},
    {"fiche", "lecture d’une fiche"},
    {"ticket", "ticket"},
    {"rdv", "rendez-vous"},
    {"urgence", "c’est urgent"},
    {"numero", "numéro d’urgence"},
    {"aide", "parler à quelqu’un"},
    {"hors_ligne", "état sans réseau"},
    {"erreur", "erreur signalée"},
    {"merci", "remerciement"},
    {"simulateur", "questions du simulateur"},
    {"reponses", "réponses données"},
    {"resultats", "résultats du simulateur"},
    {"refus", "aide non due"},
    {"droit", "aide possible"},
};

const Words kAides{
    {"rsa", "RSA"},
    {"prime_activite", "prime d’activité"},
    {"aide_logement", "aide au logement"},
    {"aah", "AAH"},
    {"mva", "majoration pour la vie autonome"},
    {"asi", "ASI"},
    {"aspa", "ASPA"},
    {"ass", "ASS"},
    {"css_gratuite", "complémentaire santé gratuite"},
    {"css_participation", "complémentaire santé, participation"},
    {"af", "allocations familiales"},
    {"cf", "complément familial"},
    {"asf", "allocation de soutien familial"},
    {"paje_base", "Paje, allocation de base"},
    {"aeeh", "AEEH"},
    {"ars", "rentrée scolaire"},
    {"cheque_energie", "chèque énergie"},
    {"bourse_college", "bourse de collège"},
    {"bourse_lycee", "bourse de lycée"},
};

const Words kVerdicts{{"oui", "oui"}, {"non", "non"}, {"a_verifier", "à vérifier"}};

std::string with_spaces(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '_' || c == '-'; }, ' ');
    return text;
}

std::string said(const Words& words, std::string_view key) {
    const auto found = words.find(key);
    return found == words.end() ? with_spaces(std::string{key}) : found->second;
}

/// "anil--sos-loyers" without its source, as words.
std::string fiche_words(std::string_view id) {
    const auto name = id.find("--");
    auto words = with_spaces(std::string{name == id.npos ? id : id.substr(name + 2)});
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    }
    return words;
}

/// The parts on either side of the first "/"; the second one is empty without it.
std::pair<std::string_view, std::string_view> halves(std::string_view key) {
    const auto slash = key.find('/');
    if (slash == key.npos) return {key, {}};
    return {key.substr(0, slash), key.substr(slash + 1)};
}

std::string simulation_words(std::string_view key) {
    const auto [aide, rest] = halves(key);
    const auto verdict = halves(rest).second;
    return said(kAides, aide) + (verdict.empty() ? "" : "\u00A0: " + said(kVerdicts, verdict));
}

std::string empty_search_words(std::string_view key) {
    const auto [theme, commune] = halves(key);
    const auto what = theme.empty() ? std::string{"par mots"} : said(kNeeds, theme);
    return what + (commune.empty() ? ", près de la borne" : ", commune " + std::string{commune});
}

}  // namespace

std::string counter_words(const std::string& family, const std::string& key) {
    if (key == "non_detaille") return "non détaillé";
    if (family == "besoin") return said(kNeeds, key);
    if (family == "langue") return said(kLanguages, key);
    if (family == "impression") return said(kPapers, key);
    if (family == "abandon") return said(kScreens, key);
    if (family == "simulation") return simulation_words(key);
    if (family == "recherche_vide") return empty_search_words(key);
    if (family == "fiche") return fiche_words(key);
    if (family == "signalement") {
        const auto [fiche, what] = halves(key);
        return fiche_words(fiche) + "\u00A0: " + said(kWrong, what);
    }
    return with_spaces(key);
}

}  // namespace central
