#include "kiosk/simuler/vecteurs.h"

#include "kiosk/rules/simulation.h"
#include "kiosk/simuler/foyer_json.h"
#include "kiosk/simuler/reponse_json.h"

#include <nlohmann/json.hpp>

namespace simuler {
namespace {

using nlohmann::json;

/// The first answer that differs: "rsa : 573.49 attendu, 580.1 trouvé".
std::string difference(const json& expected, const json& given) {
    for (const auto& [name, value] : expected.items()) {
        const auto found = given.find(name);
        if (found == given.end()) return name + " : pas de telle réponse";
        if (*found != value) {
            return name + " : " + value.dump() + " attendu, " + found->dump() + " trouvé";
        }
    }
    return "une réponse de trop";
}

Status replay_line(std::string_view line, const rules::Parametres& parametres,
                   FoyerReader& reader) {
    const auto vector = json::parse(line, nullptr, false);
    const auto demande = reader.read(line);
    if (!demande) return demande.error();
    if (!vector.contains("attendu") || !vector["attendu"].is_object()) {
        return fail(ErrorCode::invalid_input, "attendu : manque");
    }
    const auto lecture = vector.value("lecture", json{});
    if (lecture != "loi" && lecture != "reference") {
        return fail(ErrorCode::invalid_input, "lecture : loi ou reference");
    }
    const auto results =
        rules::simuler(demande->foyer, parametres,
                       lecture == "loi" ? rules::Lecture::loi : rules::Lecture::reference);
    if (!results) return results.error();
    std::string text;
    append_answer(text, *demande, *results, nullptr);
    const auto given = json::parse(text)["results"];
    if (given == vector["attendu"]) return Done{};
    return fail(ErrorCode::conflict, difference(vector["attendu"], given));
}

}  // namespace

Result<int> replay(std::string_view vectors, const rules::Parametres& parametres) {
    FoyerReader reader;
    int lines = 0;
    while (!vectors.empty()) {
        const auto end = std::min(vectors.find('\n'), vectors.size());
        ++lines;
        const auto held = replay_line(vectors.substr(0, end), parametres, reader);
        if (!held) {
            return fail(held.error().code,
                        "ligne " + std::to_string(lines) + " : " + held.error().detail);
        }
        vectors.remove_prefix(std::min(end + 1, vectors.size()));
    }
    if (lines == 0) return fail(ErrorCode::invalid_input, "aucun vecteur");
    return lines;
}

}  // namespace simuler
