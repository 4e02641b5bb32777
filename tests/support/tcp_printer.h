#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <thread>

namespace test {

/// A network printer on a free port of this machine: answers DLE EOT, keeps what is sent to it.
class TcpPrinter {
  public:
    TcpPrinter();
    ~TcpPrinter();
    TcpPrinter(const TcpPrinter&) = delete;
    TcpPrinter& operator=(const TcpPrinter&) = delete;

    const std::string& port() const { return port_; }
    void stop();

    std::atomic<bool> has_paper{true};
    std::atomic<bool> answers{true};

    /// Everything received but the queries, once connections are over.
    std::string received();

  private:
    void serve();
    void serve_one(int connection);

    int listener_;
    std::string port_;
    std::mutex mutex_;
    std::string received_;
    std::atomic<bool> stopped_{false};
    std::thread thread_;
};

}  // namespace test
