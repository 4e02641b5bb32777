#include "sync/central/rdv/tableau.h"

#include "sync/protocol/event_names.h"
#include "sync/protocol/json_writer.h"

#include <algorithm>
#include <array>

namespace central {
namespace {

using protocol::date_text;
using protocol::Json;
using std::chrono::sys_days;

constexpr std::string_view kRdv = "rdv.";

void add(RdvDuService& service, const std::string& statut, std::int64_t n, bool is_past) {
    if (statut == "honore") service.effectues += n;
    if (statut == "absent" || statut == "parti_avant_contact") service.non_effectues += n;
    if (statut == "annule_usager") service.annules_usager += n;
    if (statut == "annule_service") service.annules_service += n;
    if (statut == "a_verifier") service.a_verifier += n;
    if (statut == "non_remis") service.non_remis += n;
    if (statut == "confirme" || statut == "arrive") {
        (is_past ? service.sans_statut : service.a_venir) += n;
    } else if (is_past) {
        service.renseignes += n;
    }
}

/// "rdv.rsa.honore" counts in the service rsa as honore.
void add(LigneRdv& ligne, const DayCount& count, bool is_past) {
    const auto& name = count.indicateur;
    if (name.compare(0, kRdv.size(), kRdv) != 0) return;
    const auto dot = name.find('.', kRdv.size());
    if (dot == name.npos) return;
    const auto service = name.substr(kRdv.size(), dot - kRdv.size());
    auto& column = service == "rsa"        ? ligne.rsa
                   : service == "hors_rsa" ? ligne.hors_rsa
                                           : ligne.inconnu;
    add(column, name.substr(dot + 1), count.n, is_past);
}

void add(RdvDuService& to, const RdvDuService& from) {
    to.effectues += from.effectues;
    to.non_effectues += from.non_effectues;
    to.annules_usager += from.annules_usager;
    to.annules_service += from.annules_service;
    to.a_verifier += from.a_verifier;
    to.non_remis += from.non_remis;
    to.sans_statut += from.sans_statut;
    to.a_venir += from.a_venir;
    to.renseignes += from.renseignes;
}

/// The columns of a service, named as they leave.
std::array<std::pair<const char*, std::int64_t>, 8> columns(const RdvDuService& service) {
    return {{{"effectues", service.effectues},
             {"non_effectues", service.non_effectues},
             {"annules_usager", service.annules_usager},
             {"annules_service", service.annules_service},
             {"a_verifier", service.a_verifier},
             {"non_remis", service.non_remis},
             {"sans_statut", service.sans_statut},
             {"a_venir", service.a_venir}}};
}

std::optional<std::string> kept_of(const RdvDuService& service) {
    return percentage(service.effectues, service.effectues + service.non_effectues);
}

std::optional<std::string> missed_of(const RdvDuService& service) {
    return percentage(service.non_effectues, service.effectues + service.non_effectues);
}

/// How many of the rdv that are over have a status.
std::optional<std::string> completeness_of(const RdvDuService& service) {
    return percentage(service.renseignes, service.renseignes + service.sans_statut);
}

Json or_null(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json();
}

Json service_json(const RdvDuService& service) {
    Json json = Json::object();
    for (const auto& [name, n] : columns(service)) json[name] = n;
    json["taux_effectues"] = or_null(kept_of(service));
    json["taux_non_effectues"] = or_null(missed_of(service));
    json["statuts_renseignes"] = or_null(completeness_of(service));
    return json;
}

void add_line(std::string& csv, const TableauRdv& tableau, const LigneRdv& ligne,
              const std::pair<const char*, RdvDuService>& service) {
    std::string line = csv_cell(ligne.mds) + ";" + csv_cell(ligne.nom) + ";" + service.first + ";" +
                       date_text(tableau.period.from) + ";" + date_text(tableau.period.to);
    for (const auto& [name, n] : columns(service.second)) line += ";" + std::to_string(n);
    for (const auto& rate :
         {kept_of(service.second), missed_of(service.second), completeness_of(service.second)}) {
        line += ";" + rate.value_or("nc");
    }
    csv += line + ";" + utc_text(tableau.computed_ms) + "\r\n";
}

}  // namespace

RdvDuService LigneRdv::total() const {
    RdvDuService sum;
    for (const auto* one : {&hors_rsa, &rsa, &inconnu}) add(sum, *one);
    return sum;
}

const char* const kRdvDefinition =
    "Effectué : la personne a été reçue. Non effectué : absente, ou partie avant d'être reçue. Les "
    "rdv annulés, à vérifier, dont le ticket n'a pas été remis ou sans statut ne sont ni l'un ni "
    "l'autre et sont comptés à côté. Un rdv compte à sa date, dans la MDS de son agenda. nc : non "
    "connu, rien à diviser.";

std::optional<std::string> percentage(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return std::nullopt;
    const auto hundredths = (part * 20'000 + whole) / (2 * whole);
    auto text = std::to_string(hundredths / 100);
    const auto rest = hundredths % 100;
    if (rest == 0) return text;
    text += "," + std::to_string(rest / 10);
    if (rest % 10 != 0) text += std::to_string(rest % 10);
    return text;
}

Result<TableauRdv> tableau_rdv(const Store& store, const Period& period, std::int64_t now_ms) {
    const auto mds = store.all_mds();
    if (!mds) return mds.error();
    const auto counts = store.counts(period.from, period.to);
    if (!counts) return counts.error();
    const auto today = base::to_paris(base::Instant{std::chrono::milliseconds{now_ms}}).date;
    TableauRdv tableau{period, now_ms, {}};
    LigneRdv total;
    total.nom = "Total";
    for (const auto& one : *mds) {
        LigneRdv ligne;
        ligne.mds = one.id;
        ligne.nom = one.nom;
        for (const auto& count : *counts) {
            if (count.mds == one.id) add(ligne, count, count.jour < today);
        }
        add(total.hors_rsa, ligne.hors_rsa);
        add(total.rsa, ligne.rsa);
        add(total.inconnu, ligne.inconnu);
        tableau.lignes.push_back(std::move(ligne));
    }
    std::sort(tableau.lignes.begin(), tableau.lignes.end(), [](const auto& a, const auto& b) {
        return std::tie(a.nom, a.mds) < std::tie(b.nom, b.mds);
    });
    tableau.lignes.push_back(std::move(total));
    return tableau;
}

std::string to_json(const TableauRdv& tableau) {
    Json json;
    json["definition"] = kRdvDefinition;
    json["du"] = date_text(tableau.period.from);
    json["au"] = date_text(tableau.period.to);
    json["calcule_a"] = utc_text(tableau.computed_ms);
    json["lignes"] = Json::array();
    for (const auto& ligne : tableau.lignes) {
        Json row;
        row["mds"] = ligne.mds;
        row["nom"] = ligne.nom;
        row["hors_rsa"] = service_json(ligne.hors_rsa);
        row["rsa"] = service_json(ligne.rsa);
        row["inconnu"] = service_json(ligne.inconnu);
        row["total"] = service_json(ligne.total());
        json["lignes"].push_back(std::move(row));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string to_csv(const TableauRdv& tableau) {
    std::string csv =
        "\xEF\xBB\xBF"
        "mds;nom;service;du;au;effectues;non_effectues;annules_usager;annules_service;a_verifier;"
        "non_remis;sans_statut;a_venir;taux_effectues;taux_non_effectues;statuts_renseignes;"
        "calcule_a\r\n";
    for (const auto& ligne : tableau.lignes) {
        const std::array<std::pair<const char*, RdvDuService>, 4> services{
            {{"hors_rsa", ligne.hors_rsa},
             {"rsa", ligne.rsa},
             {"inconnu", ligne.inconnu},
             {"total", ligne.total()}}};
        for (const auto& one : services) add_line(csv, tableau, ligne, one);
    }
    return csv;
}

}  // namespace central
