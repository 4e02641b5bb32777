#include "kiosk/simuler/personne_json.h"

#include "kiosk/content/fields.h"

#include <algorithm>
#include <array>

namespace simuler::json {
namespace {

using base::Exact;
using domain::Activite;
using domain::Occupation;
using domain::Personne;
using domain::Scolarite;

constexpr std::size_t kDecimals = 9;

template <class T>
struct Word {
    std::string_view word;
    T value;
};

constexpr std::array<Word<Activite>, 5> kActivites{{{"actif", Activite::actif},
                                                    {"chomeur", Activite::chomeur},
                                                    {"etudiant", Activite::etudiant},
                                                    {"retraite", Activite::retraite},
                                                    {"inactif", Activite::inactif}}};

constexpr std::array<Word<Scolarite>, 6> kScolarites{
    {{"inconnue", Scolarite::inconnue},
     {"maternelle", Scolarite::maternelle},
     {"primaire", Scolarite::primaire},
     {"college", Scolarite::college},
     {"lycee", Scolarite::lycee},
     {"enseignement_superieur", Scolarite::enseignement_superieur}}};

constexpr std::array<Word<Occupation>, 7> kOccupations{
    {{"locataire_hlm", Occupation::locataire_hlm},
     {"locataire_vide", Occupation::locataire_vide},
     {"locataire_meuble", Occupation::locataire_meuble},
     {"proprietaire", Occupation::proprietaire},
     {"primo_accedant", Occupation::primo_accedant},
     {"loge_gratuitement", Occupation::loge_gratuitement},
     {"sans_domicile", Occupation::sans_domicile}}};

/// The European Economic Area and Switzerland, whose nationals the law treats alike; not France.
constexpr std::array<std::string_view, 30> kEuropeans{
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK"};

template <class T, std::size_t N>
Status read_word(Value value, const std::array<Word<T>, N>& words, T& into) {
    const auto read = text(value);
    if (!read) return read.error();
    for (const auto& word : words) {
        if (word.word != *read) continue;
        into = word.value;
        return Done{};
    }
    return fail(ErrorCode::invalid_input, "mot inconnu : " + std::string(*read));
}

Status read_nationalite(Value value, domain::Nationalite& into) {
    const auto code = text(value);
    if (!code) return code.error();
    const bool is_code = code->size() == 2 && std::all_of(code->begin(), code->end(), [](char c) {
                             return c >= 'A' && c <= 'Z';
                         });
    if (!is_code)
        return fail(ErrorCode::invalid_input, "un code de pays de deux lettres est attendu");
    const bool european =
        std::find(kEuropeans.begin(), kEuropeans.end(), *code) != kEuropeans.end();
    into = european ? domain::Nationalite::europeenne : domain::Nationalite::autre;
    if (*code == "FR") into = domain::Nationalite::francaise;
    return Done{};
}

Status read_date(Value value, std::chrono::year_month_day& into) {
    const auto written = text(value);
    if (!written) return written.error();
    const auto date = parse_date(std::string(*written));
    if (!date) return date.error();
    into = *date;
    return Done{};
}

Status read_serie(Value value, domain::Serie& into) {
    simdjson::ondemand::array items;
    if (value.get_array().get(items) != simdjson::SUCCESS) {
        return fail(ErrorCode::invalid_input, "une liste de 14 nombres est attendue");
    }
    std::array<Exact, domain::Serie::kLength> amounts{};
    std::size_t count = 0;
    for (auto item : items) {
        Value one;
        // NOLINTNEXTLINE(performance-move-const-arg): get() asks for an rvalue
        if (std::move(item).get(one) != simdjson::SUCCESS) {
            return fail(ErrorCode::invalid_input, "JSON mal formé");
        }
        if (count == amounts.size()) {
            return fail(ErrorCode::invalid_input, "plus de 14 nombres");
        }
        if (auto read = read_amount(one, amounts[count++]); !read) return read;
    }
    if (count != amounts.size()) {
        return fail(ErrorCode::invalid_input, "moins de 14 nombres");
    }
    into = domain::Serie{amounts};
    return Done{};
}

Status read_integer(Value value, int& into) {
    Exact number;
    if (auto read = read_amount(value, number); !read) return read;
    const auto whole = number.in_billionths() / Exact::kUnit;
    if (whole * Exact::kUnit != number.in_billionths() || whole < -1000 || whole > 1000) {
        return fail(ErrorCode::invalid_input, "un petit nombre entier est attendu");
    }
    into = static_cast<int>(whole);
    return Done{};
}

Status read_passees(Value value, domain::PrestationsPassees& into) {
    return each_field(value, [&](std::string_view name, Value field) -> Status {
        if (name == "aah") return read_amount(field, into.aah);
        if (name == "asi") return read_amount(field, into.asi);
        if (name == "ass") return read_amount(field, into.ass);
        return unknown_field();
    });
}

struct Reader {
    Personne personne;
    bool has_birth = false;
    bool has_activity = false;
    bool has_nationality = false;

    Status read(std::string_view name, Value value) {
        if (name == "birth") {
            has_birth = true;
            return read_date(value, personne.naissance);
        }
        if (name == "activity") {
            has_activity = true;
            return read_word(value, kActivites, personne.activite);
        }
        if (name == "school") return read_word(value, kScolarites, personne.scolarite);
        if (name == "nationality") {
            has_nationality = true;
            return read_nationalite(value, personne.nationalite);
        }
        if (name == "past_benefits") return read_passees(value, personne.passees);
        if (name == "aeeh_level") return read_integer(value, personne.niveau_aeeh);
        if (name == "unemployment_start") {
            personne.inscrit_chomage = true;
            return read_date(value, personne.debut_chomage);
        }
        if (auto* serie = series(name)) return read_serie(value, *serie);
        if (auto* amount = amounts(name)) return read_amount(value, *amount);
        if (auto* flag = flags(name)) return read_flag(value, *flag);
        return unknown_field();
    }

    domain::Serie* series(std::string_view name) {
        if (name == "net_salary") return &personne.salaire_net;
        if (name == "net_unemployment") return &personne.chomage;
        if (name == "net_pension") return &personne.retraite;
        if (name == "invalidity_pension") return &personne.pension_invalidite;
        return name == "alimony_received" ? &personne.pension_alimentaire : nullptr;
    }

    Exact* amounts(std::string_view name) {
        if (name == "residence_permit_years") return &personne.annees_titre_sejour;
        if (name == "livret_a") return &personne.livret_a;
        return name == "incapacity_rate" ? &personne.taux_incapacite : nullptr;
    }

    bool* flags(std::string_view name) {
        if (name == "disabled") return &personne.handicap;
        if (name == "rsdae") return &personne.rsdae;
        if (name == "unfit_for_work") return &personne.inapte_travail;
        if (name == "pregnant") return &personne.enceinte;
        if (name == "ass_work_condition") return &personne.condition_ass;
        if (name == "rsa_young_work_condition") return &personne.condition_rsa_jeune;
        if (name == "scholarship") return &personne.boursier;
        if (name == "lives_with_parents") return &personne.chez_parents;
        return name == "shared_custody" ? &personne.garde_alternee : nullptr;
    }
};

}  // namespace

Error field_error(std::string_view name, std::string_view what) {
    return fail(ErrorCode::invalid_input, std::string(name) + " : " + std::string(what));
}

Error unknown_field() {
    return fail(ErrorCode::invalid_input, "champ inconnu");
}

Status read_flag(Value value, bool& into) {
    if (value.get_bool().get(into) == simdjson::SUCCESS) return Done{};
    return fail(ErrorCode::invalid_input, "vrai ou faux (true, false) est attendu");
}

Status read_amount(Value value, Exact& into) {
    if (value.type() != simdjson::ondemand::json_type::number) {
        return fail(ErrorCode::invalid_input, "un nombre est attendu");
    }
    std::string_view token = value.raw_json_token();
    token = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
    const auto point = token.find('.');
    if (point != std::string_view::npos && token.find_first_of("eE") == std::string_view::npos) {
        token = token.substr(0, point + 1 + kDecimals);
    }
    const auto number = Exact::parse(token);
    if (!number) return number.error();
    into = *number;
    return Done{};
}

Result<std::string_view> text(Value value) {
    std::string_view read;
    if (value.get_string().get(read) == simdjson::SUCCESS) return read;
    return fail(ErrorCode::invalid_input, "un texte est attendu");
}

Result<std::chrono::year_month_day> parse_date(const std::string& text) {
    const auto date = content::read_date(text);
    if (!date) return fail(ErrorCode::invalid_input, "pas une date : " + text);
    return *date;
}

Result<Personne> read_personne(Value value, Role role) {
    Reader reader;
    const auto done = each_field(value, [&](std::string_view name, Value field) -> Status {
        return reader.read(name, field);
    });
    if (!done) return done.error();
    if (!reader.has_birth) return field_error("birth", "manque");
    if (role == Role::adulte && !reader.has_activity) return field_error("activity", "manque");
    if (role == Role::adulte && !reader.has_nationality) {
        return field_error("nationality", "manque");
    }
    return reader.personne;
}

Status read_logement(Value value, domain::Logement& into) {
    bool has_status = false;
    bool has_zone = false;
    auto done = each_field(value, [&](std::string_view name, Value field) -> Status {
        if (name == "status") {
            has_status = true;
            return read_word(field, kOccupations, into.occupation);
        }
        if (name == "rent") return read_amount(field, into.loyer);
        if (name == "zone") {
            has_zone = true;
            return read_integer(field, into.zone);
        }
        if (name == "flatshare") return read_flag(field, into.colocation);
        if (name == "room") return read_flag(field, into.chambre);
        if (name == "contributes_to_costs") return read_flag(field, into.participe_frais);
        if (name != "insee") return unknown_field();
        const auto code = text(field);
        if (!code) return code.error();
        into.insee = *code;
        return Done{};
    });
    if (!done) return done;
    if (!has_status) return field_error("status", "manque");
    if (!has_zone) return field_error("zone", "manque");
    return Done{};
}

}  // namespace simuler::json
