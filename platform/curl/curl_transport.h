#pragma once

// Reaches the centre over HTTPS with libcurl's multi interface: no thread, nothing blocks. It
// follows no redirection: a hotel's portal must not be mistaken for the centre.

#include "kiosk/base/civil_time.h"
#include "kiosk/base/result.h"
#include "sync/client/transport.h"

#include <functional>
#include <memory>
#include <string>

namespace platform {

struct CurlOptions {
    std::string centre;             ///< "https://perron.example", perhaps with a path
    std::string ca_file;            ///< PEM of the only authorities to believe; empty: the system's
    bool allow_plain_http = false;  ///< beyond this machine itself, where it is always allowed

    /// "sha256//…": the public keys that the centre may show, the present one and the next,
    /// separated by ";". Empty: any key that the authorities vouch for.
    std::string pins = {};

    /// When the certificate must be valid; none: now. A board without a clock knows that it is not
    /// 1970: it gives the latest hour it is sure of.
    std::function<base::Instant()> verify_time = {};
};

constexpr long kConnectTimeoutMs = 5'000;
constexpr long kTotalTimeoutMs = 20'000;
constexpr std::size_t kMaxResponseBytes = std::size_t{4} << 20;

class CurlTransport final : public client::Transport {
  public:
    /// Fails with invalid_input: not an address, plain HTTP to another machine, or pins that are
    /// none.
    static Result<std::unique_ptr<CurlTransport>> create(const CurlOptions& options);
    ~CurlTransport() override;

    void start(client::HttpRequest request) override;
    std::optional<client::HttpResponse> poll() override;
    bool busy() const override;
    void give_up() override;

  private:
    struct Handles;
    explicit CurlTransport(std::unique_ptr<Handles> handles);

    std::unique_ptr<Handles> handles_;
};

}  // namespace platform
