#pragma once

// An HTTP/1.1 server for the centre: one thread does all the reading and writing, answers may come
// later and from any thread, and a client that stalls holds nothing but its own socket.
//
// Strategy
// 1. The handler runs on the server's thread: it hands long work to another thread and returns.
// 2. Every wait of a client has a deadline; a connection past it is closed.
// 3. What breaks a limit is answered (400, 408, 413, 431) and closed, never passed on.

#include "kiosk/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace platform {

struct HttpHeader {
    std::string name;  ///< in lower case when received
    std::string value;
};

struct HttpRequest {
    std::string method;  ///< "GET", "HEAD", "POST"…
    std::string path;    ///< percent-decoded, without the query
    std::string query;   ///< as sent, after "?"
    std::vector<HttpHeader> headers;
    std::string body;

    /// The first header of that lower-case name, or empty.
    std::string header(const std::string& name) const;
};

struct HttpResponse {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<HttpHeader> headers = {};
};

/// Answers one request, from any thread, once; later calls are ignored. A reply dropped without
/// having been called answers 500. It may be called after the server has stopped.
using HttpReply = std::function<void(HttpResponse)>;
using HttpHandler = std::function<void(HttpRequest, HttpReply)>;

struct HttpServerOptions {
    std::string address = "127.0.0.1";  ///< an IPv4 or IPv6 address
    std::uint16_t port = 0;             ///< 0: any free port
    std::string certificate_file;       ///< PEM chain; with key_file: TLS 1.3
    std::string key_file;
    bool clear_text_allowed = false;  ///< plain HTTP on an address that is not loopback
    std::size_t header_limit = 8 * 1024;
    std::size_t body_limit = 16 * 1024 * 1024;
    std::size_t connection_limit = 4096;
    std::chrono::milliseconds header_timeout{10'000};  ///< also that of an idle connection
    std::chrono::milliseconds body_timeout{120'000};
    std::chrono::milliseconds write_timeout{60'000};
};

bool is_loopback(const std::string& address);

class HttpServer {
  public:
    /// Listens, and serves until destroyed. Fails with invalid_input (address, certificate, plain
    /// HTTP refused) or unavailable (port taken).
    static Result<std::unique_ptr<HttpServer>> start(const HttpServerOptions& options,
                                                     HttpHandler handler);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    std::uint16_t port() const;

  private:
    class Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace platform
