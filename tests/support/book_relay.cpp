#include "tests/support/book_relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cassert>
#include <string_view>

namespace test {
namespace {

constexpr int kTurnMs = 20;

sockaddr_in loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<in_port_t>(port));
    return address;
}

int connected_to(int port) {
    const int connection = socket(AF_INET, SOCK_STREAM, 0);
    auto address = loopback(port);
    const int done = connect(connection, reinterpret_cast<sockaddr*>(&address), sizeof address);
    assert(done == 0);
    return connection;
}

void send_all(int connection, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

}  // namespace

BookRelay::BookRelay(const std::string& centre)
    : centre_port_(std::stoi(centre.substr(centre.rfind(':') + 1))) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    auto address = loopback(0);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    const bool listening = bind(listener_, any, size) == 0 && listen(listener_, 8) == 0 &&
                           getsockname(listener_, any, &size) == 0;
    assert(listening);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

BookRelay::~BookRelay() {
    over_ = true;
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    for (auto& connection : connections_) connection.join();
    close(listener_);
}

void BookRelay::serve() {
    while (true) {
        const int kiosk = accept(listener_, nullptr, nullptr);
        if (kiosk < 0) return;
        connections_.emplace_back([this, kiosk] { relay(kiosk); });
    }
}

/// A question fits one segment of the loopback, and asks for a time when it says so.
void BookRelay::relay(int kiosk) {
    const int centre = connected_to(centre_port_);
    std::array<char, 65536> bytes{};
    bool is_booking = false;
    while (!over_) {
        std::array<pollfd, 2> ends{{{kiosk, POLLIN, 0}, {centre, POLLIN, 0}}};
        poll(ends.data(), ends.size(), kTurnMs);
        if (ends[0].revents != 0) {
            const auto size = recv(kiosk, bytes.data(), bytes.size(), 0);
            if (size <= 0) break;
            const std::string_view asked{bytes.data(), static_cast<std::size_t>(size)};
            if (asked.rfind("POST ", 0) == 0) is_booking = false;
            if (asked.find("\"reserver\"") != asked.npos) {
                is_booking = true;
                ++asked_;
            }
            send_all(centre, asked);
        }
        if (ends[1].revents != 0) {
            const auto size = recv(centre, bytes.data(), bytes.size(), 0);
            if (size <= 0) break;
            const auto answers = is_booking ? answers_.load() : Answers::whole;
            const std::string_view said{bytes.data(), static_cast<std::size_t>(size)};
            const auto result = said.find("\"fait\"");
            if (answers == Answers::spoiled && result != said.npos) bytes.at(result + 1) = 'F';
            if (answers != Answers::kept) send_all(kiosk, said);
        }
    }
    close(centre);
    close(kiosk);
}

}  // namespace test
