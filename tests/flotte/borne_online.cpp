// A sale asked of the centre while a person waits: the intention is on disk before the question
// leaves, the sale before its ticket; what got no answer in two seconds is asked again under the
// same id, then given up, so that no time stays taken for nobody.

#include "sync/protocol/rdv_codes.h"
#include "tests/flotte/agendas.h"
#include "tests/flotte/borne.h"

#include <algorithm>

namespace flotte {
namespace {

constexpr std::int64_t kPatienceMs = 2 * simulation::kSecondMs;
constexpr int kTries = 2;

}  // namespace

void Borne::ask() {
    if (asking_) return;
    asking_ = Asking{};
    const auto now = clock.read().wall;
    const std::chrono::days later{stage_.dice.pick(0, 12)};
    post(protocol::AskOffers{motif().id, {}, base::to_paris(now + later).date});
}

void Borne::post(const protocol::BookAsk& ask) {
    protocol::BookQuestion question{identity_.grant.tenant, number(), {}, ask};
    random_.fill(question.nonce);
    const auto encoded = protocol::encode_book(question, identity_.sign_key());
    asking_->question = encoded.id;
    asking_->since_ms = stage_.now_ms;
    asking_->exchange = place_.network.post(
        id_,
        {std::string{protocol::kBookPath}, std::string{protocol::kBookContentType}, encoded.body});
}

void Borne::poll_answer() {
    const auto response = place_.network.take_answer(asking_->exchange);
    if (!response) {
        if (stage_.now_ms - asking_->since_ms >= kPatienceMs) give_up_asking();
        return;
    }
    const auto answer = protocol::decode_book_answer(response->body, identity_.grant.server_key);
    const bool is_ours = response->status == 200 && answer && answer->re == asking_->question;
    if (!is_ours) return give_up_asking();
    hear(*answer);
}

void Borne::hear(const protocol::BookAnswer& answer) {
    if (!asking_->wanted) {
        if (answer.offres.empty()) return asking_.reset();
        auto offers = answer.offres;
        return intend(stage_.dice.one_of(offers).tranche);
    }
    if (answer.result == protocol::BookResult::fait) return keep_online_sale();
    asking_->tries = kTries;
    give_up_asking();
}

void Borne::intend(const domain::Tranche& tranche) {
    const app::Vente vente{new_rdv(), motif(), tranche};
    std::optional<domain::RdvDeBorne> intended;
    const bool kept = change([&]() -> Status {
        auto done = app::intend(vente, codes(), *store_);
        if (!done) return done.error();
        intended = *std::move(done);
        return Done{};
    });
    if (!kept) return asking_.reset();
    const bool is_imaged = images_every > 0 && ++intentions_ % images_every == 0;
    if (is_imaged && !is_copy_) take_image();
    if (falls_now(Incident::cut_after_intention)) return stop(stage_.dice.one_in(2));
    asking_->wanted = intended;
    ask_for_wanted();
}

void Borne::ask_for_wanted() {
    const auto& rdv = *asking_->wanted;
    post(protocol::AskBooking{rdv.rdv, rdv.code, rdv.tranche, rdv.motif, {}});
}

void Borne::keep_online_sale() {
    const auto sold = *asking_->wanted;
    if (falls_now(Incident::cut_before_online_sale_kept)) return stop(stage_.dice.one_in(2));
    const app::Vente vente{sold.rdv, motif(), sold.tranche};
    const bool kept = change([&] { return app::confirm_intention(sold, vente, *store_); });
    // When it could not be kept the intention stays, and is given up at the next start.
    asking_.reset();
    if (!kept) return;
    place_.tally.note(Incident::sold_online);
    stage_.tell("borne " + std::to_string(number()) + " vend en ligne " + to_text(sold.code));
    place_.model.tickets.push_back({sold.rdv, sold.code, sold.tranche, told_now(), {}, {}});
    hand_over(place_.model.tickets.size() - 1);
}

void Borne::give_up_asking() {
    if (!asking_->wanted) return asking_.reset();
    place_.tally.note(Incident::booking_unanswered);
    if (++asking_->tries <= kTries) return ask_for_wanted();
    const auto wanted = *asking_->wanted;
    asking_.reset();
    static_cast<void>(change([&] { return app::abandon_intention(wanted, *store_); }));
}

/// After a cut, nobody waits any more for what was asked of the centre.
void Borne::abandon_intentions() {
    note_forgotten_sales();
    static_cast<void>(change([&] { return app::abandon_intentions(*store_); }));
}

/// What a card put back, or copied, gives up although it was sold: what the proof must meet.
void Borne::note_forgotten_sales() {
    static_cast<void>(transact([&](domain::StoreTransaction& change) -> Status {
        const auto all = change.rdv_since(base::Instant{});
        if (!all) return all.error();
        for (const auto& rdv : *all) {
            if (rdv.etat != domain::RdvDeBorne::Etat::intention) continue;
            const auto& tickets = place_.model.tickets;
            const bool is_out =
                std::any_of(tickets.begin(), tickets.end(),
                            [&](const Ticket& ticket) { return ticket.rdv == rdv.rdv; });
            if (is_out) place_.tally.note(Incident::sale_forgotten);
        }
        return Done{};
    }));
}

}  // namespace flotte
