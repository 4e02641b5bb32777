#include "kiosk/view/results.h"

#include "kiosk/content/explications.h"
#include "kiosk/view/fiche_texts.h"
#include "kiosk/view/typography.h"

#include <algorithm>
#include <tuple>

namespace view {
namespace {

using rules::Estimation;
using rules::Prestation;
using rules::Verdict;

/// Euros a year, so that a yearly aide is compared with a monthly one.
base::Exact yearly(const Estimation& estimation) {
    constexpr int kMonths = 12;
    return is_yearly(estimation.prestation) ? estimation.haut : estimation.haut * kMonths;
}

/// Due before to be checked; with an amount before conditions alone; then the largest.
bool comes_before(const Found& a, const Found& b) {
    const auto rank = [](const Found& found) {
        return std::tuple{found.verdict != Verdict::oui, !found.estimation};
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    return a.estimation && b.estimation && yearly(*a.estimation) > yearly(*b.estimation);
}

/// One of the two is due and which is not known: a single answer, and what the foyer would pay.
void join_health_covers(std::vector<Found>& all) {
    const auto of = [&](Prestation prestation) {
        return std::find_if(all.begin(), all.end(), [&](const Found& one) {
            return one.estimation && one.estimation->prestation == prestation;
        });
    };
    const auto free = of(Prestation::css_gratuite);
    const auto paying = of(Prestation::css_participation);
    const bool is_open =
        free->verdict == Verdict::a_verifier && paying->verdict == Verdict::a_verifier;
    if (!is_open) return;
    free->verdict = Verdict::oui;
    free->au_plus = paying->estimation->haut;
    all.erase(paying);
}

std::vector<Found> all_found(const Writer& writer) {
    std::vector<Found> all;
    const auto& simulation = writer.session().simulation;
    if (!simulation) return all;
    const auto& bilan = simulation->bilan;
    for (const auto& one : bilan.estimations) {
        all.push_back({std::string(rules::identifier(one.prestation)), one.verdict, one,
                       std::nullopt, std::nullopt});
    }
    if (bilan.sante_sure) join_health_covers(all);
    const auto* aides = writer.context().aides;
    if (!aides) return all;
    for (const auto& one : rules::examiner(*aides, simulation->reponses, bilan.estimations)) {
        all.push_back({one.aide->id, one.verdict, std::nullopt, one, std::nullopt});
    }
    return all;
}

/// Nobody grows younger; a rent is a matter for the housing benefit alone; and who is due an aide
/// loses it by earning a little more or ageing, not by earning less.
bool is_worth_saying(const rules::Bascule& one) {
    constexpr int kNear = 500;
    using rules::Levier;
    switch (one.levier) {
        case Levier::annees_en_moins:
            return false;
        case Levier::loyer_en_plus:
        case Levier::loyer_en_moins:
            return one.prestation == rules::Prestation::aide_logement && one.due_ensuite;
        case Levier::salaire_en_plus:
        case Levier::annees_en_plus:
            return one.due_ensuite || rules::distance(one) <= kNear;
        default:
            return one.due_ensuite;
    }
}

/// The nearest change that the sentence of the answer does not tell already.
const rules::Bascule* next_change(const rules::Detail& detail) {
    const auto& told = detail.explication.ecart;
    for (const auto& one : detail.bascules) {
        const bool is_told = std::any_of(told.begin(), told.end(), [&](const auto& other) {
            return other.levier == one.levier;
        });
        if (!is_told && is_worth_saying(one)) return &one;
    }
    return nullptr;
}

/// "caf.fr".
std::string site_name(std::string site) {
    for (const std::string start : {"https://", "http://", "www."}) {
        if (site.rfind(start, 0) == 0) site.erase(0, start.size());
    }
    if (!site.empty() && site.back() == '/') site.pop_back();
    return site;
}

/// The first condition of an aide that the answers exclude.
std::string failed_condition(const Writer& writer, const rules::AideExaminee& examined) {
    for (const auto& one : examined.conditions) {
        if (one.verdict == Verdict::non) return one.condition->phrase.in(writer.language());
    }
    return "";
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : between) + part;
    return text;
}

std::vector<Found> proposed(const Writer& writer) {
    auto all = all_found(writer);
    std::erase_if(all, [](const Found& found) { return found.verdict == Verdict::non; });
    std::stable_sort(all.begin(), all.end(), comes_before);
    return all;
}

std::vector<Found> refused(const Writer& writer) {
    auto all = all_found(writer);
    std::erase_if(all, [](const Found& found) { return found.verdict != Verdict::non; });
    return all;
}

std::string name_of(const Writer& writer, const Found& found) {
    if (writer.large()) return short_name_of(writer, found);
    return official_name_of(writer, found);
}

std::string official_name_of(const Writer& writer, const Found& found) {
    if (found.conditions) return typeset_french(found.conditions->aide->nom);
    return aide_name(writer, found.aide);
}

std::string short_name_of(const Writer& writer, const Found& found) {
    if (found.conditions) return typeset_french(found.conditions->aide->nom_court);
    return aide_name(writer, found.aide);
}

std::string meaning_of(const Writer& writer, const Found& found) {
    if (found.conditions) {
        return typeset_french(found.conditions->aide->resume.in(writer.language()));
    }
    const auto price = price_of(writer, found);
    return price.empty() ? aide_meaning(writer, found.aide) : price;
}

std::string price_of(const Writer& writer, const Found& found) {
    if (!found.estimation) return "";
    const auto& one = *found.estimation;
    const auto say = [&](const char* key, base::Exact price) {
        return writer.text(key, {{"prix", say_price(writer, price)}});
    };
    if (found.au_plus) return say("simulateur.sante_sure", *found.au_plus);
    const bool is_known = one.prestation == Prestation::css_participation && one.bas == one.haut;
    return is_known && one.haut > base::Exact{} ? say("simulateur.sante_prix", one.haut) : "";
}

Amount amount_of(const Writer& writer, const Found& found) {
    return found.estimation ? say_amount(writer, *found.estimation) : Amount{};
}

std::vector<std::pair<Found, std::string>> refused_with_reasons(const Writer& writer) {
    const auto& context = writer.context();
    const auto& simulation = *writer.session().simulation;
    const content::Explications said{writer.textes(), writer.language()};
    const auto whys = rules::refus(simulation.reponses, *context.parametres);
    std::vector<std::pair<Found, std::string>> all;
    for (auto& found : refused(writer)) {
        std::string why;
        if (found.conditions) why = failed_condition(writer, *found.conditions);
        if (found.estimation && whys) {
            const auto of = std::find_if(whys->begin(), whys->end(), [&](const auto& one) {
                return one.prestation == found.estimation->prestation;
            });
            if (of != whys->end()) why = said.raison(*of);
        }
        all.emplace_back(std::move(found), typeset_french(why));
    }
    return all;
}

const domain::Fiche* fiche_of(const Writer& writer, const Found& found) {
    const auto* annuaire = writer.context().annuaire;
    if (!annuaire) return nullptr;
    if (found.conditions) return annuaire->fiche(found.conditions->aide->fiche);
    return annuaire->fiche_for_aide(found.aide);
}

std::string newest_scale(const Writer& writer, const app::Simulation& simulation) {
    const auto* parametres = writer.context().parametres;
    if (!parametres) return "";
    base::Month newest{};
    for (const auto& one : simulation.bilan.estimations) {
        newest = std::max(newest, parametres->scale_date(one.prestation, simulation.reponses.mois(),
                                                         rules::Lecture::loi));
    }
    return say_scale(writer, newest);
}

AideTexts texts_of(const Writer& writer, const Found& found, const rules::Detail& detail) {
    const content::Explications said{writer.textes(), writer.language()};
    AideTexts texts;
    texts.check = typeset_french(said.a_verifier(found.estimation->prestation));
    if (found.au_plus) {
        texts.why = writer.text("droit.sante_sure");
        return texts;
    }
    texts.why = typeset_french(said.phrase(detail.explication));
    if (const auto* other = next_change(detail)) {
        texts.change = typeset_french(said.phrase(*other, detail.explication.en_couple));
    }
    return texts;
}

std::string bring_of(const Writer& writer, const domain::Fiche* fiche) {
    if (!fiche) return "";
    auto pieces = texts_of(writer, *fiche).justificatifs;
    for (std::size_t i = 1; i < pieces.size(); ++i) pieces[i] = inside_a_sentence(pieces[i]);
    return joined(pieces, ", ");
}

std::string where_of(const Writer& writer, const Found& found) {
    const auto* fiche = fiche_of(writer, found);
    std::string where;
    if (fiche) where = typeset_french(fiche->nom);
    if (found.estimation) where = writer.text("simulateur.aide." + found.aide + ".ou");
    if (!fiche) return where;
    const auto contact = fiche->telephone.empty() ? site_name(fiche->site_web) : fiche->telephone;
    return contact.empty() ? where : where + " · " + contact;
}

}  // namespace view
