// The table of indicators as JSON and as CSV.

#include "kiosk/base/csv.h"
#include "sync/central/indicators.h"
#include "sync/protocol/event_names.h"
#include "sync/protocol/json_writer.h"

#include <array>
#include <cstdio>

namespace central {
namespace {

using protocol::date_text;
using protocol::Json;

std::string month_text(base::Date date) {
    return date_text(date).substr(0, 7);
}

Json row_json(const IndicatorRow& row) {
    Json json;
    json["mds"] = row.mds;
    json["nom"] = row.nom;
    json["mois"] = month_text(row.from);
    json["du"] = date_text(row.from);
    json["au"] = date_text(row.to);
    const auto& p = row.passages;
    json["passages"] = p ? Json(p->total()) : Json();
    json["par_origine"]["ticket"] = p ? Json(p->ticket) : Json();
    json["par_origine"]["arrivee"] = p ? Json(p->arrivee) : Json();
    json["par_origine"]["consultation"] = p ? Json(p->consultation) : Json();
    json["estimes"] = p ? Json(p->estimes) : Json();
    json["date_inconnue"] = p ? Json(p->date_inconnue) : Json();
    json["simulateur"] = row.simule ? Json(*row.simule) : Json();
    json["bornes_attendues"] = row.bornes_attendues;
    json["bornes_a_jour"] = row.bornes_a_jour;
    json["dernier_contact"] = row.contact_ms ? Json(utc_text(*row.contact_ms)) : Json();
    return json;
}

std::string figure(const std::optional<PassageCount>& passages, std::int64_t value) {
    return passages ? std::to_string(value) : "nc";
}

std::string yes_or_no(const std::optional<bool>& known) {
    if (!known) return "nc";
    return *known ? "oui" : "non";
}

std::string row_csv(const IndicatorRow& row, const std::string& computed) {
    const auto p = row.passages.value_or(PassageCount{});
    const std::array<std::string, 16> cells{
        csv_cell(row.mds),
        csv_cell(row.nom),
        month_text(row.from),
        date_text(row.from),
        date_text(row.to),
        figure(row.passages, p.total()),
        figure(row.passages, p.ticket),
        figure(row.passages, p.arrivee),
        figure(row.passages, p.consultation),
        figure(row.passages, p.estimes),
        figure(row.passages, p.date_inconnue),
        yes_or_no(row.simule),
        std::to_string(row.bornes_attendues),
        std::to_string(row.bornes_a_jour),
        row.contact_ms ? utc_text(*row.contact_ms) : "",
        computed,
    };
    std::string line;
    for (const auto& c : cells) line += c + ";";
    return line + csv_cell(kPassageDefinition) + "\r\n";
}

}  // namespace

std::string csv_cell(std::string text) {
    const bool formula = text.find_first_of("=+-@\t") == 0;
    if (formula) text.insert(0, "'");
    return base::csv_quoted(text);
}

std::string utc_text(std::int64_t ms) {
    const base::Instant instant{std::chrono::milliseconds{ms}};
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant - day).count();
    std::array<char, 16> time{};
    std::snprintf(time.data(), time.size(), "T%02d:%02d:%02dZ", static_cast<int>(seconds / 3600),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
    return date_text(base::Date{day}) + time.data();
}

std::string to_json(const IndicatorTable& table) {
    Json json;
    json["definition"] = kPassageDefinition;
    json["du"] = date_text(table.period.from);
    json["au"] = date_text(table.period.to);
    json["calcule_a"] = utc_text(table.computed_ms);
    const auto share = simulator_share(table);
    auto& simulator = json["mds_utilisatrices_du_simulateur"];
    simulator["definition"] = kSimulatorDefinition;
    simulator["utilisatrices"] = share.connues > 0 ? Json(share.utilisatrices) : Json();
    simulator["connues"] = share.connues;
    simulator["total"] = share.total;
    json["lignes"] = Json::array();
    for (const auto& row : table.rows) json["lignes"].push_back(row_json(row));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_csv(const IndicatorTable& table) {
    std::string csv =
        "\xEF\xBB\xBF"
        "mds;nom;mois;du;au;passages;ticket;arrivee;consultation;estimes;date_inconnue;simulateur;"
        "bornes_attendues;bornes_a_jour;dernier_contact;calcule_a;definition\r\n";
    const auto computed = utc_text(table.computed_ms);
    for (const auto& row : table.rows) csv += row_csv(row, computed);
    return csv;
}

}  // namespace central
