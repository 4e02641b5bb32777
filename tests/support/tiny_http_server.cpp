#include "tests/support/tiny_http_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cassert>
#include <charconv>

namespace test {
namespace {

/// True once the headers, and the body they announce, are there.
bool is_whole(const std::string& request) {
    const auto end = request.find("\r\n\r\n");
    if (end == request.npos) return false;
    constexpr std::string_view kLength = "Content-Length: ";
    std::size_t length = 0;
    const auto at = request.find(kLength);
    if (at != request.npos) {
        const auto* digits = request.data() + at + kLength.size();
        std::from_chars(digits, request.data() + request.size(), length);
    }
    return request.size() >= end + 4 + length;
}

}  // namespace

TinyHttpServer::TinyHttpServer(std::string answer) : answer_(std::move(answer)) {
    listener_ = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    const bool listening = bind(listener_, any, size) == 0 && listen(listener_, 8) == 0 &&
                           getsockname(listener_, any, &size) == 0;
    assert(listening);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread{[this] { serve(); }};
}

TinyHttpServer::~TinyHttpServer() {
    shutdown(listener_, SHUT_RDWR);
    thread_.join();
    close(listener_);
}

std::string TinyHttpServer::received() const {
    const std::lock_guard lock{mutex_};
    return received_;
}

int TinyHttpServer::requests() const {
    const std::lock_guard lock{mutex_};
    return requests_;
}

void TinyHttpServer::serve() {
    while (true) {
        const int connection = accept(listener_, nullptr, nullptr);
        if (connection < 0) return;
        answer(connection);
        close(connection);
    }
}

void TinyHttpServer::answer(int connection) {
    std::string request;
    std::string chunk(65536, '\0');
    while (!is_whole(request)) {
        const auto size = recv(connection, chunk.data(), chunk.size(), 0);
        if (size <= 0) return;
        request.append(chunk, 0, static_cast<std::size_t>(size));
    }
    {
        const std::lock_guard lock{mutex_};
        received_ = request;
        ++requests_;
    }
    if (answer_.empty()) {  // silent until the client gives up
        recv(connection, chunk.data(), chunk.size(), 0);
        return;
    }
    std::string_view left{answer_};
    while (!left.empty()) {
        const auto sent = send(connection, left.data(), left.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        left.remove_prefix(static_cast<std::size_t>(sent));
    }
}

std::string http_answer(const std::string& first_line_and_headers, const std::string& body) {
    return first_line_and_headers + "\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\nConnection: close\r\n\r\n" + body;
}

}  // namespace test
