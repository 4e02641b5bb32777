#include "kiosk/view/phrases.h"

#include "kiosk/content/opening_hours.h"

#include <cmath>

namespace view {
namespace {

using namespace std::chrono_literals;
using content::OpeningState;
using std::chrono::sys_days;

constexpr double kDetour = 1.3;
constexpr double kWalkKmPerHour = 4.5;
constexpr double kLongestWalkKm = 3;
constexpr auto kClosesSoon = 60min;

int iso_weekday(const base::Date& date) {
    return static_cast<int>(std::chrono::weekday{sys_days{date}}.iso_encoding());
}

Writer::Holes holes_of(const Writer& writer, const base::Date& date) {
    const auto day = static_cast<unsigned>(date.day());
    const auto month = static_cast<unsigned>(date.month());
    return {{"jour", writer.sized("date.jour." + std::to_string(iso_weekday(date)))},
            {"n", day == 1 ? writer.text("date.premier") : std::to_string(day)},
            {"mois", writer.text("date.mois." + std::to_string(month))},
            {"annee", std::to_string(static_cast<int>(date.year()))}};
}

long days_between(const base::Date& from, const base::Date& to) {
    return (sys_days{to} - sys_days{from}).count();
}

/// "lundi" within the week, else "le 3 décembre".
std::string say_next_day(const Writer& writer, const base::Date& date) {
    if (days_between(writer.now().date, date) < 7) {
        return writer.text("date.jour." + std::to_string(iso_weekday(date)));
    }
    return writer.text("date.le", {{"date", writer.text("date.mois", holes_of(writer, date))}});
}

Fact say_open(const Writer& writer, const OpeningState& state) {
    if (!state.until) return {writer.text("fait.ouvert.toujours"), Icon::check_circle, Tone::yes};
    const auto hour = say_hour(writer, state.until->time_of_day);
    const auto left = base::from_paris(*state.until) - base::from_paris(writer.now());
    const auto days = days_between(writer.now().date, state.until->date);
    if (left <= kClosesSoon) {
        return {writer.text("fait.ferme_a", {{"heure", hour}}), Icon::clock, Tone::attention};
    }
    if (days > 1) return {writer.text("fait.ouvert"), Icon::check_circle, Tone::yes};
    return {writer.text("fait.ouvert.jusqua", {{"heure", hour}}), Icon::check_circle, Tone::yes};
}

std::string say_next_opening(const Writer& writer, const base::CivilTime& next, bool brief) {
    const auto hour = say_hour(writer, next.time_of_day);
    const auto days = days_between(writer.now().date, next.date);
    if (days == 0) return writer.text("fait.ouvre.heure", {{"heure", hour}});
    if (days == 1 && brief) return writer.text("fait.ouvre.demain");
    if (days == 1) return writer.text("fait.ouvre.demain_heure", {{"heure", hour}});

    const auto day = say_next_day(writer, next.date);
    if (brief) return writer.text("fait.ouvre.jour", {{"jour", day}});
    return writer.text("fait.ouvre.jour_heure", {{"jour", day}, {"heure", hour}});
}

}  // namespace

std::string say_hour(const Writer& writer, std::chrono::minutes time_of_day) {
    const auto hours = time_of_day.count() / 60;
    const auto minutes = time_of_day.count() % 60;
    std::string padded = minutes < 10 ? "0" : "";
    padded += std::to_string(minutes);
    return writer.text(minutes == 0 ? "heure.pleine" : "heure.minutes",
                       {{"h", std::to_string(hours)}, {"m", padded}});
}

std::string say_day(const Writer& writer, const base::Date& date) {
    return writer.text("date.jour", holes_of(writer, date));
}

std::string say_date(const Writer& writer, const base::Date& date) {
    return writer.text("date.annee", holes_of(writer, date));
}

double walked_km(double great_circle_km) {
    return great_circle_km * kDetour;
}

std::string say_distance(const Writer& writer, double km) {
    const auto metres = std::lround(km * 20) * 50;  // to the nearest 50 m
    if (metres < 1000) {
        return writer.text("distance.m", {{"n", std::to_string(std::max(50L, metres))}});
    }
    const auto tenths = std::lround(km * 10);
    auto number = std::to_string(tenths / 10);
    if (tenths < 100 && tenths % 10 != 0) {
        number += writer.language() == "fr" ? "," : ".";
        number += std::to_string(tenths % 10);
    }
    return writer.text("distance.km", {{"n", number}});
}

std::string say_walk(const Writer& writer, double km) {
    if (km > kLongestWalkKm) return "";
    const auto minutes = static_cast<int>(std::lround(km / kWalkKmPerHour * 60));
    return writer.plural("distance.a_pied", std::max(1, minutes));
}

Fact say_opening(const Writer& writer, const std::string& horaires, bool brief) {
    const auto state = content::opening_state(horaires, writer.now());
    if (state.kind == OpeningState::Kind::open) return say_open(writer, state);
    if (state.kind == OpeningState::Kind::unknown) {
        return {writer.text("fait.horaires_inconnus"), Icon::clock, Tone::plain};
    }
    if (!state.next) return {writer.text("fait.ferme"), Icon::x_circle, Tone::no};
    return {say_next_opening(writer, *state.next, brief), Icon::x_circle, Tone::no};
}

std::optional<Fact> say_place_closed(const Writer& writer, bool brief) {
    const auto& context = writer.context();
    if (!context.clock_is_known || app::desk_is_open(context)) return std::nullopt;
    if (writer.session().staff.entered) return std::nullopt;
    const auto& horaires = context.lieu.horaires_accueil;
    const auto state = content::opening_state(horaires, writer.now());
    if (state.kind != OpeningState::Kind::closed) return std::nullopt;
    return say_opening(writer, horaires, brief);
}

std::string closed_ticket_key(const Writer& writer) {
    const auto& horaires = writer.context().lieu.horaires_accueil;
    const auto next = content::opening_state(horaires, writer.now()).next;
    const bool is_today = next && next->date == writer.now().date;
    return is_today ? "ticket.ferme.aujourdhui" : "ticket.ferme.autre_jour";
}

std::optional<Fact> say_rdv(const Writer& writer, domain::SansRdv sans_rdv, bool brief) {
    const auto say = [&](const std::string& key) {
        return Fact{brief ? writer.sized(key) : writer.text(key), Icon::none, {}};
    };
    switch (sans_rdv) {
        case domain::SansRdv::inconnu:
            return std::nullopt;
        case domain::SansRdv::oui:
            return say("fait.sans_rdv");
        case domain::SansRdv::non:
            return say("fait.sur_rdv");
        case domain::SansRdv::les_deux:
            return say("fait.les_deux");
    }
    return std::nullopt;
}

}  // namespace view
