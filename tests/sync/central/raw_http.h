#pragma once

// HTTP as bytes on a socket, right or wrong, to see what the centre answers.

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <string>

namespace test {

/// A connection to this machine; -1 when it is refused.
inline int connect_to(unsigned short port) {
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    const timeval limit{10, 0};
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0) return fd;
    close(fd);
    return -1;
}

/// All that comes back until the server closes.
inline std::string talk(unsigned short port, const std::string& bytes) {
    const int fd = connect_to(port);
    if (fd < 0) return "";
    std::string received;
    if (send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) >= 0) {
        char buffer[4096];
        for (auto n = recv(fd, buffer, sizeof buffer, 0); n > 0;
             n = recv(fd, buffer, sizeof buffer, 0)) {
            received.append(buffer, static_cast<std::size_t>(n));
        }
    }
    close(fd);
    return received;
}

inline std::string get(unsigned short port, const std::string& target,
                       const std::string& more_headers = "") {
    return talk(port, "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
                          more_headers + "\r\n");
}

inline std::string post(unsigned short port, const std::string& target, const std::string& body) {
    return talk(port, "POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
                          "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

/// "200" of an answer; empty when there is none.
inline std::string status_of(const std::string& answer) {
    return answer.size() < 12 ? "" : answer.substr(9, 3);
}

}  // namespace test
