#pragma once

// Asks the centre about rendez-vous, over POST /v1/book. The strategy:
//
//  1. One signed question at a time. Its answer must be signed by the centre, for this device, and
//     name it; anything else is silence.
//  2. A question has 2 s. A booking or a cancellation is asked once more, with the same rdv: it is
//     then the same booking, whichever was heard. A search is not.
//  3. Nothing is kept here: the caller has written the intention, and writes what became of it.

#include "kiosk/domain/ports/central_booking.h"
#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/random.h"
#include "sync/client/identity.h"
#include "sync/client/transport.h"
#include "sync/protocol/book.h"

namespace client {

constexpr std::chrono::milliseconds kBookBudget{2000};

class Booker final : public domain::CentralBooking {
  public:
    struct Ports {
        Transport& transport;
        const domain::Clock& clock;
        domain::Random& random;
    };
    Booker(Identity identity, Ports ports) : identity_(std::move(identity)), ports_(ports) {}

    void search(const domain::SouhaitDeRdv& souhait) override;
    void book(const domain::RdvDeBorne& rdv) override;
    void cancel(domain::CodeRdv code) override;
    void give_up() override;
    void tick() override;
    bool busy() const override { return tries_left_ > 0; }
    std::optional<domain::ReponseDuCentre> take() override;

  private:
    void ask(protocol::BookAsk ask, int tries);
    void send();
    void failed();
    Result<protocol::BookAnswer> read(const HttpResponse& response) const;

    Identity identity_;
    Ports ports_;

    protocol::BookAsk ask_;
    std::string id_;      ///< of the question under way
    int tries_left_ = 0;  ///< the one under way included; 0: none is
    std::chrono::milliseconds sent_at_{0};
    std::optional<domain::ReponseDuCentre> answer_;
};

}  // namespace client
