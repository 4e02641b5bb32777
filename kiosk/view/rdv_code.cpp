// Coming for a rdv, moving it, cancelling it: all by its code.

#include "kiosk/view/build_body.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/rdv_texts.h"

namespace view {
namespace {

using app::SuiteRdv;

Action letter_key(char letter) {
    const std::string name(1, static_cast<char>(std::tolower(letter)));
    return typing_key(std::string(1, letter), name);
}

/// Only what a code is made of: no I, L, O nor U.
Keyboard code_keyboard(const Writer& writer) {
    Keyboard keyboard;
    for (const std::string_view row : {"1234567890", "AZERTYP", "QSDFGHJKM", "WXCVBN"}) {
        keyboard.rows.emplace_back();
        for (const char letter : row) keyboard.rows.back().push_back(letter_key(letter));
    }
    keyboard.rows.back().push_back(erase_key(writer, !writer.session().rdv.typed.empty()));
    return keyboard;
}

std::string notice_of(const Writer& writer) {
    const auto& session = writer.session();
    const auto now = writer.context().now;
    if (session.code_guard.pauses(now)) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(session.code_guard.left(now));
        return writer.text("rdv.pause", {{"n", std::to_string(left.count())}});
    }
    return session.rdv.wrong ? writer.text("rdv.faux") : "";
}

/// What is said of an arrival or a cancellation: its sentences and its tone.
struct Said {
    const char* key;
    Icon icon;
    Tone tone;
};

Said said_of(SuiteRdv suite) {
    switch (suite) {
        case SuiteRdv::a_l_heure:
            return {"suite_rdv.a_l_heure", Icon::check_circle, Tone::yes};
        case SuiteRdv::en_avance:
            return {"suite_rdv.en_avance", Icon::clock, Tone::yes};
        case SuiteRdv::en_retard:
            return {"suite_rdv.en_retard", Icon::clock, Tone::attention};
        case SuiteRdv::autre_jour:
            return {"suite_rdv.autre_jour", Icon::calendar_check, Tone::attention};
        case SuiteRdv::arrive_inconnu:
            return {"suite_rdv.arrive_inconnu", Icon::hand_waving, Tone::yes};
        case SuiteRdv::deja_arrive:
            return {"suite_rdv.deja_arrive", Icon::check_circle, Tone::yes};
        case SuiteRdv::annule:
            return {"suite_rdv.annule", Icon::check_circle, Tone::yes};
        case SuiteRdv::annule_demande:
            return {"suite_rdv.annule_demande", Icon::check_circle, Tone::yes};
        case SuiteRdv::annule_inconnu:
            return {"suite_rdv.annule_inconnu", Icon::question, Tone::attention};
        case SuiteRdv::deja_annule:
            return {"suite_rdv.deja_annule", Icon::calendar_x, Tone::attention};
        case SuiteRdv::echec_demande:
            return {"suite_rdv.echec_demande", Icon::info, Tone::attention};
        case SuiteRdv::none:
        case SuiteRdv::echec:
            break;
    }
    return {"suite_rdv.echec", Icon::info, Tone::attention};
}

const domain::RdvDeBorne* rdv_of_code(const Writer& writer) {
    const auto& code = writer.session().rdv.code;
    return code ? app::own_rdv(*code, writer.context()) : nullptr;
}

bool may_take_another(SuiteRdv suite) {
    return suite == SuiteRdv::annule || suite == SuiteRdv::annule_demande ||
           suite == SuiteRdv::deja_annule;
}

Tile choice(Action action, bool primary = false) {
    Tile tile;
    tile.action = std::move(action);
    tile.primary = primary;
    return tile;
}

}  // namespace

Body build_rdv(const Writer& writer) {
    Search search;
    search.question = writer.text("rdv.question");
    search.typed = writer.session().rdv.typed;
    if (search.typed.size() > 3) search.typed.insert(3, "-");
    search.hint = writer.text("rdv.indice");
    search.notice = notice_of(writer);
    search.keyboard = code_keyboard(writer);
    search.primary =
        writer.action("rdv.ticket", "rdv.sans_code", Icon::question, app::TakeTicket{});
    return {writer.text("rdv.question"), std::move(search)};
}

Body build_mon_rdv(const Writer& writer) {
    Tiles tiles;
    tiles.columns = writer.large() ? 2 : 3;
    const auto* own = rdv_of_code(writer);
    tiles.question =
        own == nullptr ? writer.text("mon_rdv.question") : say_moment(writer, own->tranche.start);
    const auto add = [&](const std::string& name, Icon icon, Intent intent) {
        const auto id = "mon_rdv." + name;
        tiles.tiles.push_back(choice(writer.action(id, id, icon, std::move(intent))));
    };
    add("arrive", Icon::check_circle, app::DeclareArrival{});
    tiles.tiles.back().primary = true;
    add("changer", Icon::calendar_plus, app::MoveRdv{});
    add("annuler", Icon::calendar_x, app::AskCancel{});
    return {writer.text("rdv.barre"), std::move(tiles)};
}

Body build_cancel(const Writer& writer) {
    if (writer.session().rdv.annule_en_cours) {
        return {writer.text("rdv.barre"), waiting_message(writer, "attente.annule")};
    }
    Message message;
    message.icon = Icon::calendar_x;
    const auto* own = rdv_of_code(writer);
    if (own != nullptr) {
        message.title = writer.text("annuler.titre");
        message.text = say_moment(writer, own->tranche.start);
    } else if (app::is_demande_of(writer.session())) {
        message.title = writer.text("annuler.demande");
        message.text = writer.text("annuler.demande.texte");
    } else if (const auto& code = writer.session().rdv.code) {
        message.title = writer.text("annuler.code", {{"code", domain::to_text(*code)}});
        message.text = writer.text("annuler.code.texte");
    }
    message.actions = {
        writer.action("annuler.garder", "annuler.garder", Icon::arrow_left, app::Back{}),
        writer.action("annuler.oui", "annuler.oui", Icon::x_circle, app::ConfirmCancel{})};
    return {writer.text("rdv.barre"), std::move(message)};
}

Body build_rdv_told(const Writer& writer) {
    const auto suite = writer.session().rdv.suite;
    const auto said = said_of(suite);
    const auto* own = rdv_of_code(writer);
    const auto when = own == nullptr ? "" : say_moment(writer, own->tranche.start);
    Message message;
    message.icon = said.icon;
    message.tone = said.tone;
    std::string key = said.key;
    if (suite == SuiteRdv::annule && own == nullptr) key = "suite_rdv.annule_code";
    message.title = writer.text(key);
    message.text = writer.text(key + ".texte", {{"moment", when}});
    if (may_take_another(suite)) {
        message.actions = {writer.action("suite_rdv.prendre", "suite_rdv.prendre",
                                         Icon::calendar_plus, app::ShowMotifs{})};
    }
    return {writer.text("rdv.barre"), std::move(message)};
}

}  // namespace view
