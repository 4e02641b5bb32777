#include "kiosk/borne/application.h"

#include "kiosk/app/call_for_help.h"
#include "kiosk/app/close_day.h"
#include "kiosk/app/count.h"
#include "kiosk/app/issue_ticket.h"
#include "kiosk/app/record_consultation.h"
#include "kiosk/app/record_help_answer.h"
#include "kiosk/app/record_start.h"
#include "kiosk/view/build_screen.h"

#include <cassert>
#include <utility>

namespace borne {
namespace {

using std::chrono::seconds;

/// A printer may take a while to answer: it is asked when nobody waits, and not at every turn.
constexpr seconds kPrinterPoll{20};
constexpr std::chrono::minutes kDayRetry{10};

/// An exchange may bring droits, or take some back, while somebody chooses.
constexpr seconds kRdvPoll{5};

/// Between the clock of the centre, which dates content, and one that is right enough.
constexpr std::chrono::hours kMostClockDrift{24};

/// Past it the clock has jumped since the centre was heard (booking.md, R7).
constexpr std::chrono::minutes kMostDriftToSell{10};

std::string name_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_input:
            return "invalide";
        case ErrorCode::not_found:
            return "introuvable";
        case ErrorCode::conflict:
            return "contradiction";
        case ErrorCode::unavailable:
            return "indisponible";
        case ErrorCode::corrupt:
            return "abîmé";
        case ErrorCode::full:
            return "plein";
    }
    return "inconnu";
}

}  // namespace

Application::Application(Services services, Device device)
    : services_(std::move(services)),
      device_(std::move(device)),
      session_(app::new_session(device_.settings)) {
    context_.annuaire = services_.annuaire;
    context_.pack_refused = device_.pack_refused;
    context_.lieu = device_.lieu;
    context_.settings = device_.settings;
    read_world();
    session_.last_touch = context_.now;
    turn_day();
    holds(app::abandon_intentions(services_.store), "abandon_non_ecrit");
}

base::Date Application::today() const {
    return base::to_paris(context_.wall).date;
}

bool Application::session_is_open() const {
    return !app::is_at_rest(session_);
}

/// Logs a failure by its code; returns whether there was none.
bool Application::holds(const Status& done, std::string_view what) {
    if (!done) {
        services_.log(what, name_of(done.error().code) + " : " + done.error().detail);
    }
    return static_cast<bool>(done);
}

/// A clock that nothing keeps is believed unless the content it shows comes from its future.
bool Application::is_known(const domain::ClockReading& reading) const {
    if (reading.quality >= domain::TimeQuality::rtc) return true;
    const bool too_early = made_ && reading.wall + kMostClockDrift < *made_;
    return reading.quality != domain::TimeQuality::none && !too_early;
}

/// Sure enough to sell time: what the centre last signed, and the time since, do not contradict it.
bool Application::is_sure(const domain::ClockReading& reading) const {
    const auto& hour = context_.centre.hour;
    if (!hour || device_.rehearsed) return true;
    const auto drift = reading.wall - (hour->wall + (reading.mono - hour->mono));
    return std::chrono::abs(drift) <= kMostDriftToSell;
}

void Application::read_world() {
    const auto reading = services_.clock.read();
    context_.now = reading.mono;
    context_.wall = reading.wall;
    const bool was_cut_off = app::is_cut_off(context_);
    const auto before = std::exchange(context_.centre, services_.synchronisation.status());
    if (app::is_cut_off(context_) != was_cut_off) changed_ = true;
    if (context_.centre.answer_refused != before.answer_refused) changed_ = true;
    if (context_.centre.not_recognised != before.not_recognised) changed_ = true;
    if (session_.staff.entered && context_.centre.file != before.file) changed_ = true;
    context_.has_signal = services_.signal.works();
    context_.clock_is_known = is_known(reading);
    const bool is_surely_known = context_.clock_is_known && is_sure(reading);
    if (is_surely_known != context_.clock_is_sure) changed_ = true;
    context_.clock_is_sure = is_surely_known;
    context_.can_seal = services_.sealer != nullptr && services_.sealer->can_seal();
    const bool old = expires_ && (!context_.clock_is_known || reading.wall >= *expires_);
    context_.content_dated.reset();
    if (old && made_) context_.content_dated = base::to_paris(*made_).date;
    read_staff_desk();
    log_centre();
    const bool ask =
        !printer_asked_ || (!session_is_open() && context_.now - *printer_asked_ >= kPrinterPoll);
    if (ask) {
        printer_asked_ = context_.now;
        context_.printer_ready = services_.printer.state() == domain::PaperState::ok;
        context_.sheets_ready = services_.sheets.state() == domain::PaperState::ok;
    }
}

/// The stick works on whether or not somebody looks; the rest is read while the staff is there.
void Application::read_staff_desk() {
    context_.has_staff_screen = services_.staff != nullptr;
    if (services_.staff == nullptr) return;
    auto& usb = services_.staff->usb;
    usb.tick();
    const auto before = context_.usb;
    context_.usb = usb.status();
    if (context_.usb != before) changed_ = true;
    if (context_.usb.phase != before.phase && context_.usb.phase == domain::UsbPhase::failed) {
        services_.log("cle_usb_refusee", context_.usb.detail);
    }
    const bool is_due = !bilan_at_ || context_.now - *bilan_at_ >= kPrinterPoll;
    if (session_.staff.entered && is_due) read_bilan();
}

void Application::read_bilan() {
    bilan_at_ = context_.now;
    context_.bilan = services_.staff->bilan();
}

/// Once for each different failure, and once when it is over; each incident once.
void Application::log_centre() {
    const auto& centre = context_.centre;
    if (centre.incident != centre_incident_) services_.log("centre_incident", centre.incident);
    centre_incident_ = centre.incident;
    const auto error = centre.enrolled && !centre.reachable ? centre.last_error : std::string{};
    if (error == centre_error_) return;
    const auto* const code = error.empty()           ? "centre_retrouve"
                             : centre.not_recognised ? "borne_inconnue_du_centre"
                             : centre.answer_refused ? "reponse_refusee"
                                                     : "centre_injoignable";
    services_.log(code, error);
    centre_error_ = error;
}

/// A store that fails is asked again, but not at every turn.
void Application::turn_day() {
    if (day_ == today()) return;
    if (day_tried_ && context_.now - *day_tried_ < kDayRetry) return;
    day_tried_ = context_.now;
    write(counters_.closing());
    if (!holds(app::record_start(device_.etat, services_.store), "etat_non_ecrit")) return;
    if (holds(app::close_day(today(), services_.store), "jour_non_clos")) day_ = today();
    context_.arrives.clear();
}

/// Under the day they were counted: `day_`, until the next one has started.
void Application::write(const std::vector<domain::Compteur>& compteurs) {
    if (compteurs.empty()) return;
    const auto jour = day_.value_or(today());
    if (holds(app::count(compteurs, jour, services_.store), "compteur_non_ecrit")) {
        counters_.forget(compteurs);
    }
}

void Application::use(ShownContent content) {
    assert(!session_is_open());
    context_.annuaire = content.annuaire;
    context_.parametres = content.parametres;
    context_.aides = content.aides;
    context_.pack_refused = content.pack_refused;
    context_.lieu = std::move(content.lieu);
    device_.etat.pack = std::move(content.version);
    made_ = content.made;
    expires_ = content.expires;
    read_world();
    changed_ = true;
}

void Application::tick() {
    read_world();
    const bool is_due = !rdv_at_ || context_.now - *rdv_at_ >= kRdvPoll;
    if (shows_rdv() && is_due) read_rdv();
    if (day_ != today() && !session_is_open()) turn_day();
    ask_booking();
    services_.synchronisation.serve_agent(session_.staff.entered);
    step(app::Tick{});
}

void Application::handle(const app::Intent& intent) {
    if (std::holds_alternative<std::monostate>(intent)) return;
    read_world();
    if (shows_rdv()) read_rdv();
    step(intent);
    changed_ = true;
}

void Application::step(const app::Input& input) {
    const bool showed_rdv = shows_rdv();
    auto next = app::step(std::move(session_), input, context_);
    session_ = std::move(next.session);
    if (shows_rdv() && !showed_rdv) read_rdv();
    if (!next.effects.empty()) changed_ = true;
    for (const auto& effect : next.effects) {
        std::visit([this](const auto& each) { perform(each); }, effect);
    }
    const auto now = std::chrono::duration_cast<seconds>(context_.now);
    if (now != shown_at_) changed_ = true;
}

const view::Screen& Application::screen() {
    if (changed_) {
        screen_ = view::build_screen(session_, {services_.textes, context_});
        shown_at_ = std::chrono::duration_cast<seconds>(context_.now);
        changed_ = false;
    }
    return screen_;
}

void Application::perform(const app::IssueTicket&) {
    const auto numero = app::issue_ticket(device_.lettre, services_.store);
    if (!numero) {
        holds(numero.error(), "ticket_refuse");
        step(app::TicketFailed{});
        return;
    }
    step(app::TicketIssued{*numero});
}

bool Application::print(const domain::Slip& slip) {
    context_.printer_ready = holds(services_.printer.print(slip), "impression_refusee");
    return context_.printer_ready;
}

void Application::perform(const app::PrintTicket&) {
    step(
        app::TicketPrinted{print(view::build_ticket_slip(session_, {services_.textes, context_}))});
}

/// On a slip, or on a sheet where there is no other paper.
void Application::perform(const app::PrintFicheSlip& effect) {
    const auto* fiche = context_.annuaire ? context_.annuaire->fiche(effect.fiche) : nullptr;
    if (fiche == nullptr) return step(app::FichePrinted{false});
    const view::Environment environment{services_.textes, context_};
    if (context_.printer_ready || !context_.sheets_ready) {
        step(app::FichePrinted{print(view::build_fiche_slip(*fiche, session_, environment))});
        return;
    }
    const auto sheet = view::build_fiche_sheet(*fiche, session_, environment);
    context_.sheets_ready = holds(services_.sheets.print(sheet), "page_refusee");
    step(app::FichePrinted{context_.sheets_ready});
}

/// On a sheet where there is a printer of sheets, else on a slip.
void Application::perform(const app::PrintBilanPage&) {
    const view::Environment environment{services_.textes, context_};
    if (!context_.sheets_ready) {
        step(app::BilanPrinted{print(view::build_bilan_slip(session_, environment))});
        return;
    }
    const auto sheet = view::build_bilan_sheet(session_, environment);
    context_.sheets_ready = holds(services_.sheets.print(sheet), "page_refusee");
    step(app::BilanPrinted{context_.sheets_ready});
}

void Application::perform(const app::CallForHelp& effect) {
    const auto aide = app::call_for_help(
        effect.nature,
        {services_.store, services_.signal, services_.synchronisation, services_.random});
    if (!aide) holds(aide.error(), "appel_non_ecrit");
    step(app::HelpCalled{aide ? *aide : std::string{}});
}

void Application::perform(const app::RecordHelpAnswer& effect) {
    holds(app::record_help_answer(effect.aide, services_.store, services_.signal),
          "reponse_non_ecrite");
}

void Application::perform(const app::StopSignal&) {
    services_.signal.stop();
}

void Application::perform(const app::RecordConsultation&) {
    holds(app::record_consultation(services_.store), "passage_non_ecrit");
}

void Application::perform(const app::Count& effect) {
    counters_.add(effect.compteurs);
}

void Application::perform(const app::CheckStaffCode& effect) {
    if (services_.staff == nullptr) return;
    const auto answer = services_.staff->access.check(effect.code);
    const bool right = answer.verdict == domain::StaffVerdict::right;
    services_.log("code_personnel", right ? "juste" : "refuse");
    if (right) read_bilan();
    step(app::StaffCodeChecked{answer});
}

void Application::perform(const app::NoteStaffLeft& effect) {
    services_.log("personnel_sorti", effect.idle ? "inactivité" : "quitté");
}

void Application::perform(const app::StartUsb& effect) {
    if (services_.staff == nullptr) return;
    auto& usb = services_.staff->usb;
    effect.import ? usb.start_import() : usb.start_export();
    context_.usb = usb.status();
}

void Application::perform(const app::Wipe&) {
    perform(app::LeaveCentre{});
    counters_.end_visit();
    write(counters_.ready());
    services_.synchronisation.hurry(false);
    screen_ = {};
    changed_ = true;
    forget_();
}

}  // namespace borne
