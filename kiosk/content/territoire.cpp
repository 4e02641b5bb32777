#include "kiosk/content/territoire.h"

#include "kiosk/content/fields.h"

#include <algorithm>
#include <set>

namespace content {
namespace {

using domain::Commune;

constexpr std::string_view kHeading = "code_insee;nom;codes_postaux;population;epci;lon;lat";
constexpr std::size_t kColumns = 7;
constexpr std::size_t kCode = 5;
constexpr std::size_t kMostDigits = 9;

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= kMostDigits &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<Commune> read_line(std::string_view line) {
    const auto columns = split(line, ';');
    if (columns.size() != kColumns)
        return fail(ErrorCode::invalid_input, "sept colonnes attendues");
    Commune commune;
    commune.code_insee = columns[0];
    commune.nom = columns[1];
    if (commune.code_insee.size() != kCode || commune.nom.empty()) {
        return fail(ErrorCode::invalid_input, "un code INSEE et un nom attendus");
    }
    if (!columns[2].empty()) commune.codes_postaux = split(columns[2], ',');
    for (const auto& code : commune.codes_postaux) {
        if (!is_number(code) || code.size() != kCode) {
            return fail(ErrorCode::invalid_input, "\"" + code + "\" n'est pas un code postal");
        }
    }
    if (!is_number(columns[3])) return fail(ErrorCode::invalid_input, "une population attendue");
    commune.population = std::stoll(columns[3]);
    if (columns[5].empty() && columns[6].empty()) return commune;
    const auto lon = read_decimal(columns[5]);
    const auto lat = read_decimal(columns[6]);
    if (!lon || !lat) return fail(ErrorCode::invalid_input, "deux coordonnées attendues");
    commune.centre = domain::Position{*lon, *lat};
    return commune;
}

}  // namespace

Result<std::vector<Commune>> read_communes(std::string_view csv) {
    const auto lines = split(csv, '\n');
    if (lines.front() != kHeading) {
        return fail(ErrorCode::invalid_input, "ligne 1 : l'en-tête attendu");
    }
    std::vector<Commune> communes;
    std::set<std::string> codes;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].empty() && i + 1 == lines.size()) break;
        const auto where = "ligne " + std::to_string(i + 1) + " : ";
        auto commune = read_line(lines[i]);
        if (!commune) return fail(commune.error().code, where + commune.error().detail);
        if (!codes.insert(commune->code_insee).second) {
            return fail(ErrorCode::invalid_input,
                        where + commune->code_insee + " est donné deux fois");
        }
        communes.push_back(*std::move(commune));
    }
    return communes;
}

}  // namespace content
