#pragma once

// Reaches the centre over HTTPS with libcurl's multi interface: no thread, nothing blocks. It
// follows no redirection: a hotel's portal must not be mistaken for the centre.

#include "kiosk/base/result.h"
#include "sync/client/transport.h"

#include <memory>
#include <string>

namespace platform {

struct CurlOptions {
    std::string centre;             ///< "https://perron.example", perhaps with a path
    std::string ca_file;            ///< PEM of the only authorities to believe; empty: the system's
    bool allow_plain_http = false;  ///< beyond this machine itself, where it is always allowed
};

constexpr long kConnectTimeoutMs = 5'000;
constexpr long kTotalTimeoutMs = 20'000;
constexpr std::size_t kMaxResponseBytes = std::size_t{4} << 20;

class CurlTransport final : public client::Transport {
  public:
    /// Fails with invalid_input: not an address, or plain HTTP to another machine.
    static Result<std::unique_ptr<CurlTransport>> create(const CurlOptions& options);
    ~CurlTransport() override;

    void start(client::HttpRequest request) override;
    std::optional<client::HttpResponse> poll() override;
    bool busy() const override;

  private:
    struct Handles;
    explicit CurlTransport(std::unique_ptr<Handles> handles);

    std::unique_ptr<Handles> handles_;
};

}  // namespace platform
