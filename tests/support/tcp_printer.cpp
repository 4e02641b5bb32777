#include "tests/support/tcp_printer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <chrono>
#include <string_view>

namespace test {
namespace {

constexpr std::string_view kSensors{"\x10\x04\x04", 3};
constexpr std::string_view kOffLine{"\x10\x04\x02", 3};

}  // namespace

TcpPrinter::TcpPrinter() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* any = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof(address);
    const int bound = ::bind(listener_, any, size);
    assert(bound == 0);
    ::listen(listener_, 8);
    ::getsockname(listener_, any, &size);
    port_ = std::to_string(ntohs(address.sin_port));
    thread_ = std::thread{[this] { serve(); }};
}

TcpPrinter::~TcpPrinter() {
    stop();
}

void TcpPrinter::stop() {
    if (stopped_.exchange(true)) return;
    thread_.join();
    ::close(listener_);
}

void TcpPrinter::serve() {
    while (!stopped_) {
        pollfd waiting{listener_, POLLIN, 0};
        if (::poll(&waiting, 1, 20) != 1) continue;
        const int connection = ::accept(listener_, nullptr, nullptr);
        serve_one(connection);
        ::close(connection);
    }
}

void TcpPrinter::serve_one(int connection) {
    std::array<char, 65'536> buffer{};
    while (true) {
        const auto size = ::recv(connection, buffer.data(), buffer.size(), 0);
        if (size <= 0) return;
        const std::string_view bytes{buffer.data(), static_cast<std::size_t>(size)};
        if (bytes.substr(0, kSensors.size()) != kSensors) {
            const std::lock_guard lock{mutex_};
            received_ += bytes;
            continue;
        }
        if (!answers) continue;
        std::string answer{has_paper ? '\x12' : '\x72'};
        if (bytes.find(kOffLine) != bytes.npos) answer.push_back(has_paper ? '\x12' : '\x32');
        ::send(connection, answer.data(), answer.size(), MSG_NOSIGNAL);
    }
}

std::string TcpPrinter::received() {
    std::this_thread::sleep_for(std::chrono::milliseconds{100});
    const std::lock_guard lock{mutex_};
    return received_;
}

}  // namespace test
