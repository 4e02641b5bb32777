#pragma once

// A small HTTP/1.1 server: one thread answers, a handler may complete its answer later, from any
// thread. Headers are limited to 8 KiB, bodies to 16 MiB, idle or stalled connections to 30 s.
// Boost.Beast is included in http_server.cpp only: it takes 20 s to compile.

#include "kiosk/base/result.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace platform {

struct HttpRequest {
    std::string method;                          ///< "GET"
    std::string path;                            ///< decoded: "/accueil/mds-macon"
    std::map<std::string, std::string> query;    ///< decoded; the last one wins
    std::map<std::string, std::string> headers;  ///< names in lower case
    std::string body;

    /// The value of a header, or "".
    std::string header(const std::string& lower_case_name) const;
};

struct HttpResponse {
    int status = 200;
    std::string content_type = "text/plain; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

/// To be called once; later calls do nothing.
using Respond = std::function<void(HttpResponse)>;

/// Called on the server's thread: it must not block.
using HttpHandler = std::function<void(HttpRequest, Respond)>;

/// The fields of an application/x-www-form-urlencoded text, decoded.
std::map<std::string, std::string> read_form(const std::string& text);

class HttpServer {
  public:
    struct Options {
        std::string address = "127.0.0.1";
        unsigned short port = 0;        ///< 0: any free one
        bool allow_plain_http = false;  ///< beyond this machine itself, where it is always allowed
    };

    /// Listens. Fails with invalid_input (not an address, or plain HTTP beyond this machine) or
    /// unavailable (the port is taken).
    static Result<std::unique_ptr<HttpServer>> listen(const Options& options, HttpHandler handler);
    ~HttpServer();

    unsigned short port() const;

    /// Answers until `stop`. Blocks.
    void run();

    /// From any thread, or a signal handler's pipe: ends `run`.
    void stop();

  private:
    struct State;
    explicit HttpServer(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace platform
