// Rendez-vous asked of the centre while a person waits. What is asked is on disk before it is
// asked, and what became of it before it is shown; what nobody waits for any more is cancelled by
// the log.

#include "kiosk/borne/application.h"
#include "sync/protocol/bytes.h"

#include <array>

namespace borne {
namespace {

using Sorte = domain::ReponseDuCentre::Sorte;

app::SaleState why_not(Sorte sorte) {
    switch (sorte) {
        case Sorte::pas_libre:
            return app::SaleState::taken;
        case Sorte::inconnu:
        case Sorte::annule:
            return app::SaleState::unknown;
        case Sorte::en_attente:
            return app::SaleState::awaiting;
        case Sorte::fait:
        case Sorte::silence:
            break;
    }
    return app::SaleState::silent;
}

}  // namespace

/// Lets the question under way proceed, and tells the session its answer.
void Application::ask_booking() {
    if (services_.booking == nullptr) return;
    const auto& centre = context_.centre;
    context_.asks_centre =
        centre.enrolled && centre.reachable && !centre.cut_off_since && !centre.suspended;
    services_.booking->tick();
    const auto said = services_.booking->take();
    if (said) answer(*said);
}

void Application::answer(const domain::ReponseDuCentre& said) {
    changed_ = true;
    if (std::holds_alternative<AskedBooking>(asked_)) return answer_booking(said);
    const auto asked = std::exchange(asked_, NoAsk{});
    if (std::holds_alternative<AskedCancel>(asked)) return step(app::RdvLeft{true, said.sorte});
    const auto* search = std::get_if<AskedSearch>(&asked);
    if (search == nullptr) return;
    app::CentreSearched found{search->depuis, std::nullopt};
    const bool answered = said.sorte == Sorte::fait || said.sorte == Sorte::inconnu;
    if (answered) found.offres = said.offres;
    step(found);
}

void Application::answer_booking(const domain::ReponseDuCentre& said) {
    const auto asked = std::get<AskedBooking>(std::exchange(asked_, NoAsk{}));
    if (said.sorte == Sorte::fait) {
        const auto kept = app::confirm_intention(asked.rdv, asked.vente, services_.store);
        if (holds(kept, "rdv_non_ecrit")) {
            services_.synchronisation.hurry(false);
            read_rdv();
            auto taken = asked.rdv;
            taken.etat = domain::RdvDeBorne::Etat::pris;
            return step(app::RdvSold{taken});
        }
    }
    const bool left =
        holds(app::abandon_intention(asked.rdv, services_.store), "abandon_non_ecrit");
    const bool written = left && said.sorte != Sorte::fait;
    step(app::RdvNotSold{written ? why_not(said.sorte) : app::SaleState::failed});
}

void Application::perform(const app::SearchCentre& effect) {
    if (services_.booking == nullptr) return step(app::CentreSearched{effect.souhait.depuis, {}});
    perform(app::LeaveCentre{});
    asked_ = AskedSearch{effect.souhait.depuis};
    services_.booking->search(effect.souhait);
}

void Application::perform(const app::BookAtCentre& effect) {
    perform(app::LeaveCentre{});
    std::array<std::byte, 16> id{};
    services_.random.fill(id);
    const app::Vente vente{protocol::to_hex(id), effect.motif, effect.tranche, effect.origine,
                           effect.remplace};
    const auto rdv = services_.booking == nullptr
                         ? Result<domain::RdvDeBorne>{fail(ErrorCode::unavailable, "no centre")}
                         : app::intend(vente, services_.make_code, services_.store);
    if (!rdv) {
        holds(rdv.error(), "intention_non_ecrite");
        return step(app::RdvNotSold{app::SaleState::failed});
    }
    asked_ = AskedBooking{*rdv, vente};
    services_.booking->book(*rdv);
}

/// On disk first: the centre will hear of it whatever it answers now.
void Application::perform(const app::CancelAtCentre& effect) {
    const auto cancelled = app::cancel_rdv(effect.code, services_.store);
    if (!cancelled) holds(cancelled.error(), "annulation_non_ecrite");
    if (!cancelled || services_.booking == nullptr) {
        return step(app::RdvLeft{static_cast<bool>(cancelled)});
    }
    perform(app::LeaveCentre{});
    asked_ = AskedCancel{};
    services_.booking->cancel(effect.code);
}

void Application::perform(const app::LeaveCentre&) {
    const auto asked = std::exchange(asked_, NoAsk{});
    if (services_.booking != nullptr) services_.booking->give_up();
    const auto* booking = std::get_if<AskedBooking>(&asked);
    if (booking == nullptr) return;
    holds(app::abandon_intention(booking->rdv, services_.store), "abandon_non_ecrit");
    services_.synchronisation.hurry(false);
}

}  // namespace borne
