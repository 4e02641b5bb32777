#include "kiosk/rules/questions.h"

#include <array>

namespace rules {
namespace {

using base::Exact;

struct Meta {
    std::string_view identifier;
    Forme forme;
    Sujet sujet;
    bool admits_unknown;
};

constexpr std::array<Meta, kQuestions> kMeta{{
    {"couple", Forme::choix, Sujet::foyer, false},
    {"naissance", Forme::annee, Sujet::adulte, false},
    {"enfants", Forme::annees_enfants, Sujet::foyer, false},
    {"mois_naissance", Forme::mois, Sujet::adulte, true},
    {"mois_enfants", Forme::mois, Sujet::enfant, true},
    {"activite", Forme::choix, Sujet::adulte, true},
    {"situations", Forme::cases, Sujet::foyer, true},
    {"separation_recente", Forme::choix, Sujet::foyer, true},
    {"nationalite", Forme::choix, Sujet::adulte, true},
    {"incapacite", Forme::choix, Sujet::adulte, true},
    {"inapte", Forme::choix, Sujet::adulte, true},
    {"handicap_enfant", Forme::choix, Sujet::enfant, true},
    {"garde_alternee", Forme::cases, Sujet::foyer, true},
    {"eleves_college", Forme::nombre, Sujet::foyer, true},
    {"eleves_lycee", Forme::nombre, Sujet::foyer, true},
    {"bourse", Forme::choix, Sujet::adulte, true},
    {"debut_chomage", Forme::choix, Sujet::adulte, true},
    {"travail_dix_ans", Forme::choix, Sujet::adulte, true},
    {"travail_deux_ans", Forme::choix, Sujet::adulte, true},
    {"occupation", Forme::choix, Sujet::foyer, true},
    {"zone", Forme::choix, Sujet::foyer, true},
    {"loyer", Forme::montants, Sujet::foyer, true},
    {"participation_frais", Forme::choix, Sujet::foyer, true},
    {"chez_parents", Forme::choix, Sujet::adulte, true},
    {"revenus", Forme::montants, Sujet::adulte, true},
    {"revenus_stables", Forme::choix, Sujet::foyer, true},
    {"revenus_annee", Forme::montants, Sujet::adulte, true},
    {"revenus_avant", Forme::montants, Sujet::adulte, true},
    {"revenus_enfant", Forme::montants, Sujet::enfant, true},
}};

const Meta& meta(Question question) {
    return kMeta[static_cast<std::size_t>(question)];
}

const std::vector<Option> kNone{};
const std::vector<Option> kOuiNon{{1, "oui"}, {0, "non"}};
const std::vector<Option> kCouple{{0, "seul"}, {1, "en_couple"}};
const std::vector<Option> kActivite{
    {0, "actif"}, {1, "chomeur"}, {2, "etudiant"}, {3, "retraite"}, {4, "inactif"}};
const std::vector<Option> kSituation{{0, "enceinte"},         {1, "handicap"},
                                     {2, "handicap_enfant"},  {3, "garde_alternee"},
                                     {4, "enfant_travaille"}, {5, "nationalite_etrangere"}};
const std::vector<Option> kOrigine{{0, "francaise"},      {1, "europe_trois_mois"},
                                   {2, "europe_recente"}, {3, "titre_dix_ans"},
                                   {4, "titre_cinq_ans"}, {5, "titre_recent"}};
const std::vector<Option> kIncapacite{
    {0, "aucune"}, {1, "moins_de_50"}, {2, "de_50_a_79"}, {3, "de_50_a_79_rsdae"}, {4, "de_80"}};
const std::vector<Option> kAeeh{{0, "aucun"},        {1, "base"},         {2, "complement_1"},
                                {3, "complement_2"}, {4, "complement_3"}, {5, "complement_4"},
                                {6, "complement_5"}, {7, "complement_6"}};
const std::vector<Option> kAnciennete{
    {0, "non_inscrit"}, {1, "moins_de_deux_mois"}, {2, "deux_a_six_mois"}, {3, "plus_de_six_mois"}};
const std::vector<Option> kOccupation{
    {0, "locataire_hlm"},  {1, "locataire_vide"},    {2, "locataire_meuble"}, {3, "proprietaire"},
    {4, "primo_accedant"}, {5, "loge_gratuitement"}, {6, "sans_domicile"}};
const std::vector<Option> kZone{{1, "zone_1"}, {2, "zone_2"}, {3, "zone_3"}};
const std::vector<Option> kBail{{0, "colocation"}, {1, "chambre"}};

const std::vector<Tranche> kIncomes{{1, 300},     {300, 600},   {600, 900},   {900, 1200},
                                    {1200, 1500}, {1500, 1800}, {1800, 2200}, {2200, 2600},
                                    {2600, 3200}, {3200, 4000}, {4000, 12000}};
const std::vector<Tranche> kRents{{1, 150},   {150, 250}, {250, 350}, {350, 450},  {450, 550},
                                  {550, 650}, {650, 750}, {750, 900}, {900, 1200}, {1200, 6000}};
const std::vector<Tranche> kSavings{{1, 1500}, {1500, 5000}, {5000, 15000}, {15000, 32000}};

constexpr std::array<std::string_view, kLignes> kLineNames{
    "salaire", "chomage", "retraite", "invalidite", "pension_alimentaire", "rsa", "ass", "aah",
    "asi",     "aspa",    "epargne",  "loyer"};

}  // namespace

std::string_view identifier(Question question) {
    return meta(question).identifier;
}

Forme forme(Question question) {
    return meta(question).forme;
}

bool is_month(Question question) {
    return forme(question) == Forme::mois;
}

Sujet sujet(Question question) {
    return meta(question).sujet;
}

bool admits_unknown(Question question) {
    return meta(question).admits_unknown;
}

std::string_view identifier(Ligne ligne) {
    return kLineNames[static_cast<std::size_t>(ligne)];
}

const std::vector<Option>& options(Question question) {
    switch (question) {
        case Question::couple:
            return kCouple;
        case Question::activite:
            return kActivite;
        case Question::situations:
            return kSituation;
        case Question::nationalite:
            return kOrigine;
        case Question::incapacite:
            return kIncapacite;
        case Question::handicap_enfant:
            return kAeeh;
        case Question::debut_chomage:
            return kAnciennete;
        case Question::occupation:
            return kOccupation;
        case Question::zone:
            return kZone;
        default:
            return forme(question) == Forme::choix ? kOuiNon : kNone;
    }
}

const std::vector<Option>& baux() {
    return kBail;
}

const std::vector<Tranche>& tranches(Ligne ligne) {
    if (ligne == Ligne::loyer) return kRents;
    if (ligne == Ligne::epargne) return kSavings;
    return kIncomes;
}

Exact plafond(Ligne ligne) {
    return Exact{tranches(ligne).back().haut};
}

}  // namespace rules
