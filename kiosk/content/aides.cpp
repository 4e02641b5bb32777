#include "kiosk/content/aides.h"

#include "kiosk/content/aides_traductions.h"
#include "kiosk/content/fields.h"

#include <algorithm>
#include <array>
#include <optional>

namespace content {
namespace {

using rules::Aide;
using rules::Condition;
using rules::Critere;
using rules::Sujet;

constexpr const char* kOfDepartment = "departementales.yaml";
constexpr int kOldest = 120;
constexpr int kMostDeep = 3;

/// What a criterion is followed by.
enum class Suite { oui, ans, pour_cent, activites, occupations, prestations, conditions };

struct Forme {
    std::string_view cle;
    Critere critere;
    Suite suite;
};
constexpr std::array<Forme, 16> kFormes{
    {{"a_verifier", Critere::a_verifier, Suite::oui},
     {"age_min", Critere::age_min, Suite::ans},
     {"age_max", Critere::age_max, Suite::ans},
     {"activite", Critere::activite, Suite::activites},
     {"pas_activite", Critere::pas_activite, Suite::activites},
     {"salarie", Critere::salarie, Suite::oui},
     {"bourse", Critere::bourse, Suite::oui},
     {"incapacite_min", Critere::incapacite_min, Suite::pour_cent},
     {"handicap", Critere::handicap, Suite::oui},
     {"enceinte", Critere::enceinte, Suite::oui},
     {"seul", Critere::seul, Suite::oui},
     {"occupation", Critere::occupation, Suite::occupations},
     {"enfant_age_max", Critere::enfant_age_max, Suite::ans},
     {"estimation", Critere::estimation, Suite::prestations},
     {"une_de", Critere::une_de, Suite::conditions},
     {"toutes", Critere::toutes, Suite::conditions}}};

Error at(const Node& node, const std::string& why) {
    return fail(ErrorCode::invalid_input, "ligne " + std::to_string(node.line()) + " : " + why);
}

const Forme* forme_of(std::string_view key) {
    const auto found = std::find_if(kFormes.begin(), kFormes.end(),
                                    [&](const Forme& one) { return one.cle == key; });
    return found == kFormes.end() ? nullptr : &*found;
}

/// Whether the criterion asks something of the persons the aide looks at.
bool suits(Critere critere, Sujet sujet) {
    switch (critere) {
        case Critere::age_min:
        case Critere::age_max:
        case Critere::handicap:
            return sujet != Sujet::foyer;
        case Critere::activite:
        case Critere::pas_activite:
        case Critere::salarie:
        case Critere::bourse:
        case Critere::incapacite_min:
            return sujet == Sujet::adulte;
        default:
            return true;
    }
}

std::optional<int> number(const std::string& text) {
    const bool digits =
        !text.empty() && text.size() <= 3 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return std::nullopt;
    return std::stoi(text);
}

std::optional<int> word(Suite suite, const std::string& text) {
    if (suite == Suite::prestations) {
        for (std::size_t i = 0; i < rules::kPrestations; ++i) {
            if (rules::identifier(static_cast<rules::Prestation>(i)) == text) {
                return static_cast<int>(i);
            }
        }
        return std::nullopt;
    }
    const auto question =
        suite == Suite::activites ? rules::Question::activite : rules::Question::occupation;
    for (const auto& option : rules::options(question)) {
        if (option.identifier == text) return option.valeur;
    }
    return std::nullopt;
}

Status read_words(const Node& node, Suite suite, std::vector<int>& into) {
    if (node.items().empty()) return at(node, "une liste de mots est attendue");
    for (const auto& item : node.items()) {
        const auto value = word(suite, item.text());
        if (!value) return at(item, "mot inconnu de ce critère : " + item.text());
        into.push_back(*value);
    }
    return Done{};
}

Status read_number(const Node& node, Suite suite, std::vector<int>& into) {
    const auto value = number(node.text());
    const bool sound =
        value && (suite == Suite::ans ? *value <= kOldest : *value == 50 || *value == 80);
    if (!sound) return at(node, "valeur inconnue de ce critère : " + node.text());
    into.push_back(*value);
    return Done{};
}

Result<std::vector<Condition>> read_conditions(const Node& node, Sujet sujet, int deep);

Status read_suite(const Node& node, const Forme& forme, Sujet sujet, int deep, Condition& into) {
    switch (forme.suite) {
        case Suite::oui:
            return node.text() == "oui" ? Status{Done{}} : at(node, "seul « oui » est attendu");
        case Suite::ans:
        case Suite::pour_cent:
            return read_number(node, forme.suite, into.valeurs);
        case Suite::activites:
        case Suite::occupations:
        case Suite::prestations:
            return read_words(node, forme.suite, into.valeurs);
        case Suite::conditions:
            break;
    }
    auto among = read_conditions(node, sujet, deep + 1);
    if (!among) return among.error();
    if (among->size() < 2) return at(node, "au moins deux conditions attendues");
    into.parmi = *std::move(among);
    return Done{};
}

Result<Condition> read_condition(const Node& node, Sujet sujet, int deep) {
    Condition condition;
    bool has_criterion = false;
    for (const auto& [key, value] : node.entries()) {
        if (key == "phrase") {
            condition.phrase.fr = value.text();
            continue;
        }
        const auto* forme = forme_of(key);
        if (forme == nullptr) return at(value, "critère inconnu : " + key);
        if (has_criterion) return at(value, "une condition a un seul critère");
        if (!suits(forme->critere, sujet)) {
            return at(value, key + " ne va pas avec la personne que regarde l'aide");
        }
        has_criterion = true;
        condition.critere = forme->critere;
        if (auto read = read_suite(value, *forme, sujet, deep, condition); !read) {
            return read.error();
        }
    }
    if (condition.phrase.fr.empty()) return at(node, "une condition a une phrase");
    if (!has_criterion) return at(node, "une condition a un seul critère");
    return condition;
}

Result<std::vector<Condition>> read_conditions(const Node& node, Sujet sujet, int deep) {
    if (deep > kMostDeep) return at(node, "trop de conditions l'une dans l'autre");
    std::vector<Condition> all;
    for (const auto& item : node.items()) {
        auto condition = read_condition(item, sujet, deep);
        if (!condition) return condition.error();
        all.push_back(*std::move(condition));
    }
    if (all.empty()) return at(node, "aucune condition");
    return all;
}

std::optional<Sujet> sujet_of(const std::string& text) {
    if (text == "adulte") return Sujet::adulte;
    if (text == "enfant") return Sujet::enfant;
    if (text == "foyer") return Sujet::foyer;
    return std::nullopt;
}

bool is_link(const std::string& text) {
    return text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
}

Result<Aide> read_aide(const std::string& id, const Node& node) {
    Fields fields{node};
    Aide aide;
    aide.id = id;
    aide.nom = fields.required("nom", 120);
    aide.nom_court = fields.optional("nom_court");
    if (aide.nom_court.size() >= aide.nom.size()) fields.refuse("nom_court", "plus court que nom");
    if (aide.nom_court.empty()) aide.nom_court = aide.nom;
    aide.resume.fr = fields.required("resume", 200);
    aide.fiche = fields.optional("fiche");
    aide.source = fields.required("source", 200);
    aide.lien = fields.required("lien");
    aide.consulte = fields.required("consulte", 10);
    aide.relu = fields.required("relu", 100);
    const auto sujet = sujet_of(fields.required("pour"));
    if (!sujet) fields.refuse("pour", "adulte, enfant ou foyer attendu");
    if (!is_link(aide.lien)) fields.refuse("lien", "une adresse est attendue");
    if (!read_date(aide.consulte)) fields.refuse("consulte", "un jour est attendu");
    const auto* conditions = fields.node("conditions", Node::Kind::list);
    if (conditions == nullptr) fields.refuse("conditions", "aucune condition");
    if (auto read = fields.finish(); !read) return read.error();

    aide.sujet = *sujet;
    auto all = read_conditions(*conditions, aide.sujet, 1);
    if (!all) return all.error();
    aide.conditions = *std::move(all);
    return aide;
}

}  // namespace

Result<std::vector<Aide>> read_aides(const std::vector<FichierParametres>& fichiers) {
    std::vector<Aide> all;
    const Node* traductions = nullptr;
    for (const auto& fichier : fichiers) {
        if (fichier.nom == kTraductions) {
            traductions = &fichier.racine;
            continue;
        }
        for (const auto& [id, node] : fichier.racine.entries()) {
            auto aide = read_aide(id, node);
            if (!aide) {
                return fail(ErrorCode::invalid_input, fichier.nom + " : " + aide.error().detail);
            }
            const bool twice = std::any_of(all.begin(), all.end(),
                                           [&](const Aide& one) { return one.id == aide->id; });
            if (twice) return fail(ErrorCode::invalid_input, fichier.nom + ": twice " + id);
            if (fichier.nom == kOfDepartment) aide->portee = rules::Portee::departementale;
            all.push_back(*std::move(aide));
        }
    }
    if (traductions == nullptr) {
        return fail(ErrorCode::invalid_input, std::string{kTraductions} + " : absent");
    }
    if (auto translated = translate(all, *traductions); !translated) return translated.error();
    return all;
}

}  // namespace content
