// What people do at a borne by what it holds, and what they are shown.

#include "sync/protocol/rdv_codes.h"
#include "tests/flotte/agendas.h"
#include "tests/flotte/borne.h"

#include <algorithm>

namespace flotte {

app::MakeCode Borne::codes() const {
    return [borne = number()](const domain::RangDeCode& rank) {
        return protocol::rdv_code(borne, rank.rang, rank.cle);
    };
}

std::string Borne::new_rdv() {
    std::array<std::byte, 16> bytes{};
    random_.fill(bytes);
    return protocol::to_hex(bytes);
}

std::optional<domain::Tranche> Borne::choose_held() {
    const auto now = clock.read().wall;
    const std::chrono::days later{stage_.dice.pick(0, 12)};
    auto offers = app::held_offers(droits(), motif(), now, base::to_paris(now + later).date);
    if (offers.empty()) offers = app::held_offers(droits(), motif(), now, {});
    if (offers.empty()) return std::nullopt;
    return stage_.dice.one_of(offers);
}

/// Sells that time, and prints: the borne may fall between any two of these steps.
bool Borne::sell_into(const domain::Tranche& tranche, std::optional<std::size_t> moved) {
    auto& tickets = place_.model.tickets;
    app::Vente vente{new_rdv(), motif(), tranche};
    if (moved) vente.remplace = tickets[*moved].code;
    static_cast<void>(falls_now(Incident::cut_before_sale_kept));
    std::optional<domain::RdvDeBorne> sold;
    const bool kept = change([&]() -> Status {
        auto done = app::sell_held(vente, clock.read().wall, codes(), *store_);
        if (!done) return done.error();
        sold = *std::move(done);
        return Done{};
    });
    // A change that failed half-way may be kept all the same: nobody knows what its holder has.
    if (moved && !kept) tickets[*moved].is_unsure = true;
    if (!kept) return false;
    place_.tally.note(Incident::sold_held);
    stage_.tell("borne " + std::to_string(number()) + " vend " + to_text(sold->code));
    if (moved) tickets[*moved].cancelled = told_now();
    tickets.push_back({sold->rdv, sold->code, sold->tranche, told_now(), {}, {}});
    return true;
}

void Borne::sell() {
    const auto tranche = choose_held();
    if (!tranche || !sell_into(*tranche, std::nullopt)) return;
    hand_over(place_.model.tickets.size() - 1);
}

void Borne::move(std::size_t which) {
    const auto tranche = choose_held();
    if (!tranche || !sell_into(*tranche, which)) return;
    place_.tally.note(Incident::moved);
    hand_over(place_.model.tickets.size() - 1);
}

void Borne::hand_over(std::size_t which) {
    if (falls_now(Incident::cut_before_ticket)) return stop(stage_.dice.one_in(2));
    if (!has_paper) return place_.tally.note(Incident::no_paper);
    auto& ticket = place_.model.tickets[which];
    ticket.printed = true;
    if (falls_now(Incident::cut_after_ticket)) return stop(stage_.dice.one_in(2));
    const bool kept = change(
        [&] { return app::record_hand_over(ticket.code, domain::RemiseTicket::imprime, *store_); });
    if (kept) place_.tally.note(Incident::handed_over);
}

void Borne::cancel(std::size_t which) {
    auto& ticket = place_.model.tickets[which];
    bool was_own = false;
    const bool kept = change([&]() -> Status {
        const auto cancelled = app::cancel_rdv(ticket.code, *store_);
        if (!cancelled) return cancelled.error();
        was_own = *cancelled;
        return Done{};
    });
    // Its commit may be whole on a disk that was full just after: the next start then keeps it.
    ticket.is_unsure |= !kept;
    if (!kept) return;
    ticket.cancelled = told_now();
    place_.tally.note(was_own ? Incident::cancelled_where_sold : Incident::cancelled_elsewhere);
    stage_.tell("borne " + std::to_string(number()) + " annule " + to_text(ticket.code));
}

void Borne::arrive(std::size_t which) {
    auto& ticket = place_.model.tickets[which];
    const bool kept = change([&] { return app::record_arrival(ticket.code, true, *store_); });
    if (!kept) return;
    ticket.arrived = told_now();
    ticket.arrived->seq -= 1;  // the passage came after
    place_.tally.note(Incident::arrived);
}

/// booking.md, R8b: a sale whose ticket did not come out is shown to staff.
void Borne::check_not_handed_over() {
    const auto listed = app::not_handed_over(base::Instant{}, *store_);
    if (!listed) return;
    for (const auto& ticket : place_.model.tickets) {
        const bool is_here = ticket.sold && ticket.sold->borne == id_ &&
                             !ticket.sold->only_at_centre && stands(ticket);
        if (!is_here || ticket.printed) continue;
        const bool is_listed =
            std::any_of(listed->begin(), listed->end(),
                        [&](const domain::RdvDeBorne& one) { return one.rdv == ticket.rdv; });
        if (!is_listed) stage_.breaks("une vente sans ticket n'est pas montrée aux agents");
    }
}

}  // namespace flotte
