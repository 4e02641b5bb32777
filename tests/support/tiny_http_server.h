#pragma once

// A server of one canned answer, on a free port of this machine, for tests of HTTP clients. It
// writes the bytes it is given, right or wrong, and keeps what it was sent.

#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace test {

class TinyHttpServer {
  public:
    /// Answers every connection with `answer`, byte for byte; an empty one is never answered.
    explicit TinyHttpServer(std::string answer);
    ~TinyHttpServer();
    TinyHttpServer(const TinyHttpServer&) = delete;
    TinyHttpServer& operator=(const TinyHttpServer&) = delete;

    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }

    /// The last request: first line, headers and body.
    std::string received() const;

    /// Whole requests so far.
    int requests() const;

  private:
    void serve();
    void answer(int connection);

    std::string answer_;
    int listener_ = -1;
    int port_ = 0;
    mutable std::mutex mutex_;
    std::string received_;
    int requests_ = 0;
    std::thread thread_;
};

/// A whole answer with a Content-Length.
std::string http_answer(const std::string& first_line_and_headers, const std::string& body);

}  // namespace test
