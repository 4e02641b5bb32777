// The staff's screens: the code, what the device says of itself, a stick at work. In French only.

#include "kiosk/app/fiches_found.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/paging.h"
#include "kiosk/view/phrases.h"
#include "kiosk/view/rdv_texts.h"

#include <array>

namespace view {
namespace {

using domain::StaffVerdict;
using domain::UsbFailure;
using domain::UsbPhase;

Keyboard digit_keyboard(const Writer& writer) {
    Keyboard keyboard;
    for (const std::string_view row : {"12345", "67890"}) {
        keyboard.rows.emplace_back();
        for (const char digit : row) {
            const std::string typed(1, digit);
            keyboard.rows.back().push_back(typing_key(typed, typed));
        }
    }
    keyboard.rows.push_back({erase_key(writer, !writer.session().staff.code.empty())});
    return keyboard;
}

std::string say_wait(const Writer& writer, std::chrono::seconds wait) {
    return writer.text("personnel.code.attendre", {{"n", std::to_string(wait.count())}});
}

std::string say_answer(const Writer& writer, const domain::StaffAnswer& answer) {
    switch (answer.verdict) {
        case StaffVerdict::right:
            return "";
        case StaffVerdict::wrong:
            return answer.wait.count() > 0
                       ? writer.text("personnel.code.faux") + " " + say_wait(writer, answer.wait)
                       : writer.text("personnel.code.faux");
        case StaffVerdict::wait:
            return say_wait(writer, answer.wait);
        case StaffVerdict::locked:
            return writer.text("personnel.code.bloque");
        case StaffVerdict::unset:
            return writer.text("personnel.code.aucun");
    }
    return "";
}

std::string say_instant(const Writer& writer, base::Instant instant) {
    const auto civil = base::to_paris(instant);
    return say_day(writer, civil.date) + ", " + say_hour(writer, civil.time_of_day);
}

/// One line of the screen: what, then its state.
CardLine line(const Writer& writer, Icon icon, const std::string& key, const std::string& text) {
    return {icon, "", writer.text("personnel." + key) + "\u00a0: " + text, false};
}

CardLine centre_line(const Writer& writer) {
    const auto& centre = writer.context().centre;
    const auto text = centre.last_contact ? say_instant(writer, *centre.last_contact)
                      : centre.enrolled   ? writer.text("personnel.echange.aucun")
                                          : writer.text("personnel.echange.non_enrolee");
    return line(writer, Icon::clock, "echange", text);
}

/// What must be known first: a log set aside, a full disk, a past that differs or differed.
std::vector<CardLine> alarms(const Writer& writer) {
    const auto& bilan = writer.context().bilan;
    const auto& centre = writer.context().centre;
    std::vector<CardLine> lines;
    const auto alarm = [&](const std::string& key, const content::Textes::Holes& holes = {}) {
        lines.push_back({Icon::info, writer.text("personnel.alerte"),
                         writer.text("personnel.alerte." + key, holes), false});
    };
    if (bilan.journal_absent) alarm("absent");
    if (bilan.journal_abime) alarm("journal", {{"n", std::to_string(bilan.rows_salvaged)}});
    if (!bilan.has_reserve && !bilan.journal_absent) alarm("plein");
    if (bilan.baremes_refuses) alarm("baremes");
    if (bilan.aides_refusees) alarm("aides");
    if (bilan.contenu_refuse) alarm("contenu");
    const bool differs = centre.reachable && !centre.last_error.empty();
    if (app::is_directory_damaged(writer.context())) alarm("reduit");
    if (centre.answer_refused) alarm(centre.not_recognised ? "inconnue" : "refusee");
    if (centre.suspended) alarm("suspendue");
    if (differs && !centre.suspended) alarm("fourche");
    if (!centre.incident.empty() && !centre.suspended) alarm("incident");
    return lines;
}

constexpr std::array kPapers{"ok", "absente", "papier", "erreur"};
constexpr std::array kClocks{"aucune", "plancher", "pile", "reseau"};

/// "71 Gio", or "3456 Mio" below ten.
std::string say_size(std::int64_t mio) {
    constexpr std::int64_t kGio = 1024;
    const bool is_large = mio >= 10 * kGio;
    return std::to_string(is_large ? mio / kGio : mio) + (is_large ? "\u00A0Gio" : "\u00A0Mio");
}

bool is_to_come(const Writer& writer, const domain::RdvDeBorne& rdv) {
    using Etat = domain::RdvDeBorne::Etat;
    const bool stands = rdv.etat == Etat::pris || rdv.etat == Etat::remis;
    return stands && rdv.tranche.end > writer.context().wall;
}

/// Hour, code and motif; a sensitive motif has no name here either.
std::string say_rdv_sold(const Writer& writer, const domain::RdvDeBorne& rdv) {
    const auto* motif = app::motif_of(rdv.motif, writer.context());
    const bool named = motif != nullptr && !motif->motif.sensible;
    return writer.text("personnel.rdv.ligne",
                       {{"moment", say_moment(writer, rdv.tranche.start)},
                        {"code", domain::to_text(rdv.code)},
                        {"motif", named ? motif_name(writer, *motif) : writer.text("rdv.barre")}});
}

/// First the tickets that did not come out: those people may not know that they have a rdv
/// (booking.md, R8b); then how many this borne sold, each on its line (R12).
void add_rdv_sold(const Writer& writer, std::vector<CardLine>& lines) {
    std::vector<CardLine> handed_over;
    int count = 0;
    for (const auto& rdv : writer.context().rdv) {
        if (!is_to_come(writer, rdv)) continue;
        ++count;
        const auto said = say_rdv_sold(writer, rdv);
        if (rdv.etat == domain::RdvDeBorne::Etat::pris) {
            lines.push_back({Icon::info, writer.text("personnel.rdv.non_remis"), said, false});
        } else {
            handed_over.push_back({Icon::calendar_check, "", said, false});
        }
    }
    lines.push_back(line(writer, Icon::calendar_check, "rdv", std::to_string(count)));
    lines.insert(lines.end(), handed_over.begin(), handed_over.end());
}

CardLine paper_line(const Writer& writer, const char* name, domain::PaperState state) {
    const std::string paper = kPapers.at(static_cast<std::size_t>(state));
    return line(writer, Icon::printer, name, writer.text("personnel.imprimante." + paper));
}

std::vector<CardLine> bilan_lines(const Writer& writer) {
    const auto& bilan = writer.context().bilan;
    const auto& centre = writer.context().centre;
    auto lines = alarms(writer);
    add_rdv_sold(writer, lines);
    lines.push_back(centre_line(writer));
    lines.push_back(line(writer, Icon::ticket, "attente", std::to_string(centre.pending)));
    const auto disque =
        bilan.disque_libre_mio < 0
            ? writer.text("personnel.inconnu")
            : writer.text("personnel.disque.libre", {{"n", say_size(bilan.disque_libre_mio)}});
    lines.push_back(line(writer, Icon::house_line, "disque", disque));
    lines.push_back(paper_line(writer, "imprimante", bilan.imprimante));
    // Few bornes have one: nobody looks for what is not there.
    if (bilan.imprimante_a4 != domain::PaperState::absent) {
        lines.push_back(paper_line(writer, "imprimante_a4", bilan.imprimante_a4));
    }
    const std::string clock = kClocks.at(static_cast<std::size_t>(bilan.horloge));
    lines.push_back(line(writer, Icon::sun, "horloge", writer.text("personnel.horloge." + clock)));
    lines.push_back(line(writer, Icon::flag, "contenu",
                         bilan.pack.empty() ? writer.text("personnel.inconnu") : bilan.pack));
    lines.push_back(line(writer, Icon::check, "programme", bilan.version));
    return lines;
}

std::string title_of(const Writer& writer) {
    const auto& bilan = writer.context().bilan;
    if (bilan.borne == 0) return writer.text("personnel.non_enrolee");
    return writer.text("personnel.titre", {{"n", std::to_string(bilan.borne)},
                                           {"lettre", std::string(1, bilan.lettre)}});
}

const char* failure_key(UsbFailure failure) {
    switch (failure) {
        case UsbFailure::absente:
            return "absente";
        case UsbFailure::protegee:
            return "protegee";
        case UsbFailure::pleine:
            return "pleine";
        case UsbFailure::abimee:
            return "abimee";
        case UsbFailure::journal:
            return "journal";
        case UsbFailure::non_enrolee:
            return "non_enrolee";
        case UsbFailure::none:
        case UsbFailure::retiree:
            return "retiree";
    }
    return "retiree";
}

/// The key of the state of the stick: its title, and ".texte" under it.
std::string stick_key(const domain::UsbStatus& usb) {
    switch (usb.phase) {
        case UsbPhase::idle:
        case UsbPhase::exporting:
            return "export";
        case UsbPhase::importing:
            return "import";
        case UsbPhase::exported:
            return usb.events == 0 ? "rien" : "exporte";
        case UsbPhase::imported:
            return usb.acks == 0 ? "sans_accuse" : "importe";
        case UsbPhase::failed:
            return failure_key(usb.failure);
    }
    return "export";
}

Tone stick_tone(const domain::UsbStatus& usb) {
    if (usb.phase == UsbPhase::failed) return Tone::attention;
    return domain::is_busy(usb) ? Tone::plain : Tone::yes;
}

Icon stick_icon(const domain::UsbStatus& usb) {
    if (usb.phase == UsbPhase::failed) return Icon::info;
    return domain::is_busy(usb) ? Icon::hand_palm : Icon::check_circle;
}

}  // namespace

Body build_code(const Writer& writer) {
    const auto& staff = writer.session().staff;
    Search search;
    search.question = writer.text("personnel.code.question");
    for (std::size_t i = 0; i < staff.code.size(); ++i) search.typed += "•";
    search.hint = writer.text("personnel.code.indice");
    if (staff.answer) search.notice = say_answer(writer, *staff.answer);
    search.primary =
        writer.action("code.entrer", "personnel.code.entrer", Icon::arrow_right, app::Continue{});
    search.primary->enabled = !staff.code.empty();
    search.keyboard = digit_keyboard(writer);
    return {writer.text("personnel.code.barre"), std::move(search)};
}

Body build_staff(const Writer& writer) {
    Card card;
    card.title = title_of(writer);
    const auto pages = paged_lines(writer, bilan_lines(writer), {});
    const auto shown = pages_of(pages.size(), 1, writer.page());
    card.lines = pages[static_cast<std::size_t>(shown.shown)];
    card.pager = make_pager(writer, shown);
    card.actions = {writer.action("personnel.journee", "personnel.journee", Icon::calendar_check,
                                  app::ShowAgenda{}),
                    writer.action("personnel.exporter", "personnel.exporter", Icon::arrow_right,
                                  app::UseStick{false}),
                    writer.action("personnel.importer", "personnel.importer", Icon::arrow_left,
                                  app::UseStick{true})};
    return {writer.text("personnel.barre"), std::move(card)};
}

Body build_stick(const Writer& writer) {
    const auto& usb = writer.context().usb;
    const auto key = "personnel.cle." + stick_key(usb);
    Message message;
    message.icon = stick_icon(usb);
    message.tone = stick_tone(usb);
    message.title = writer.text(key);
    message.text = writer.text(key + ".texte", {{"n", std::to_string(usb.written)},
                                                {"total", std::to_string(usb.events)},
                                                {"accuses", std::to_string(usb.acked)}});
    if (!domain::is_busy(usb)) {
        message.actions = {
            writer.action("cle.bilan", "personnel.cle.bilan", Icon::arrow_left, app::Back{})};
    }
    return {writer.text("personnel.barre"), std::move(message)};
}

}  // namespace view
