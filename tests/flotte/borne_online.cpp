// A sale asked of the centre while a person waits: the intention is on disk before the question
// leaves, the sale before its ticket; what got no answer in two seconds is asked again under the
// same id, then given up, and its code cancelled so that no time stays taken for nobody.

#include "sync/protocol/rdv_codes.h"
#include "tests/flotte/agendas.h"
#include "tests/flotte/borne.h"

namespace flotte {
namespace {

constexpr std::int64_t kPatienceMs = 2 * simulation::kSecondMs;
constexpr int kTries = 2;

using Etat = domain::RdvDeBorne::Etat;

Status done_if(const Result<std::int64_t>& appended) {
    return appended ? Status{Done{}} : Status{appended.error()};
}

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
    protocol::AskBooking wanted{new_rdv(), {}, tranche, motif().id, {}};
    const bool kept = change([&] {
        return transact([&](domain::StoreTransaction& change) -> Status {
            const auto rank = change.next_code_rank();
            if (!rank) return rank.error();
            const auto code = codes()(*rank);
            if (!code) return code.error();
            wanted.code = *code;
            auto put = change.put_rdv({wanted.rdv, *code, tranche, wanted.motif, Etat::intention});
            if (!put) return put;
            return done_if(
                change.append(domain::RdvIntention{wanted.rdv, *code, tranche, wanted.motif}));
        });
    });
    if (!kept) return asking_.reset();
    if (falls_now(Incident::cut_after_intention)) return stop(stage_.dice.one_in(2));
    asking_->wanted = wanted;
    post(wanted);
}

void Borne::keep_online_sale() {
    const auto wanted = *asking_->wanted;
    if (falls_now(Incident::cut_before_online_sale_kept)) return stop(stage_.dice.one_in(2));
    domain::RdvPris sold;
    sold.rdv = wanted.rdv;
    sold.code = wanted.code;
    sold.tranche = wanted.tranche;
    sold.motif = wanted.motif;
    const bool kept = change([&] {
        return transact([&](domain::StoreTransaction& change) -> Status {
            auto put = change.put_rdv({sold.rdv, sold.code, sold.tranche, sold.motif, Etat::pris});
            return put ? done_if(change.append(sold)) : put;
        });
    });
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
    if (++asking_->tries <= kTries) return post(*asking_->wanted);
    const auto wanted = *asking_->wanted;
    asking_.reset();
    static_cast<void>(change([&] {
        return abandon({wanted.rdv, wanted.code, wanted.tranche, wanted.motif, Etat::intention});
    }));
}

Status Borne::abandon(const domain::RdvDeBorne& rdv) {
    return transact([&](domain::StoreTransaction& change) -> Status {
        auto failed = rdv;
        failed.etat = Etat::echoue;
        auto put = change.put_rdv(failed);
        return put ? done_if(change.append(domain::RdvAnnule{rdv.code})) : put;
    });
}

/// A card put back, or copied, between the intention and the sale no longer knows of the sale, and
/// what it abandons cancels it: a limit of the protocol (docs/formats/rdv.md).
void Borne::excuse_sale_of(const std::string& rdv) {
    for (auto& ticket : place_.model.tickets) {
        const bool is_forgotten = is_copy_ || (ticket.sold && ticket.sold->only_at_centre);
        ticket.is_unsure |= ticket.rdv == rdv && is_forgotten;
    }
}

/// After a cut, nobody waits any more for what was asked of the centre.
void Borne::abandon_intentions() {
    std::vector<domain::RdvDeBorne> left;
    static_cast<void>(transact([&](domain::StoreTransaction& change) -> Status {
        auto all = change.rdv_since(base::Instant{});
        if (!all) return all.error();
        left = *std::move(all);
        return Done{};
    }));
    for (const auto& rdv : left) {
        if (rdv.etat != Etat::intention) continue;
        excuse_sale_of(rdv.rdv);
        const bool kept = change([&] { return abandon(rdv); });
        if (!kept && !on()) return;
    }
}

}  // namespace flotte
