#pragma once

// The device's side of enrolment: makes the keys, asks, checks the answer, and ends with an
// identity to keep. The keys are made once, so that asking again after a lost answer asks the same.

#include "kiosk/domain/ports/random.h"
#include "sync/client/identity.h"
#include "sync/client/transport.h"

#include <chrono>
#include <functional>

namespace client {

using Sleep = std::function<void(std::chrono::milliseconds)>;

struct EnrolmentOptions {
    std::string code;    ///< as typed: "12-K7Q2M-9XTRB"
    std::string centre;  ///< "https://perron.example"
    std::string sw;      ///< version of this program
    protocol::Argon2Cost cost;
};

class Enroller {
  public:
    /// Takes a few tenths of a second. Fails with invalid_input (the code cannot be one) or full.
    static Result<Enroller> prepare(const EnrolmentOptions& options, domain::Random& random);

    HttpRequest request() const;

    /// Fails with
    /// - invalid_input: the centre refuses the code (mistyped, used, too old, too many tries);
    /// - unavailable: no answer, or one that is not an enrolment's;
    /// - corrupt: the answer does not come from whoever made the code.
    Result<Identity> read_answer(const HttpResponse& response) const;

  private:
    Enroller() = default;

    Identity identity_;  ///< all but the grant
    protocol::EnrolmentKey key_{};
    std::string body_;
};

/// Asks through `transport`, again when there is no answer, three times in all; blocks. Fails as
/// read_answer.
Result<Identity> enrol(const Enroller& enroller, Transport& transport, const Sleep& sleep);

}  // namespace client
