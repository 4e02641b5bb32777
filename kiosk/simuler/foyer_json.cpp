#include "kiosk/simuler/foyer_json.h"

#include "kiosk/simuler/personne_json.h"

#include <simdjson.h>

#include <algorithm>

namespace simuler {
namespace {

using json::field_error;
using json::unknown_field;
using json::Value;

Status read_personnes(Value value, json::Role role, std::vector<domain::Personne>& into) {
    simdjson::ondemand::array items;
    if (value.get_array().get(items) != simdjson::SUCCESS) {
        return fail(ErrorCode::invalid_input, "une liste est attendue");
    }
    for (auto item : items) {
        Value one;
        // NOLINTNEXTLINE(performance-move-const-arg): get() asks for an rvalue
        if (std::move(item).get(one) != simdjson::SUCCESS) {
            return fail(ErrorCode::invalid_input, "JSON mal formé");
        }
        auto personne = json::read_personne(one, role);
        if (!personne) {
            return field_error("n° " + std::to_string(into.size() + 1), personne.error().detail);
        }
        into.push_back(*std::move(personne));
        if (into.size() > domain::kMaxEnfants) {
            return fail(ErrorCode::invalid_input, "trop de personnes");
        }
    }
    return Done{};
}

Status read_passees(Value value, domain::Foyer& foyer) {
    return json::each_field(value, [&](std::string_view name, Value field) -> Status {
        if (name == "rsa") return json::read_amount(field, foyer.rsa_passe);
        if (name == "aspa") return json::read_amount(field, foyer.aspa_passee);
        return unknown_field();
    });
}

Status read_month(Value value, Demande& demande) {
    const auto text = json::text(value);
    if (!text) return text.error();
    const auto date = json::parse_date(std::string(*text) + "-01");
    if (!date) return fail(ErrorCode::invalid_input, "un mois de la forme 2026-07 est attendu");
    demande.month = *text;
    demande.foyer.mois = base::Month::of(*date);
    return Done{};
}

/// An identifier is text or a number, given back as it was written.
Status read_id(Value value, std::string& into) {
    std::string_view token = value.raw_json_token();
    const auto end = token.find_last_not_of(" \t\r\n");
    token = token.substr(0, end == std::string_view::npos ? 0 : end + 1);
    if (token.empty() || token.front() == '{' || token.front() == '[') {
        return fail(ErrorCode::invalid_input, "ni un texte ni un nombre");
    }
    into = token;
    return Done{};
}

/// The label of a reference household; expected answers and the reading they are of, beside a
/// household of the reference files and of the vectors; whether a couple is married, which changes
/// no answer. Anything else may be a field misspelt.
Status pass_over(std::string_view name) {
    constexpr std::array<std::string_view, 6> kBeside{"archetype",    "married", "expected",
                                                      "intermediate", "attendu", "lecture"};
    const bool is_beside = std::find(kBeside.begin(), kBeside.end(), name) != kBeside.end();
    return is_beside ? Status{Done{}} : Status{unknown_field()};
}

/// What keeps a line from being read at all.
const char* malformed(simdjson::error_code code) {
    switch (code) {
        case simdjson::EMPTY:
            return "ligne vide";
        case simdjson::NUMBER_ERROR:
        case simdjson::NUMBER_OUT_OF_RANGE:
            return "JSON mal formé : un nombre mal écrit, ou trop long";
        case simdjson::UTF8_ERROR:
            return "JSON mal formé : ce n'est pas de l'UTF-8";
        default:
            return "JSON mal formé";
    }
}

struct Seen {
    bool month = false;
    bool adults = false;
    bool housing = false;
};

Status read_field(std::string_view name, Value value, Demande& demande, Seen& seen) {
    auto& foyer = demande.foyer;
    if (name == "id") return read_id(value, demande.id_json);
    if (name == "month") {
        seen.month = true;
        return read_month(value, demande);
    }
    if (name == "adults") {
        seen.adults = true;
        return read_personnes(value, json::Role::adulte, foyer.adultes);
    }
    if (name == "children") return read_personnes(value, json::Role::enfant, foyer.enfants);
    if (name == "housing") {
        seen.housing = true;
        return json::read_logement(value, foyer.logement);
    }
    if (name == "past_benefits") return read_passees(value, foyer);
    if (name == "recently_isolated") return json::read_flag(value, foyer.isolement_recent);
    if (name == "shifted_quarter") return json::read_flag(value, foyer.trimestre_decale);
    return pass_over(name);
}

/// A child has the claimant's nationality and permit.
void complete(domain::Foyer& foyer) {
    if (foyer.adultes.empty()) return;
    const auto& claimant = foyer.adultes.front();
    for (auto& enfant : foyer.enfants) {
        enfant.nationalite = claimant.nationalite;
        enfant.annees_titre_sejour = claimant.annees_titre_sejour;
    }
    std::stable_sort(foyer.enfants.begin(), foyer.enfants.end(),
                     [](const auto& a, const auto& b) { return a.naissance < b.naissance; });
}

Status check_seen(const Seen& seen) {
    if (!seen.month) return field_error("month", "manque");
    if (!seen.adults) return field_error("adults", "manque");
    if (!seen.housing) return field_error("housing", "manque");
    return Done{};
}

}  // namespace

struct FoyerReader::Parser {
    simdjson::dom::parser checker;      ///< of the whole line; the other one reads lazily
    simdjson::ondemand::parser parser;  ///< gives numbers as they are written
    simdjson::padded_string line;
};

FoyerReader::FoyerReader() : parser_(std::make_unique<Parser>()) {}
FoyerReader::~FoyerReader() = default;

Result<Demande> FoyerReader::read(std::string_view line) {
    parser_->line = simdjson::padded_string(line);
    simdjson::ondemand::document document;
    Value root;
    const auto checked = parser_->checker.parse(parser_->line).error();
    if (checked != simdjson::SUCCESS) return fail(ErrorCode::invalid_input, malformed(checked));
    if (parser_->parser.iterate(parser_->line).get(document) != simdjson::SUCCESS ||
        document.get_value().get(root) != simdjson::SUCCESS) {
        return fail(ErrorCode::invalid_input, "JSON mal formé");
    }
    Demande demande;
    demande.id_json = "null";
    Seen seen;
    const auto done = json::each_field(root, [&](std::string_view name, Value field) {
        return read_field(name, field, demande, seen);
    });
    if (!done) return done.error();
    if (auto complete = check_seen(seen); !complete) return complete.error();
    complete(demande.foyer);
    return demande;
}

}  // namespace simuler
