#include "kiosk/content/secteurs.h"

#include "kiosk/content/voies.h"

#include <algorithm>

namespace content {
namespace {

using domain::Cote;
using domain::Domicile;
using domain::NumeroDeVoie;
using domain::RegleDeSecteur;
using domain::ReponseDeSecteur;
using domain::Secteur;
using Sorte = ReponseDeSecteur::Sorte;

bool contains(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

bool has(const RegleDeSecteur& regle, const NumeroDeVoie& numero) {
    const bool even = numero.numero % 2 == 0;
    const bool side = regle.cote == Cote::tous || even == (regle.cote == Cote::pair);
    return side && regle.debut <= numero && numero <= regle.fin;
}

/// No house of its side is elsewhere.
bool is_unbounded(const RegleDeSecteur& regle) {
    const int least = regle.cote == Cote::pair ? 2 : 1;
    return regle.debut <= NumeroDeVoie{least, 0} && regle.fin == domain::kDernierNumero;
}

template <class Line>
bool has_whole_side(const std::vector<Line>& lines, Cote cote) {
    return std::any_of(lines.begin(), lines.end(), [&](const auto* line) {
        const auto& regle = line->regle;
        return is_unbounded(regle) && (regle.cote == Cote::tous || regle.cote == cote);
    });
}

template <class Line>
std::set<Secteur> secteurs_of(const std::vector<Line>& lines) {
    std::set<Secteur> found;
    for (const auto* line : lines) found.insert(line->regle.secteur);
    return found;
}

ReponseDeSecteur found(const Secteur& secteur, bool par_commune) {
    return {Sorte::trouve, secteur, par_commune};
}

ReponseDeSecteur unsure(Sorte sorte, const std::set<Secteur>& among) {
    ReponseDeSecteur answer{sorte};
    std::set<std::string> mds;
    for (const auto& one : among) mds.insert(one.mds);
    answer.mds.assign(mds.begin(), mds.end());
    return answer;
}

/// The lines of the streets that a key names: exactly, else without articles, else without the kind
/// of street.
template <class Line>
std::vector<Line> streets_named(const std::vector<Line>& lines, const std::string& key) {
    const auto matching = [&](auto of) {
        std::vector<Line> same;
        std::copy_if(lines.begin(), lines.end(), std::back_inserter(same), [&](const auto* line) {
            return !line->key.empty() && of(line->key) == of(key);
        });
        return same;
    };
    auto same = matching([](const std::string& one) { return one; });
    if (same.empty()) same = matching(without_articles);
    if (same.empty() && without_kind(key) == without_articles(key)) same = matching(without_kind);
    return same;
}

/// What the lines of one street say.
template <class Line>
ReponseDeSecteur in_street(std::vector<Line> lines, const std::optional<NumeroDeVoie>& numero,
                           const std::optional<Secteur>& otherwise) {
    auto among = secteurs_of(lines);
    const bool whole = has_whole_side(lines, Cote::pair) && has_whole_side(lines, Cote::impair);
    if (!numero) {
        if (otherwise && !whole) among.insert(*otherwise);
        const bool sure = among.size() == 1 && (whole || otherwise);
        return sure ? found(*among.begin(), false) : unsure(Sorte::demander_numero, among);
    }
    std::erase_if(lines, [&](const auto* line) { return !has(line->regle, *numero); });
    if (!lines.empty()) return found(lines.front()->regle.secteur, false);
    if (otherwise) return found(*otherwise, true);
    return unsure(Sorte::voir_accueil, among);
}

/// What the lines of the streets of one name say: the street is asked for when that matters.
template <class Line>
ReponseDeSecteur in_streets(const std::vector<Line>& lines,
                            const std::optional<NumeroDeVoie>& numero,
                            const std::optional<Secteur>& otherwise) {
    std::map<std::string, std::vector<Line>> by_street;
    for (const auto* line : lines) by_street[line->key].push_back(line);
    std::vector<ReponseDeSecteur> answers;
    for (const auto& [key, street] : by_street) {
        answers.push_back(in_street(street, numero, otherwise));
    }
    const bool same = std::all_of(answers.begin(), answers.end(),
                                  [&](const auto& one) { return one == answers.front(); });
    if (same && (answers.size() == 1 || answers.front().sorte == Sorte::trouve)) {
        return answers.front();
    }
    auto answer = unsure(Sorte::demander_voie, secteurs_of(lines));
    for (const auto& [key, street] : by_street) {
        answer.voies.push_back(street.front()->regle.nom_voie);
    }
    return answer;
}

}  // namespace

Secteurs::Secteurs(std::vector<RegleDeSecteur> regles) {
    for (auto& regle : regles) {
        auto key = voie_key(regle.nom_voie);
        auto& lines = by_commune_[regle.code_insee];
        lines.push_back({std::move(regle), std::move(key)});
    }
}

Secteurs::Lignes Secteurs::lines_of(const std::string& code_insee, const std::string& motif) const {
    Lignes of_motif;
    Lignes general;
    const auto commune = by_commune_.find(code_insee);
    if (commune == by_commune_.end()) return general;
    for (const auto& line : commune->second) {
        if (line.regle.motifs.empty()) general.push_back(&line);
        if (contains(line.regle.motifs, motif)) of_motif.push_back(&line);
    }
    return of_motif.empty() ? general : of_motif;
}

ReponseDeSecteur Secteurs::trouver(const Domicile& domicile) const {
    const auto lines = lines_of(domicile.code_insee, domicile.motif);
    if (lines.empty()) return {};
    const auto among = secteurs_of(lines);
    std::optional<Secteur> otherwise;
    for (const auto* line : lines) {
        if (line->key.empty()) otherwise = line->regle.secteur;
    }
    if (otherwise && among.size() == 1) return found(*otherwise, true);

    const auto ways = read_ligne(domicile.ligne);
    if (ways.empty() || read_numero(domicile.ligne)) return unsure(Sorte::demander_voie, among);
    for (const auto& way : ways) {
        const auto streets = streets_named(lines, way.key);
        if (streets.empty()) continue;
        return in_streets(streets, way.numero, otherwise);
    }
    return otherwise ? found(*otherwise, true) : unsure(Sorte::voir_accueil, among);
}

}  // namespace content
