#pragma once

// Heals a fork: asks the centre, one question at a time, which rows of this log it knows, and
// starts a new epoch after the last one it does. The epoch is on disk before anything is sent under
// it; a failure or a power cut on the way leaves the log as it was, and the search starts again
// later.

#include "kiosk/domain/ports/random.h"
#include "sync/client/ancestor_search.h"
#include "sync/client/identity.h"
#include "sync/client/transport.h"
#include "sync/protocol/outbox.h"

#include <optional>
#include <string>

namespace client {

/// A new epoch that starts after `base`, found with `questions` questions: the last row known to
/// both, or the row before the first one kept here.
struct Healed {
    std::int64_t base = 0;
    int questions = 0;
};

class Healer {
  public:
    struct Ports {
        protocol::Outbox& outbox;
        Transport& transport;
        domain::Random& random;
    };
    Healer(const Identity& identity, Ports ports);

    /// Pre: neither this nor the transport is busy. Fails as the outbox.
    Status start();

    bool busy() const { return search_.has_value(); }

    /// Nothing while it searches. Fails with unavailable (no network, a foreign answer), corrupt
    /// (not signed by the centre), or as the outbox.
    std::optional<Result<Healed>> poll();

    /// Forgets the search under way, if any, as a failure does.
    void give_up() { search_.reset(); }

  private:
    Status ask();
    Result<bool> read_answer(const HttpResponse& response) const;
    Result<std::int64_t> first_base(std::int64_t ancestor) const;
    Result<Healed> finish();

    std::string tenant_;
    std::int64_t kiosk_;
    protocol::VerifyKey server_key_;
    protocol::SignKey key_;
    Ports ports_;

    std::optional<AncestorSearch> search_;
    std::string question_id_;  ///< of the question under way; empty when there is none
    protocol::Hash hash_{};    ///< ours at the row asked about
    int questions_ = 0;
};

}  // namespace client
