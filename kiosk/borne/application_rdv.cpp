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

/// The start of the day, so that the rdv of this morning are known this afternoon.
base::Instant start_of_day(base::Instant now) {
    return base::from_paris({base::to_paris(now).date, std::chrono::minutes{0}});
}

}  // namespace

bool Application::shows_rdv() const {
    using app::ScreenName;
    switch (app::current(session_).screen) {
        case ScreenName::rdv:
        case ScreenName::motifs:
        case ScreenName::creneaux:
        case ScreenName::pris:
        case ScreenName::mon_rdv:
        case ScreenName::annuler:
        case ScreenName::suite_rdv:
        case ScreenName::personnel:
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
    const auto read = services_.store.transact([&](domain::StoreTransaction& change) -> Status {
        auto held = change.droits();
        if (!held) return held.error();
        auto sold = change.rdv_since(start_of_day(context_.wall));
        if (!sold) return sold.error();
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

void Application::perform(const app::SellRdv& effect) {
    const app::Vente vente{new_rdv_id(services_.random), effect.motif, effect.tranche,
                           domain::OrigineRdv::borne, effect.remplace};
    const auto sold = app::sell_held(vente, context_.wall, services_.make_code, services_.store);
    read_rdv();
    if (sold) return step(app::RdvSold{*sold});
    const bool taken = sold.error().code == ErrorCode::not_found;
    holds(sold.error(), taken ? "rdv_deja_pris" : "rdv_non_ecrit");
    step(app::RdvNotSold{taken});
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

void Application::perform(const app::NoteArrival& effect) {
    const bool written = holds(app::record_arrival(effect.code, effect.counts, services_.store),
                               "arrivee_non_ecrite");
    if (written) context_.arrives.insert(effect.code);
    step(app::ArrivalNoted{written});
}

}  // namespace borne
