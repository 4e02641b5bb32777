#pragma once

// Fetches the content that the centre publishes. Nothing here knows the uploader: either works
// while the other fails. Strategy:
//
//   1. Ask for the manifest now and then, and as soon as an acknowledgement names a version that is
//      not ours. "Not modified" costs a few bytes.
//   2. A manifest that is believed (intake.h) is fetched file by file, in pieces, each file checked
//      as soon as it is whole. What is here is not asked for again, after a cut or a restart
//      either.
//   3. When all of it is here the parution is ready. Trying it is the kiosk's business.
//   4. Any failure waits (Backoff) and starts again at 1; every failure re-arms the timer, for
//   ever.

#include "kiosk/domain/ports/clock.h"
#include "kiosk/domain/ports/random.h"
#include "sync/client/backoff.h"
#include "sync/client/intake.h"
#include "sync/client/transport.h"

#include <optional>
#include <string>

namespace client {

class Downloader {
  public:
    struct Ports {
        ParutionShelf& shelf;
        Transport& transport;  ///< its own, not the uploader's
        const domain::Clock& clock;
        domain::Random& random;
    };
    Downloader(ContentTrust trust, Ports ports);

    /// Lets work under way proceed; returns at once. Call it at every turn of the loop.
    void tick();

    /// The version that the centre's last acknowledgement named, empty for none.
    void hint(const std::string& version);

    /// Ask for the manifest at the next tick, whatever the timer says.
    void hurry() { next_at_ = std::chrono::milliseconds{0}; }

    bool busy() const { return step_ != Step::waiting; }

    /// Why the last round failed; empty when it did not.
    const std::string& last_error() const { return last_error_; }

  private:
    enum class Step { waiting, manifest, file };

    void ask_manifest();
    void take_manifest(const HttpResponse& response);
    void next_file();
    void ask_piece(const protocol::ContentFile& file, std::int64_t from);
    void take_piece(const HttpResponse& response);
    Status keep_piece(const HttpResponse& response);
    void ended(const Status& done);

    ContentTrust trust_;
    Ports ports_;
    Backoff backoff_;
    Step step_ = Step::waiting;
    std::optional<protocol::SignedParution> wanted_;
    std::size_t file_ = 0;    ///< of wanted_, under way
    std::int64_t from_ = 0;   ///< first byte of the piece under way
    bool from_zero_ = false;  ///< the file under way was dropped once already
    std::string hinted_;
    std::string last_error_;
    std::chrono::milliseconds next_at_{0};
};

}  // namespace client
