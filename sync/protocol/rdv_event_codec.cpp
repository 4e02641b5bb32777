#include "sync/protocol/rdv_event_codec.h"

#include "sync/protocol/rdv_values.h"

#include <algorithm>

namespace protocol {
namespace {

using namespace domain;
using std::chrono::milliseconds;

constexpr std::size_t kMaxDemiJournees = 20;
constexpr std::int64_t kMaxMs = kMaxQuantum * 300'000;

template <class Enum>
Enum name_from(ObjectReader& reader, std::string_view key) {
    const auto value = from_name<Enum>(reader.text(key));
    if (!value) reader.refuse(key, "n'est pas une de ses valeurs");
    return value.value_or(Enum{});
}

base::Date date_from(ObjectReader& reader, std::string_view key) {
    const auto date = date_from_text(reader.text(key));
    if (!date) reader.refuse(key, "n'est pas une date");
    return date.value_or(base::Date{});
}

Json with_code(CodeRdv code) {
    return Json::object({{"code", code_text(code)}});
}

RdvIntention read_intention(ObjectReader& reader) {
    return {reader.text("rdv"), code_from(reader, "code"), tranche_from(reader),
            reader.text("motif")};
}

RdvPris read_pris(ObjectReader& reader) {
    RdvPris event;
    event.rdv = reader.text("rdv");
    event.code = code_from(reader, "code");
    event.tranche = tranche_from(reader);
    event.motif = reader.text("motif");
    event.origine = name_from<OrigineRdv>(reader, "origine");
    event.droit = reader.optional_number("droit").value_or(0);
    event.droit_epoch = reader.optional_text("epoch").value_or("");
    event.remplace = optional_code_from(reader, "remplace");
    return event;
}

RdvStatut read_statut(ObjectReader& reader) {
    RdvStatut event;
    event.code = code_from(reader, "code");
    event.statut = name_from<StatutRdv>(reader, "statut");
    event.rang = name_from<Rang>(reader, "rang");
    event.at = base::Instant{milliseconds{reader.number("fait_ms")}};
    return event;
}

Demande read_demande(ObjectReader& reader) {
    Demande event;
    event.demande = reader.text("demande");
    event.code = code_from(reader, "code");
    event.motif = reader.text("motif");
    reader.each("demi_journees", [&](simdjson::dom::element item) {
        ObjectReader one{item};
        const auto jour = date_from(one, "jour");
        const auto moment = one.text("moment");
        if (moment != "matin" && moment != "apres_midi") one.refuse("moment", "n'en est pas un");
        event.demi_journees.push_back({jour, moment == "apres_midi"});
        const auto right = one.every_key_is_right();
        if (!right) reader.refuse("demi_journees", right.error().detail);
    });
    event.reponse_avant = date_from(reader, "reponse_avant");
    return event;
}

Status require(bool holds, const char* rule) {
    if (!holds) return fail(ErrorCode::invalid_input, rule);
    return Done{};
}

constexpr auto kRdvRule =
    "un rdv a un identifiant, un code, un motif sans espace, et au plus un jour d'agenda";

Status check_code(CodeRdv code) {
    return require(is_code(code), "un code a 30 bits");
}

bool is_day(base::Date day) {
    const int year = static_cast<int>(day.year());
    return day.ok() && year >= 1970 && year <= 2999;
}

}  // namespace

Json to_json(const RdvIntention& event) {
    Json json{{"rdv", event.rdv}, {"code", code_text(event.code)}};
    put_tranche(json, event.tranche);
    json["motif"] = event.motif;
    return json;
}

Json to_json(const RdvPris& event) {
    Json json{{"rdv", event.rdv}, {"code", code_text(event.code)}};
    put_tranche(json, event.tranche);
    json["motif"] = event.motif;
    json["origine"] = to_name(event.origine);
    if (event.droit != 0) {
        json["droit"] = event.droit;
        json["epoch"] = event.droit_epoch;
    }
    if (event.remplace) json["remplace"] = code_text(*event.remplace);
    return json;
}

Json to_json(const RdvRemis& event) {
    auto json = with_code(event.code);
    json["comment"] = to_name(event.comment);
    return json;
}
Json to_json(const RdvAnnule& event) {
    return with_code(event.code);
}
Json to_json(const RdvAbandonne& event) {
    return to_json(event.intention);
}
Json to_json(const RdvArrive& event) {
    return with_code(event.code);
}
Json to_json(const RdvStatut& event) {
    auto json = with_code(event.code);
    json["statut"] = to_name(event.statut);
    json["rang"] = to_name(event.rang);
    json["fait_ms"] = event.at.time_since_epoch().count();
    return json;
}

Json to_json(const Demande& event) {
    auto list = Json::array();
    for (const auto& one : event.demi_journees) {
        list.push_back(
            {{"jour", date_text(one.jour)}, {"moment", one.apres_midi ? "apres_midi" : "matin"}});
    }
    return {{"demande", event.demande},
            {"code", code_text(event.code)},
            {"motif", event.motif},
            {"demi_journees", std::move(list)},
            {"reponse_avant", date_text(event.reponse_avant)}};
}

Json to_json(const DroitRendu& event) {
    Json json{{"numero", event.numero}};
    put_tranche(json, event.tranche);
    return json;
}

Json droits_to_json(const std::vector<DroitDeclare>& droits) {
    auto list = Json::array();
    for (const auto& one : droits) {
        Json json = Json::object();
        put_droit(json, one.droit);
        json["de"] = one.tranche.start.time_since_epoch().count();
        json["a"] = one.tranche.end.time_since_epoch().count();
        list.push_back(std::move(json));
    }
    return list;
}

std::vector<DroitDeclare> read_droits(ObjectReader& reader) {
    std::vector<DroitDeclare> droits;
    reader.each("droits", [&](simdjson::dom::element item) {
        ObjectReader one{item};
        DroitDeclare read{droit_from(one), {}};
        read.tranche = {read.droit.tranche.agenda, Quantum{Quanta{one.number("de")}},
                        Quantum{Quanta{one.number("a")}}};
        droits.push_back(std::move(read));
        const auto right = one.every_key_is_right();
        if (!right) reader.refuse("droits", right.error().detail);
    });
    return droits;
}

bool are_droits(const std::vector<DroitDeclare>& droits) {
    return droits.size() <= kMaxDroitsDeclares &&
           std::all_of(droits.begin(), droits.end(), [](const DroitDeclare& one) {
               return is_droit(one.droit) && is_real(one.tranche) &&
                      holds(one.droit.tranche, one.tranche);
           });
}

std::optional<Event> read_rdv_event(EventType type, ObjectReader& reader) {
    switch (type) {
        case EventType::rdv_intention:
            return read_intention(reader);
        case EventType::rdv_pris:
            return read_pris(reader);
        case EventType::rdv_remis:
            return RdvRemis{code_from(reader, "code"), name_from<RemiseTicket>(reader, "comment")};
        case EventType::rdv_annule:
            return RdvAnnule{code_from(reader, "code")};
        case EventType::rdv_abandonne:
            return RdvAbandonne{read_intention(reader)};
        case EventType::rdv_arrive:
            return RdvArrive{code_from(reader, "code")};
        case EventType::rdv_statut:
            return read_statut(reader);
        case EventType::demande:
            return read_demande(reader);
        case EventType::droit_rendu:
            return DroitRendu{reader.number("numero"), tranche_from(reader)};
        default:
            return std::nullopt;
    }
}

Status check_rdv_event(const RdvIntention& event) {
    return require(is_hex_id(event.rdv) && is_code(event.code) && is_tranche(event.tranche) &&
                       is_word(event.motif),
                   kRdvRule);
}

Status check_rdv_event(const RdvPris& event) {
    const bool right = is_hex_id(event.rdv) && is_code(event.code) && is_tranche(event.tranche) &&
                       is_word(event.motif) && (!event.remplace || is_code(*event.remplace));
    if (!right) return fail(ErrorCode::invalid_input, kRdvRule);
    const bool under = event.droit > 0 && is_hex_id(event.droit_epoch);
    const bool without = event.droit == 0 && event.droit_epoch.empty();
    return require(under || without, "une vente nomme son droit et l'époque à qui il fut confié");
}

Status check_rdv_event(const RdvRemis& event) {
    return check_code(event.code);
}
Status check_rdv_event(const RdvAnnule& event) {
    return check_code(event.code);
}
Status check_rdv_event(const RdvAbandonne& event) {
    return check_rdv_event(event.intention);
}
Status check_rdv_event(const RdvArrive& event) {
    return check_code(event.code);
}

Status check_rdv_event(const RdvStatut& event) {
    const auto at = event.at.time_since_epoch().count();
    const bool right = is_code(event.code) && event.rang != Rang::usager && at >= 0 && at <= kMaxMs;
    return require(right,
                   "un statut est dit par un agent ou un programme, à une heure depuis 1970");
}

Status check_rdv_event(const Demande& event) {
    const bool days = event.demi_journees.size() <= kMaxDemiJournees &&
                      is_day(event.reponse_avant) &&
                      std::all_of(event.demi_journees.begin(), event.demi_journees.end(),
                                  [](const DemiJournee& one) { return is_day(one.jour); });
    return require(is_hex_id(event.demande) && is_code(event.code) && is_word(event.motif) && days,
                   "une demande a un identifiant, un code, un motif et au plus 20 demi-journées");
}

Status check_rdv_event(const DroitRendu& event) {
    return require(event.numero > 0 && is_tranche(event.tranche),
                   "ce qui est rendu est une tranche d'un droit numéroté");
}

}  // namespace protocol
