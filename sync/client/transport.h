#pragma once

// How bytes reach the centre and come back. platform/curl implements it over HTTPS; tests and the
// simulation script it. Nothing here blocks.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace client {

struct HttpRequest {
    std::string path;  ///< "/v1/frames", below the centre's URL
    std::string content_type;
    std::string body;
    std::string method = "POST";            ///< or "GET", without a body
    std::vector<std::string> headers = {};  ///< "If-None-Match: …", whole lines
};

/// What came back: an HTTP answer, or status 0 and why there is none.
struct HttpResponse {
    int status = 0;
    std::string content_type;
    std::string body;
    std::string failure;
    std::int64_t retry_after_s = 0;  ///< what it asks for; 0 when nothing
    bool refused = false;  ///< status 0 although a server answered: it is not believed, or no HTTP
};

/// True when the answer has this media type, whatever its parameters.
bool has_type(const HttpResponse& response, std::string_view media_type);

class Transport {
  public:
    virtual ~Transport() = default;

    /// Starts a request. At most one is under way; a second start before the answer is a bug.
    virtual void start(HttpRequest request) = 0;

    /// Lets bytes move, and returns the answer once, when it is there.
    virtual std::optional<HttpResponse> poll() = 0;

    virtual bool busy() const = 0;

    /// Gives up the request under way, if any: its answer never comes. What follows does not wait
    /// on a connection that may be dead.
    virtual void give_up() = 0;
};

}  // namespace client
