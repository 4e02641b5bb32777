#include "sync/central/web/booking.h"

#include "sync/central/web/answers.h"

namespace central {
namespace {

using platform::HttpResponse;
using protocol::BookResult;

/// What the store answers to one question; each alternative of protocol::BookAsk.
class Answering {
  public:
    Answering(Context& context, std::int64_t borne, protocol::BookAnswer& answer)
        : booking_(*context.booking),
          now_(context.clock.read().wall),
          borne_(borne),
          answer_(answer) {}

    Status operator()(const protocol::AskMotifs&) {
        const auto content = booking_.recherche.content(now_);
        if (!content) return content.error();
        for (const auto& motif : (*content)->motifs) {
            if (motif.sur_borne) answer_.motifs.push_back(motif);
        }
        return Done{};
    }

    Status operator()(const protocol::AskOffers& ask) {
        const auto open = is_for_bornes(ask.motif);
        if (!open) return open.error();
        if (!*open) return say(BookResult::inconnu);
        const Souhait souhait{ask.motif, ask.lieux, ask.depuis, ask.secteur};
        const auto found = booking_.recherche.first_day(souhait, now_);
        if (!found) return found.error();
        for (const auto& one : *found) answer_.offres.push_back({one.tranche, one.lieu});
        return Done{};
    }

    Status operator()(const protocol::AskBooking& ask) {
        const auto wanted = rdv_of(ask);
        std::optional<RdvTenu> known;
        auto read = booking_.store.transact([&](AgendaBook& book) -> Status {
            const auto found = book.rdv(ask.rdv);
            if (!found) return found.error();
            known = *found;
            return Done{};
        });
        if (!read) return read;
        if (!known) {
            const auto open = is_offered(ask);
            if (!open) return open.error();
            if (!*open) return say(BookResult::pas_libre);
        }
        return take(wanted, ask.remplace);
    }

    Status operator()(const protocol::AskSecteur& ask) {
        auto found = booking_.recherche.secteur(ask.domicile, now_);
        if (!found) return found.error();
        answer_.secteur = *std::move(found);
        return Done{};
    }

    Status operator()(const protocol::AskCancel& ask) {
        return booking_.store.transact([&](AgendaBook& book) -> Status {
            const auto cancelled = give_up_code(book, ask.code);
            if (!cancelled) return cancelled.error();
            return say(*cancelled ? BookResult::fait : BookResult::inconnu);
        });
    }

  private:
    Status say(BookResult result) {
        answer_.result = result;
        return Done{};
    }

    Result<bool> is_for_bornes(const std::string& id) {
        const auto content = booking_.recherche.content(now_);
        if (!content) return content.error();
        for (const auto& motif : (*content)->motifs) {
            if (motif.id == id) return motif.sur_borne;
        }
        return false;
    }

    Result<bool> is_offered(const protocol::AskBooking& ask) {
        const auto open = is_for_bornes(ask.motif);
        if (!open || !*open) return open;
        return booking_.recherche.offers(ask.motif, ask.tranche, now_);
    }

    RdvTenu rdv_of(const protocol::AskBooking& ask) const {
        RdvTenu rdv;
        rdv.id = ask.rdv;
        rdv.tranche = ask.tranche;
        rdv.motif = ask.motif;
        rdv.code = ask.code;
        rdv.borne = borne_;
        rdv.cree_ms = now_.time_since_epoch().count();
        return rdv;
    }

    /// Compare-and-set: the time is taken, and the rdv it replaces left, or nothing changes.
    Status take(const RdvTenu& wanted, const std::optional<domain::CodeRdv>& replaced) {
        const auto done = booking_.store.transact([&](AgendaBook& agendas) -> Status {
            const auto booked = book(agendas, wanted);
            if (!booked) return booked.error();
            const bool kept = booked->place == RdvTenu::Place::pris;
            answer_.result = kept ? BookResult::fait : BookResult::annule;
            if (!kept || !replaced) return Done{};
            const auto left = cancel_by_code(agendas, *replaced);
            return left ? Status{Done{}} : Status{left.error()};
        });
        if (done) return done;
        const auto code = done.error().code;
        if (code == ErrorCode::conflict || code == ErrorCode::invalid_input) {
            return say(BookResult::pas_libre);
        }
        const auto awaited = is_awaiting();
        if (awaited && *awaited) return say(BookResult::en_attente);
        return done;
    }

    Result<bool> is_awaiting() {
        bool awaits = false;
        const auto read = booking_.store.transact([&](AgendaBook& book) -> Status {
            const auto bornes = book.awaited();
            if (!bornes) return bornes.error();
            awaits = !bornes->empty();
            return Done{};
        });
        if (!read) return read.error();
        return awaits;
    }

    Booking& booking_;
    base::Instant now_;
    std::int64_t borne_;
    protocol::BookAnswer& answer_;
};

/// Whom not to answer; nothing when the borne may book.
std::optional<HttpResponse> refuse(Context& context, const protocol::ReceivedBook& received) {
    const auto& question = received.question;
    if (question.tenant != context.tenant) return text_answer(403, "Autre département.");
    const auto borne = context.store.borne(question.kiosk);
    if (!borne) return store_failed();
    const bool known = *borne && (*borne)->keys && !(*borne)->revoked_ms && !(*borne)->suspended_ms;
    if (!known) return text_answer(403, "Borne inconnue, révoquée ou suspendue.");
    if (!received.is_asked_by((*borne)->keys->verify)) return text_answer(403, "Signature fausse.");
    const auto wait_s = context.quotas.wait_s(question.kiosk, context.now_ms());
    if (wait_s == 0) return std::nullopt;
    auto refused = text_answer(429, "Trop de demandes cette heure.");
    refused.headers.push_back({"Retry-After", std::to_string(wait_s)});
    return refused;
}

}  // namespace

HttpResponse serve_book(Context& context, const std::string& body) {
    if (context.booking == nullptr) return text_answer(404, "Ce centre n'a pas d'agendas.");
    const auto received = protocol::read_book(body);
    if (!received) return text_answer(400, "Demande illisible : " + received.error().detail);
    if (auto refusal = refuse(context, *received)) return *refusal;
    const auto& question = received->question;
    QuotaUse use;
    use.frames = 1;
    use.bytes = static_cast<std::int64_t>(body.size());
    context.quotas.add(question.kiosk, use, context.now_ms());
    protocol::BookAnswer answer;
    answer.kiosk = question.kiosk;
    answer.re = received->id;
    const auto done = std::visit(Answering{context, question.kiosk, answer}, question.ask);
    if (!done) return store_failed();
    return {200, std::string{protocol::kBookContentType},
            protocol::encode_book_answer(answer, context.keys.sign)};
}

}  // namespace central
