#include "kiosk/content/parametres_entree.h"

#include "kiosk/content/fields.h"

#include <algorithm>

namespace content {
namespace {

using base::Exact;
using base::Month;

constexpr std::string_view kMonthUnit = "mois civil";

const std::vector<std::string_view> kEntryFields{"titre",          "unite", "colonnes",
                                                 "revalorisation", "note",  "valeurs"};
const std::vector<std::string_view> kValueFields{"depuis", "valeur",  "texte",      "lien",
                                                 "relu",   "lecture", "provisoire", "ecart"};

Error at(const Node& node, const std::string& what) {
    return fail(ErrorCode::invalid_input, "ligne " + std::to_string(node.line()) + " : " + what);
}

Status check_fields(const Node& node, const std::vector<std::string_view>& known) {
    if (node.kind() != Node::Kind::mapping) return at(node, "fields are expected");
    for (const auto& [name, value] : node.entries()) {
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            return at(value, "le champ " + name + " est inconnu");
        }
    }
    return Done{};
}

Result<Exact> parse_value(const std::string& text, std::string_view unite) {
    if (unite != kMonthUnit) return Exact::parse(text);
    const auto month = parse_month(text);
    if (!month) return month.error();
    return Exact{*month - Month{}};
}

Result<std::vector<Exact>> read_columns(const Node& node, std::string_view unite) {
    std::vector<Exact> columns;
    const bool is_list = node.kind() == Node::Kind::list;
    const auto count = is_list ? node.items().size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& item = is_list ? node.items()[i] : node;
        const auto value = parse_value(item.text(), unite);
        if (!value) return at(item, value.error().detail);
        columns.push_back(*value);
    }
    return columns;
}

Result<Valeur> read_valeur(const Node& node, const Parametre& parametre, std::size_t columns) {
    if (auto known = check_fields(node, kValueFields); !known) return known.error();
    const auto depuis = parse_date(node.text_at("depuis"));
    if (!depuis) return at(node, depuis.error().detail);
    const auto* value = node.find("valeur");
    if (value == nullptr) return at(node, "il manque valeur");
    auto read = read_columns(*value, parametre.unite);
    if (!read) return read.error();
    if (read->size() != columns) {
        return at(*value, std::to_string(columns) + " colonnes attendues");
    }
    if (node.text_at("texte").empty()) return at(node, "il manque texte");
    if (node.text_at("relu").empty()) return at(node, "il manque relu");
    const auto& lecture = node.text_at("lecture");
    if (!lecture.empty() && lecture != "loi") return at(node, "lecture ne peut être que loi");
    const auto& provisoire = node.text_at("provisoire");
    if (!provisoire.empty() && provisoire != "oui")
        return at(node, "provisoire ne peut être que oui");
    return Valeur{*depuis,          !lecture.empty(),      !provisoire.empty(),
                  *std::move(read), node.text_at("texte"), node.text_at("lien")};
}

/// More than a tenth between two values in a row: a slipped digit, unless a reason is given.
bool is_large_move(const Valeur& newer, const Valeur& older) {
    for (std::size_t i = 0; i < newer.colonnes.size(); ++i) {
        const auto before = older.colonnes[i];
        const auto change = newer.colonnes[i] - before;
        const auto size = change < Exact{} ? -change : change;
        const auto reference = before < Exact{} ? -before : before;
        if (size * 10 > reference) return true;
    }
    return false;
}

Status check_order(const Node& node, const Valeur& newer, const Valeur& older) {
    const bool same_day = newer.depuis == older.depuis;
    if (newer.depuis < older.depuis || (same_day && newer.loi_seule == older.loi_seule)) {
        return at(node, "les dates ne vont pas en reculant");
    }
    if (same_day && !newer.loi_seule)
        return at(node, "pour une même date, lecture: loi vient en premier");
    return Done{};
}

Status check_head(const Node& node, const Parametre& parametre, std::size_t columns) {
    if (auto known = check_fields(node, kEntryFields); !known) return known;
    if (node.text_at("titre").empty()) return at(node, "il manque titre");
    if (node.text_at("unite") != parametre.unite) {
        return at(node, "l'unité n'est pas " + std::string(parametre.unite));
    }
    const auto* names = node.find("colonnes");
    const bool named = names != nullptr && names->items().size() == columns;
    if (columns > 1 && !named) return at(node, "colonnes ne nomme pas chaque colonne");
    return Done{};
}

}  // namespace

Result<Month> parse_month(const std::string& text) {
    const auto first = read_date(text + "-01");
    if (!first) return fail(ErrorCode::invalid_input, "pas un mois : " + text);
    return Month::of(*first);
}

Result<std::chrono::year_month_day> parse_date(const std::string& text) {
    const auto date = read_date(text);
    if (!date) return fail(ErrorCode::invalid_input, "pas une date : " + text);
    return *date;
}

Month first_whole_month(const Valeur& valeur) {
    const auto month = Month::of(valeur.depuis);
    return unsigned{valeur.depuis.day()} == 1 ? month : month + 1;
}

const Valeur* Entree::on(Month month, rules::Lecture lecture) const {
    for (const auto& valeur : valeurs) {
        if (valeur.loi_seule && lecture != rules::Lecture::loi) continue;
        if (first_whole_month(valeur) <= month) return &valeur;
    }
    return nullptr;
}

Result<Entree> read_entree(const Node& node, const Parametre& parametre) {
    rules::Bareme scratch{};
    const auto columns = parametre.field(scratch).size();
    if (auto sound = check_head(node, parametre, columns); !sound) return sound.error();
    const auto* list = node.find("valeurs");
    if (list == nullptr || list->items().empty()) return at(node, "il manque valeurs");

    Entree entree;
    const auto& items = list->items();
    for (const auto& item : items) {
        auto valeur = read_valeur(item, parametre, columns);
        if (!valeur) return valeur.error();
        entree.valeurs.push_back(*std::move(valeur));
    }
    for (std::size_t i = 0; i + 1 < items.size(); ++i) {
        const auto& newer = entree.valeurs[i];
        const auto& older = entree.valeurs[i + 1];
        if (auto ordered = check_order(items[i], newer, older); !ordered) return ordered.error();
        const bool explained = !items[i].text_at("ecart").empty();
        if (parametre.unite != kMonthUnit && is_large_move(newer, older) && !explained) {
            return at(items[i], "change de plus de 10 % sans ecart");
        }
    }
    return entree;
}

}  // namespace content
