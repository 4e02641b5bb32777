#include "kiosk/view/agent_texts.h"

#include "kiosk/view/phrases.h"

#include <algorithm>

namespace view {
namespace {

using domain::StatutRdv;

struct Said {
    const char* key;
    Icon icon;
    Tone tone;
};

Said said(StatutRdv statut) {
    switch (statut) {
        case StatutRdv::confirme:
            return {"confirme", Icon::calendar_check, Tone::plain};
        case StatutRdv::arrive:
            return {"arrive", Icon::armchair, Tone::attention};
        case StatutRdv::honore:
            return {"honore", Icon::check_circle, Tone::yes};
        case StatutRdv::absent:
            return {"absent", Icon::x_circle, Tone::plain};
        case StatutRdv::parti_avant_contact:
            return {"parti", Icon::sign_out, Tone::plain};
        case StatutRdv::annule_usager:
            return {"annule_usager", Icon::calendar_x, Tone::plain};
        case StatutRdv::annule_service:
            return {"annule_service", Icon::calendar_x, Tone::plain};
        case StatutRdv::a_verifier:
            return {"a_verifier", Icon::info, Tone::attention};
    }
    return {"confirme", Icon::calendar_check, Tone::plain};
}

base::Date day_of(base::Instant at) {
    return base::to_paris(at).date;
}

std::string say_at(const Writer& writer, const char* key, base::Instant at) {
    const auto civil = base::to_paris(at);
    return writer.text(key, {{"jour", say_day(writer, civil.date)},
                             {"heure", say_hour(writer, civil.time_of_day)}});
}

}  // namespace

std::string say_column_hour(const Writer& writer, base::Instant at) {
    const auto minutes = base::to_paris(at).time_of_day.count();
    const auto rest = std::to_string(minutes % 60);
    return writer.text("personnel.journee.heure", {{"h", std::to_string(minutes / 60)},
                                                   {"min", rest.size() < 2 ? "0" + rest : rest}});
}

Fact say_statut(const Writer& writer, StatutRdv statut) {
    const auto how = said(statut);
    return {writer.text(std::string{"personnel.statut."} + how.key), how.icon, how.tone};
}

std::string say_fait(const Writer& writer, const domain::Fait& fait) {
    const auto what = say_statut(writer, fait.statut).text;
    const bool same_day = day_of(fait.at) == day_of(fait.saisi);
    if (same_day) return what + ", " + say_at(writer, "personnel.saisie.note", fait.saisi);
    return what + ", " + say_at(writer, "personnel.saisie.fait", fait.at) + ", " +
           say_at(writer, "personnel.saisie.saisi", fait.saisi);
}

std::string id_of_code(domain::CodeRdv code) {
    auto text = domain::to_text(code);
    std::erase(text, '-');
    return text;
}

const domain::Fait* late_entry(const app::LigneRdv& rdv) {
    const domain::Fait* late = nullptr;
    for (const auto& one : rdv.faits) {
        const bool is_agents = one.fait.rang >= domain::Rang::agent;
        if (is_agents) late = day_of(one.fait.at) < day_of(one.fait.saisi) ? &one.fait : nullptr;
    }
    return late;
}

}  // namespace view
