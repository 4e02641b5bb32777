#include "kiosk/simuler/lignes.h"

#include "kiosk/rules/simulation.h"
#include "kiosk/simuler/foyer_json.h"
#include "kiosk/simuler/reponse_json.h"

namespace simuler {
namespace {

void add_scales(Explications& explications, base::Month month, rules::Lecture lecture,
                const rules::Parametres& parametres) {
    for (std::size_t i = 0; i < rules::kPrestations; ++i) {
        const auto prestation = static_cast<rules::Prestation>(i);
        explications.echelles[i] = {
            parametres.scale_date(prestation, month, lecture),
            lecture == rules::Lecture::loi && parametres.is_provisional(prestation, month)};
    }
}

void explain(Explications& explications, const rules::Evaluation& evaluation, const Mode& mode,
             const rules::Parametres& parametres) {
    const auto& foyer = evaluation.foyer;
    explications.phrases = rules::expliquer(evaluation, parametres.on(foyer.mois, mode.lecture));
    for (auto& one : explications.phrases) {
        if (!one.raison) continue;
        one.ecart =
            rules::ecart(foyer, *one.raison, explications.bascules, parametres, mode.lecture);
    }
}

Status answer(const std::string& line, const Mode& mode, const rules::Parametres& parametres,
              FoyerReader& reader, std::string& out) {
    auto demande = reader.read(line);
    if (!demande) return demande.error();
    Explications explications;
    Explications* wanted = mode.explain ? &explications : nullptr;
    const auto results = rules::simuler(demande->foyer, parametres, mode.lecture,
                                        mode.explain ? &explications.trace : nullptr);
    if (!results) return results.error();
    if (mode.explain) {
        auto turned = rules::bascules(demande->foyer, parametres, mode.lecture);
        if (!turned) return turned.error();
        explications.bascules = *std::move(turned);
        explain(explications, {demande->foyer, *results, explications.trace}, mode, parametres);
        add_scales(explications, demande->foyer.mois, mode.lecture, parametres);
    }
    std::optional<base::Date> known_until;
    if (!parametres.is_known(demande->foyer.mois)) known_until = parametres.known_until();
    append_answer(out, *demande, *results, wanted, known_until);
    return Done{};
}

}  // namespace

std::size_t answer_lines(std::istream& in, std::ostream& out, const Mode& mode,
                         const rules::Parametres& parametres) {
    FoyerReader reader;
    std::string line;
    std::string text;
    std::size_t number = 0;
    std::size_t refused = 0;
    while (std::getline(in, line)) {
        ++number;
        text.clear();
        if (auto done = answer(line, mode, parametres, reader, text); !done) {
            text.clear();
            append_error(text, number, done.error().detail);
            ++refused;
        }
        out << text;
    }
    out.flush();
    return refused;
}

}  // namespace simuler
