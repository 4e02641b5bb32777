#include "platform/print/byte_sink.h"

#include "platform/print/descriptor.h"

#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

namespace platform {
namespace {

using std::chrono::milliseconds;

// A slip prints in about two seconds; a printer that takes no byte for ten is stuck.
constexpr milliseconds kWritePatience{10'000};
constexpr milliseconds kConnectPatience{2'000};
constexpr milliseconds kAnswerPatience{333};

bool is_ready(int fd, short what, milliseconds patience) {
    pollfd waited{fd, what, 0};
    return ::poll(&waited, 1, static_cast<int>(patience.count())) == 1 &&
           (waited.revents & what) != 0;
}

Error unavailable(const std::string& what) {
    return fail(ErrorCode::unavailable, what + ": " + std::strerror(errno));
}

std::string answer_of(const Descriptor& printer, const std::string& query, std::size_t count) {
    std::string answer;
    if (!printer.write_all(query, kAnswerPatience)) return answer;
    while (answer.size() < count) {
        const auto byte = printer.read_byte(kAnswerPatience);
        if (!byte) break;
        answer.push_back(static_cast<char>(*byte));
    }
    return answer;
}

class DeviceSink final : public ByteSink {
  public:
    explicit DeviceSink(std::string path) : path_(std::move(path)) {}

    Status send(const std::string& bytes) override {
        const auto device = open_with(O_WRONLY);
        if (!device.is_open()) return unavailable(path_);
        return device.write_all(bytes, kWritePatience);
    }

    Result<std::string> ask(const std::string& query, std::size_t count) override {
        struct stat about {};
        const bool can_answer = ::stat(path_.c_str(), &about) == 0 && S_ISCHR(about.st_mode);
        const auto device = open_with(can_answer ? O_RDWR : O_WRONLY);
        if (!device.is_open()) return unavailable(path_);
        return can_answer ? answer_of(device, query, count) : std::string{};
    }

  private:
    Descriptor open_with(int access) const {
        return Descriptor{::open(path_.c_str(), access | O_NONBLOCK | O_CLOEXEC | O_APPEND)};
    }
    std::string path_;
};

class TcpSink final : public ByteSink {
  public:
    TcpSink(std::string host, std::string port) : host_(std::move(host)), port_(std::move(port)) {}

    Status send(const std::string& bytes) override {
        const auto connection = connect();
        if (!connection.is_open()) return unavailable("printer " + host_);
        if (auto sent = connection.write_all(bytes, kWritePatience); !sent) return sent;
        ::shutdown(connection.get(), SHUT_WR);
        return Done{};
    }

    Result<std::string> ask(const std::string& query, std::size_t count) override {
        const auto connection = connect();
        if (!connection.is_open()) return unavailable("printer " + host_);
        return answer_of(connection, query, count);
    }

  private:
    Descriptor connect() const {
        addrinfo wanted{};
        wanted.ai_socktype = SOCK_STREAM;
        addrinfo* found = nullptr;
        if (::getaddrinfo(host_.c_str(), port_.c_str(), &wanted, &found) != 0) {
            errno = EHOSTUNREACH;
            return Descriptor{-1};
        }
        const std::unique_ptr<addrinfo, void (*)(addrinfo*)> all{found, ::freeaddrinfo};
        for (const auto* one = found; one != nullptr; one = one->ai_next) {
            if (auto connection = try_one(*one); connection.is_open()) return connection;
        }
        return Descriptor{-1};
    }

    static Descriptor try_one(const addrinfo& one) {
        Descriptor socket{
            ::socket(one.ai_family, one.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
        if (!socket.is_open()) return socket;
        if (::connect(socket.get(), one.ai_addr, one.ai_addrlen) == 0) return socket;
        if (errno != EINPROGRESS) return Descriptor{-1};
        if (!is_ready(socket.get(), POLLOUT, kConnectPatience)) {
            errno = ETIMEDOUT;
            return Descriptor{-1};
        }
        int problem = 0;
        socklen_t size = sizeof(problem);
        ::getsockopt(socket.get(), SOL_SOCKET, SO_ERROR, &problem, &size);
        if (problem == 0) return socket;
        errno = problem;
        return Descriptor{-1};
    }

    std::string host_;
    std::string port_;
};

}  // namespace

Status Descriptor::write_all(const std::string& bytes, milliseconds patience) const {
    struct stat about {};
    const bool is_socket = ::fstat(fd_, &about) == 0 && S_ISSOCK(about.st_mode);
    for (std::size_t sent = 0; sent < bytes.size();) {
        const auto* rest = bytes.data() + sent;
        const auto size = bytes.size() - sent;
        // A peer that went away must be an error, not a signal that ends the kiosk.
        const auto written =
            is_socket ? ::send(fd_, rest, size, MSG_NOSIGNAL) : ::write(fd_, rest, size);
        if (written > 0) sent += static_cast<std::size_t>(written);
        if (written >= 0 || errno == EINTR) continue;
        if (errno != EAGAIN) return unavailable("printer");
        if (!is_ready(fd_, POLLOUT, patience)) {
            return fail(ErrorCode::unavailable, "l'imprimante ne prend plus rien");
        }
    }
    return Done{};
}

std::optional<unsigned char> Descriptor::read_byte(milliseconds patience) const {
    unsigned char byte = 0;
    if (!is_ready(fd_, POLLIN, patience) || ::read(fd_, &byte, 1) != 1) return std::nullopt;
    return byte;
}

std::unique_ptr<ByteSink> device_sink(const std::string& path) {
    return std::make_unique<DeviceSink>(path);
}

std::unique_ptr<ByteSink> tcp_sink(const std::string& host, const std::string& port) {
    return std::make_unique<TcpSink>(host, port);
}

}  // namespace platform
