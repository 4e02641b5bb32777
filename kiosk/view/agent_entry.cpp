// The sheet of one rdv: what was said of it, and what an agent may say now.

#include "kiosk/view/agent_texts.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/phrases.h"

#include <algorithm>

namespace view {
namespace {

using app::LigneRdv;
using domain::StatutRdv;

struct Outcome {
    const char* name;
    StatutRdv statut;
    Icon icon;
};

constexpr Outcome kOutcomes[] = {
    {"arrive", StatutRdv::arrive, Icon::armchair},
    {"honore", StatutRdv::honore, Icon::check_circle},
    {"absent", StatutRdv::absent, Icon::x_circle},
    {"parti", StatutRdv::parti_avant_contact, Icon::sign_out},
    {"annule_usager", StatutRdv::annule_usager, Icon::calendar_x},
    {"annule_service", StatutRdv::annule_service, Icon::calendar_x},
};

std::vector<Action> outcomes(const Writer& writer, const LigneRdv& rdv) {
    std::vector<Action> actions;
    for (const auto& one : kOutcomes) {
        auto action = writer.action(std::string{"saisie."} + one.name,
                                    std::string{"personnel.saisie."} + one.name, one.icon,
                                    app::SayOfRdv{rdv.code, one.statut});
        action.enabled = app::may_say(rdv, one.statut, writer.context());
        action.chosen = rdv.statut == one.statut;
        actions.push_back(std::move(action));
    }
    return actions;
}

std::string notice_of(const Writer& writer, const LigneRdv& rdv) {
    const auto key = writer.session().agent.refused        ? "echec"
                     : !writer.context().clock_is_known    ? "sans_heure"
                     : rdv.partage                         ? "partage"
                     : rdv.statut == StatutRdv::a_verifier ? "a_verifier"
                     : rdv.inconnu                         ? "inconnu"
                                                           : "";
    if (*key != '\0') return writer.text(std::string{"personnel.saisie."} + key);
    // Once said, the history has both dates.
    if (!app::is_late(rdv, writer.context()) || late_entry(rdv) != nullptr) return "";
    const auto now = writer.now().date;
    return writer.text("personnel.saisie.tardive",
                       {{"jour", say_day(writer, base::to_paris(rdv.debut).date)},
                        {"saisi", say_day(writer, now)}});
}

/// The last ones: what stands is the newest.
std::vector<std::string> history_of(const Writer& writer, const LigneRdv& rdv) {
    const std::size_t most = writer.large() ? 1 : 3;
    std::vector<std::string> lines;
    for (const auto& one : rdv.faits) lines.push_back(say_fait(writer, one.fait));
    if (lines.size() > most) lines.erase(lines.begin(), lines.end() - static_cast<long>(most));
    return lines;
}

}  // namespace

Body build_saisie(const Writer& writer) {
    const auto code = writer.session().agent.code.value_or(domain::CodeRdv{});
    const auto rdv = app::rdv_of_code(code, writer.context());
    RdvSheet sheet;
    sheet.title = domain::to_text(code);
    sheet.title.replace(sheet.title.find('-'), 1, "\u2011");
    sheet.what = writer.text("personnel.saisie.sans_detail");
    if (!rdv.inconnu) {
        sheet.title = say_column_hour(writer, rdv.debut) + " · " + sheet.title;
        sheet.what = rdv.motif + ", " + say_day(writer, base::to_paris(rdv.debut).date);
    }
    sheet.state = say_statut(writer, rdv.statut);
    sheet.notice = notice_of(writer, rdv);
    sheet.history = history_of(writer, rdv);
    sheet.outcomes = outcomes(writer, rdv);
    return {writer.text("personnel.agent.barre"), std::move(sheet)};
}

}  // namespace view
