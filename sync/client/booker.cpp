#include "sync/client/booker.h"

#include "sync/client/answer.h"

#include <utility>

namespace client {
namespace {

using domain::ReponseDuCentre;

ReponseDuCentre::Sorte sorte_of(protocol::BookResult result) {
    switch (result) {
        case protocol::BookResult::fait:
            return ReponseDuCentre::Sorte::fait;
        case protocol::BookResult::pas_libre:
            return ReponseDuCentre::Sorte::pas_libre;
        case protocol::BookResult::inconnu:
            return ReponseDuCentre::Sorte::inconnu;
        case protocol::BookResult::annule:
            return ReponseDuCentre::Sorte::annule;
        case protocol::BookResult::en_attente:
            return ReponseDuCentre::Sorte::en_attente;
    }
    return ReponseDuCentre::Sorte::silence;
}

}  // namespace

void Booker::search(const domain::SouhaitDeRdv& souhait) {
    protocol::AskOffers wanted{souhait.motif, {}, souhait.depuis, souhait.secteur};
    if (!souhait.lieu.empty()) wanted.lieux.push_back(souhait.lieu);
    ask(std::move(wanted), 1);
}

/// What the rdv replaces is not told here: it is left by the log, once this one has its ticket.
void Booker::book(const domain::RdvDeBorne& rdv) {
    ask(protocol::AskBooking{rdv.rdv, rdv.code, rdv.tranche, rdv.motif, std::nullopt}, 2);
}

void Booker::cancel(domain::CodeRdv code) {
    ask(protocol::AskCancel{code}, 2);
}

void Booker::ask(protocol::BookAsk ask, int tries) {
    give_up();
    ask_ = std::move(ask);
    tries_left_ = tries;
    send();
}

void Booker::give_up() {
    if (busy()) ports_.transport.give_up();
    tries_left_ = 0;
    answer_.reset();
}

/// Each try is another question: its nonce tells its answer from a late one.
void Booker::send() {
    protocol::BookQuestion question{identity_.grant.tenant, identity_.grant.borne, {}, ask_};
    ports_.random.fill(question.nonce);
    const auto line = protocol::encode_book(question, identity_.sign_key());
    id_ = line.id;
    sent_at_ = ports_.clock.read().mono;
    ports_.transport.start(
        {std::string{protocol::kBookPath}, std::string{protocol::kBookContentType}, line.body});
}

void Booker::tick() {
    if (!busy()) return;
    const auto response = ports_.transport.poll();
    if (!response) {
        if (ports_.clock.read().mono - sent_at_ < kBookBudget) return;
        ports_.transport.give_up();
        return failed();
    }
    const auto read_answer = read(*response);
    if (!read_answer) return failed();
    tries_left_ = 0;
    answer_.emplace();
    answer_->sorte = sorte_of(read_answer->result);
    for (const auto& one : read_answer->offres) {
        answer_->offres.push_back({one.tranche, one.lieu});
    }
}

void Booker::failed() {
    --tries_left_;
    if (tries_left_ > 0) return send();
    answer_ = ReponseDuCentre{};
}

Result<protocol::BookAnswer> Booker::read(const HttpResponse& response) const {
    if (auto right = check_answer(response, protocol::kBookContentType); !right) {
        return right.error();
    }
    auto answer = protocol::decode_book_answer(response.body, identity_.grant.server_key);
    if (!answer) return answer.error();
    if (answer->kiosk != identity_.grant.borne || answer->re != id_) {
        return refused_answer("elle répond à une autre question");
    }
    return answer;
}

std::optional<ReponseDuCentre> Booker::take() {
    return std::exchange(answer_, std::nullopt);
}

}  // namespace client
