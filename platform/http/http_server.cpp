#include "platform/http/http_server.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cctype>
#include <csignal>
#include <optional>

namespace platform {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;

constexpr std::uint32_t kMaxHeader = 8 * 1024;
constexpr std::uint64_t kMaxBody = std::uint64_t{16} << 20;
constexpr std::chrono::seconds kPatience{30};

HttpRequest to_request(http::request<http::string_body>&& message) {
    HttpRequest request;
    request.method = std::string{message.method_string()};
    const std::string target{message.target()};
    const auto mark = std::min(target.find('?'), target.size());
    // A path is decoded as a form field is, but for '+', which is itself there.
    std::string path = target.substr(0, mark);
    for (std::size_t at = 0; (at = path.find('+', at)) != std::string::npos; at += 3) {
        path.replace(at, 1, "%2B");
    }
    const auto decoded = read_form(path);
    request.path = decoded.empty() ? std::string{} : decoded.begin()->first;
    if (mark < target.size()) request.query = read_form(target.substr(mark + 1));
    for (const auto& field : message) {
        std::string name{field.name_string()};
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        request.headers[name] = std::string{field.value()};
    }
    request.body = std::move(message.body());
    return request;
}

/// One connection: reads a request, hands it over, writes the answer, and again.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(tcp::socket socket, const HttpHandler& handler)
        : stream_(std::move(socket)), handler_(handler) {}

    void read() {
        parser_.emplace();
        parser_->header_limit(kMaxHeader);
        parser_->body_limit(kMaxBody);
        stream_.expires_after(kPatience);
        http::async_read(stream_, buffer_, *parser_,
                         [self = shared_from_this()](beast::error_code error, std::size_t) {
                             self->on_read(error);
                         });
    }

  private:
    void on_read(beast::error_code error) {
        if (error == http::error::body_limit || error == http::error::header_limit) {
            keep_alive_ = false;
            write({413, "text/plain; charset=utf-8", "trop grand\n", {}});
            return;
        }
        if (error == http::error::end_of_stream || error) return close();
        auto message = parser_->release();
        keep_alive_ = message.keep_alive();
        is_head_ = message.method() == http::verb::head;
        stream_.expires_after(kPatience);
        handler_(to_request(std::move(message)), responder());
    }

    /// Safe to call from any thread, and to drop.
    Respond responder() {
        auto answered = std::make_shared<std::atomic<bool>>(false);
        return [self = shared_from_this(), answered](HttpResponse response) {
            if (answered->exchange(true)) return;
            asio::post(self->stream_.get_executor(),
                       [self, response = std::move(response)]() mutable {
                           self->write(std::move(response));
                       });
        };
    }

    void write(HttpResponse response) {
        message_ = {};
        message_.result(static_cast<unsigned>(response.status));
        message_.set(http::field::content_type, response.content_type);
        message_.set(http::field::server, "Perron");
        message_.set("X-Content-Type-Options", "nosniff");
        for (const auto& [name, value] : response.headers) message_.set(name, value);
        message_.body() = std::move(response.body);
        message_.keep_alive(keep_alive_);
        message_.prepare_payload();
        if (is_head_) message_.body().clear();
        stream_.expires_after(kPatience);
        http::async_write(stream_, message_,
                          [self = shared_from_this()](beast::error_code error, std::size_t) {
                              if (error || !self->keep_alive_) return self->close();
                              self->read();
                          });
    }

    void close() {
        beast::error_code ignored;
        stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    }

    beast::tcp_stream stream_;
    const HttpHandler& handler_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    http::response<http::string_body> message_;
    bool keep_alive_ = false;
    bool is_head_ = false;
};

}  // namespace

struct HttpServer::State {
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    HttpHandler handler;

    void accept() {
        acceptor.async_accept([this](beast::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted) return;
            if (!error) std::make_shared<Connection>(std::move(socket), handler)->read();
            accept();
        });
    }
};

HttpServer::HttpServer(std::unique_ptr<State> state) : state_(std::move(state)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const Options& options,
                                                       HttpHandler handler) {
    beast::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) return fail(ErrorCode::invalid_input, options.address + ": not an IP address");
    if (!address.is_loopback() && !options.allow_plain_http) {
        return fail(ErrorCode::invalid_input,
                    options.address + ": plain HTTP beyond this machine must be asked for");
    }
    auto state = std::make_unique<State>();
    state->handler = std::move(handler);
    const tcp::endpoint endpoint{address, options.port};
    state->acceptor.open(endpoint.protocol(), error);
    if (!error) state->acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
    if (!error) state->acceptor.bind(endpoint, error);
    if (!error) state->acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) {
        return fail(ErrorCode::unavailable,
                    options.address + ":" + std::to_string(options.port) + ": " + error.message());
    }
    state->accept();
    return std::unique_ptr<HttpServer>{new HttpServer{std::move(state)}};
}

unsigned short HttpServer::port() const {
    beast::error_code ignored;
    return state_->acceptor.local_endpoint(ignored).port();
}

void HttpServer::run() {
    asio::signal_set signals{state_->io, SIGINT, SIGTERM};
    signals.async_wait([this](beast::error_code error, int) {
        if (!error) state_->io.stop();
    });
    state_->io.run();
}

void HttpServer::stop() {
    state_->io.stop();
}

}  // namespace platform
