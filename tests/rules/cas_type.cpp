#include "tests/rules/cas_type.h"

#include "kiosk/content/parametres_entree.h"

#include <array>
#include <functional>
#include <map>

namespace cas_types {
namespace {

using base::Exact;
using content::Node;
using domain::Personne;

template <class T>
using Words = std::map<std::string, T>;
using Read = std::function<Status(const Node&)>;
using Fields = std::map<std::string, Read>;

Error at(const Node& node, const std::string& what) {
    return fail(ErrorCode::invalid_input, "line " + std::to_string(node.line()) + ": " + what);
}

Status read_fields(const Node& node, const Fields& fields) {
    for (const auto& [name, value] : node.entries()) {
        const auto field = fields.find(name);
        if (field == fields.end()) return at(value, name + " is not known");
        if (auto done = field->second(value); !done) return done;
    }
    return Done{};
}

Read amount(Exact& into) {
    return [&into](const Node& node) -> Status {
        const auto value = Exact::parse(node.text());
        if (!value) return at(node, value.error().detail);
        into = *value;
        return Done{};
    };
}

Read integer(int& into) {
    return [&into](const Node& node) -> Status {
        Exact value;
        if (auto read = amount(value)(node); !read) return read;
        into = static_cast<int>(value.in_billionths() / Exact::kUnit);
        return Done{};
    };
}

Read flag(bool& into) {
    return [&into](const Node& node) -> Status {
        if (node.text() != "oui" && node.text() != "non") return at(node, "oui or non");
        into = node.text() == "oui";
        return Done{};
    };
}

Read date(std::chrono::year_month_day& into) {
    return [&into](const Node& node) -> Status {
        const auto value = content::parse_date(node.text());
        if (!value) return at(node, value.error().detail);
        into = *value;
        return Done{};
    };
}

template <class T>
Read word(T& into, const Words<T>& words) {
    return [&into, words](const Node& node) -> Status {
        const auto found = words.find(node.text());
        if (found == words.end()) return at(node, node.text() + " is not known");
        into = found->second;
        return Done{};
    };
}

/// One amount for every month, or fourteen.
Read serie(domain::Serie& into) {
    return [&into](const Node& node) -> Status {
        std::array<Exact, domain::Serie::kLength> amounts{};
        const bool is_list = node.kind() == Node::Kind::list;
        if (is_list && node.items().size() != amounts.size()) return at(node, "14 amounts");
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const auto& item = is_list ? node.items()[i] : node;
            if (auto read = amount(amounts[i])(item); !read) return read;
        }
        into = domain::Serie{amounts};
        return Done{};
    };
}

const Words<domain::Activite> kActivites{{"actif", domain::Activite::actif},
                                         {"chomeur", domain::Activite::chomeur},
                                         {"etudiant", domain::Activite::etudiant},
                                         {"retraite", domain::Activite::retraite},
                                         {"inactif", domain::Activite::inactif}};

const Words<domain::Nationalite> kNationalites{{"francaise", domain::Nationalite::francaise},
                                               {"europeenne", domain::Nationalite::europeenne},
                                               {"autre", domain::Nationalite::autre}};

const Words<domain::Scolarite> kScolarites{{"maternelle", domain::Scolarite::maternelle},
                                           {"primaire", domain::Scolarite::primaire},
                                           {"college", domain::Scolarite::college},
                                           {"lycee", domain::Scolarite::lycee}};

const Words<domain::Occupation> kOccupations{
    {"locataire_hlm", domain::Occupation::locataire_hlm},
    {"locataire_vide", domain::Occupation::locataire_vide},
    {"locataire_meuble", domain::Occupation::locataire_meuble},
    {"proprietaire", domain::Occupation::proprietaire},
    {"primo_accedant", domain::Occupation::primo_accedant},
    {"loge_gratuitement", domain::Occupation::loge_gratuitement},
    {"sans_domicile", domain::Occupation::sans_domicile}};

Fields income_fields(Personne& p) {
    return {{"salaire_net", serie(p.salaire_net)},
            {"chomage", serie(p.chomage)},
            {"retraite", serie(p.retraite)},
            {"pension_invalidite", serie(p.pension_invalidite)},
            {"pension_alimentaire", serie(p.pension_alimentaire)},
            {"livret_a", amount(p.livret_a)},
            {"aah_percue", amount(p.passees.aah)},
            {"asi_percue", amount(p.passees.asi)},
            {"ass_percue", amount(p.passees.ass)}};
}

Fields personne_fields(Personne& p) {
    auto fields = income_fields(p);
    fields.insert({
        {"naissance", date(p.naissance)},
        {"activite", word(p.activite, kActivites)},
        {"nationalite", word(p.nationalite, kNationalites)},
        {"scolarite", word(p.scolarite, kScolarites)},
        {"annees_titre_sejour", amount(p.annees_titre_sejour)},
        {"taux_incapacite", amount(p.taux_incapacite)},
        {"niveau_aeeh", integer(p.niveau_aeeh)},
        {"handicap", flag(p.handicap)},
        {"rsdae", flag(p.rsdae)},
        {"inapte_travail", flag(p.inapte_travail)},
        {"enceinte", flag(p.enceinte)},
        {"condition_ass", flag(p.condition_ass)},
        {"condition_rsa_jeune", flag(p.condition_rsa_jeune)},
        {"boursier", flag(p.boursier)},
        {"chez_parents", flag(p.chez_parents)},
        {"garde_alternee", flag(p.garde_alternee)},
        {"debut_chomage",
         [&p](const Node& node) {
             p.inscrit_chomage = true;
             return date(p.debut_chomage)(node);
         }},
    });
    return fields;
}

Read personnes(std::vector<Personne>& into) {
    return [&into](const Node& node) -> Status {
        for (const auto& item : node.items()) {
            into.emplace_back();
            if (auto read = read_fields(item, personne_fields(into.back())); !read) return read;
        }
        return Done{};
    };
}

Read logement(domain::Logement& into) {
    return [&into](const Node& node) -> Status {
        return read_fields(node, {{"occupation", word(into.occupation, kOccupations)},
                                  {"loyer", amount(into.loyer)},
                                  {"zone", integer(into.zone)},
                                  {"commune",
                                   [&into](const Node& code) -> Status {
                                       into.insee = code.text();
                                       return Done{};
                                   }},
                                  {"colocation", flag(into.colocation)},
                                  {"chambre", flag(into.chambre)},
                                  {"participe_frais", flag(into.participe_frais)}});
    };
}

Read month(base::Month& into) {
    return [&into](const Node& node) -> Status {
        const auto value = content::parse_month(node.text());
        if (!value) return at(node, value.error().detail);
        into = *value;
        return Done{};
    };
}

Read attendu(std::vector<Montant>& into) {
    return [&into](const Node& node) -> Status {
        for (const auto& [name, value] : node.entries()) into.push_back({name, value.text()});
        return into.empty() ? Status{at(node, "nothing is expected")} : Status{Done{}};
    };
}

/// prestation: {"label of the trace": amount}.
Read etapes(std::vector<Etape>& into) {
    return [&into](const Node& node) -> Status {
        for (const auto& [prestation, steps] : node.entries()) {
            for (const auto& [libelle, value] : steps.entries()) {
                into.push_back({prestation, libelle, {}});
                if (auto read = amount(into.back().valeur)(value); !read) return read;
            }
        }
        return Done{};
    };
}

Status ignore(const Node&) {
    return Done{};
}

Result<Cas> read_one(const Node& node) {
    Cas cas;
    cas.titre = node.text_at("cas");
    if (cas.titre.empty() || node.text_at("source").empty()) return at(node, "cas and source");
    auto& foyer = cas.foyer;
    const Words<rules::Lecture> lectures{{"loi", rules::Lecture::loi},
                                         {"reference", rules::Lecture::reference}};
    const Fields fields{{"cas", ignore},
                        {"source", ignore},
                        {"calcul", ignore},
                        {"lecture", word(cas.lecture, lectures)},
                        {"mois", month(foyer.mois)},
                        {"isolement_recent", flag(foyer.isolement_recent)},
                        {"rsa_percu", amount(foyer.rsa_passe)},
                        {"aspa_percue", amount(foyer.aspa_passee)},
                        {"adultes", personnes(foyer.adultes)},
                        {"enfants", personnes(foyer.enfants)},
                        {"logement", logement(foyer.logement)},
                        {"attendu", attendu(cas.attendu)},
                        {"etapes", etapes(cas.etapes)}};
    if (auto read = read_fields(node, fields); !read) return read.error();
    return cas;
}

}  // namespace

Result<std::vector<Cas>> read_cas(const Node& root) {
    std::vector<Cas> all;
    for (const auto& item : root.items()) {
        auto cas = read_one(item);
        if (!cas) return cas.error();
        all.push_back(*std::move(cas));
    }
    if (all.empty()) return at(root, "no case");
    return all;
}

}  // namespace cas_types
