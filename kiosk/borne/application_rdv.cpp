// Rendez-vous of the application: what it reads of them, and what the effects do through the desk.

#include "kiosk/borne/application.h"
#include "kiosk/view/build_screen.h"
#include "sync/protocol/bytes.h"

#include <array>

namespace borne {
namespace {

constexpr std::size_t kRdvIdBytes = 16;

/// 32 hexadecimal digits, random.
std::string new_rdv_id(domain::Random& random) {
    std::array<std::byte, kRdvIdBytes> bytes{};
    random.fill(bytes);
    return protocol::to_hex(bytes);
}

/// What agents may still have to settle.
constexpr std::chrono::hours kLookedBack{7 * 24};

base::Instant start_of_day(base::Instant now) {
    return base::from_paris({base::to_paris(now).date, std::chrono::minutes{0}});
}

}  // namespace

bool Application::shows_rdv() const {
    using app::ScreenName;
    if (session_.staff.entered) return true;
    switch (app::current(session_).screen) {
        case ScreenName::rdv:
        case ScreenName::motifs:
        case ScreenName::creneaux:
        case ScreenName::pris:
        case ScreenName::mon_rdv:
        case ScreenName::annuler:
        case ScreenName::suite_rdv:
        case ScreenName::demande:
            return true;
        default:
            return false;
    }
}

/// What cannot be read is not held: nothing is offered, and the person is sent to the accueil.
void Application::read_rdv() {
    rdv_at_ = context_.now;
    auto droits = domain::DroitsTenus{};
    auto rdv = std::vector<domain::RdvDeBorne>{};
    const auto today = start_of_day(context_.wall);
    const auto read = services_.store.transact([&](domain::StoreTransaction& change) -> Status {
        auto held = change.droits();
        if (!held) return held.error();
        auto sold = change.rdv_since(today - kLookedBack);
        if (!sold) return sold.error();
        if (session_.staff.entered) {
            const auto told = read_agent(change, today);
            if (!told) return told;
        }
        droits = *std::move(held);
        rdv = *std::move(sold);
        return Done{};
    });
    holds(read, "rdv_illisibles");
    if (droits == context_.droits && rdv == context_.rdv) return;
    context_.droits = std::move(droits);
    context_.rdv = std::move(rdv);
    changed_ = true;
}

/// What agents' screens show besides.
Status Application::read_agent(domain::StoreTransaction& change, base::Instant today) {
    auto told = change.rdv_du_jour();
    if (!told) return told.error();
    auto faits = change.faits_since(today - kLookedBack);
    if (!faits) return faits.error();
    auto tickets = change.tickets_since(today);
    if (!tickets) return tickets.error();
    changed_ = changed_ || *told != context_.rdv_du_jour || *faits != context_.faits ||
               *tickets != context_.tickets;
    context_.rdv_du_jour = *std::move(told);
    context_.faits = *std::move(faits);
    context_.tickets = *std::move(tickets);
    return Done{};
}

void Application::perform(const app::SellRdv& effect) {
    const app::Vente vente{new_rdv_id(services_.random), effect.motif, effect.tranche,
                           effect.origine, effect.remplace};
    const auto sold = app::sell_held(vente, context_.wall, services_.make_code, services_.store);
    read_rdv();
    if (sold) return step(app::RdvSold{*sold});
    const bool taken = sold.error().code == ErrorCode::not_found;
    holds(sold.error(), taken ? "rdv_deja_pris" : "rdv_non_ecrit");
    step(app::RdvNotSold{taken ? app::SaleState::taken : app::SaleState::failed});
}

void Application::perform(const app::PrintRdvTicket&) {
    step(app::RdvPrinted{print(view::build_rdv_slip(session_, {services_.textes, context_}))});
}

void Application::perform(const app::RecordHandOver& effect) {
    holds(app::record_hand_over(effect.code, effect.comment, services_.store), "remise_non_ecrite");
}

void Application::perform(const app::CancelByCode& effect) {
    const auto cancelled = app::cancel_rdv(effect.code, services_.store);
    if (!cancelled) holds(cancelled.error(), "annulation_non_ecrite");
    read_rdv();
    step(app::RdvLeft{static_cast<bool>(cancelled)});
}

void Application::perform(const app::SendDemande& effect) {
    const auto written = app::record_demande(
        {new_rdv_id(services_.random),
         {},
         effect.motif,
         effect.demi_journees,
         effect.reponse_avant},
        effect.coordonnees, {services_.make_code, services_.sealer}, services_.store);
    if (written) return step(app::DemandeWritten{*written});
    holds(written.error(), "demande_non_ecrite");
    step(app::DemandeWritten{});
}

void Application::perform(const app::NoteArrival& effect) {
    const bool written = holds(app::record_arrival(effect.code, effect.counts, services_.store),
                               "arrivee_non_ecrite");
    if (written) context_.arrives.insert(effect.code);
    if (session_.staff.entered) read_rdv();
    step(app::ArrivalNoted{written});
}

void Application::perform(const app::NoteStatut& effect) {
    const bool written =
        holds(app::record_statut(effect.said, services_.store), "statut_non_ecrit");
    read_rdv();
    step(app::AgentNoted{written});
}

void Application::perform(const app::NoteTicket& effect) {
    const bool written =
        holds(app::record_ticket(effect.suivi, services_.store), "file_non_ecrite");
    read_rdv();
    step(app::AgentNoted{written});
}

}  // namespace borne
