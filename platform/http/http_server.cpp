#include "platform/http/http_server.h"

#include "platform/http/http_text.h"

#include <atomic>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <cctype>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <unordered_map>

namespace platform {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;
using tcp = asio::ip::tcp;

using Plain = beast::tcp_stream;
using Secure = beast::ssl_stream<beast::tcp_stream>;

/// The way from a reply, on any thread, to the server's thread; closed when the server stops.
struct Gate {
    std::mutex mutex;
    asio::io_context* io = nullptr;

    template <class Work>
    void post(Work work) {
        const std::lock_guard lock{mutex};
        if (io != nullptr) asio::post(*io, std::move(work));
    }
};

class Connection {
  public:
    virtual ~Connection() = default;
    virtual void answer(HttpResponse response) = 0;
};

/// What all connections share. Only the server's thread touches it, the gate excepted.
struct Shared {
    HttpServerOptions options;
    HttpHandler handler;
    std::shared_ptr<Gate> gate = std::make_shared<Gate>();
    std::size_t connections = 0;
    std::uint64_t next_id = 0;
    /// Connections whose request is with the handler; nothing else keeps them alive.
    std::unordered_map<std::uint64_t, std::shared_ptr<Connection>> waiting = {};

    void answer(std::uint64_t id, HttpResponse response) {
        auto node = waiting.extract(id);
        if (node) node.mapped()->answer(std::move(response));
    }
};

/// One answer owed. Answers 500 if the handler forgets.
class Debt {
  public:
    Debt(std::shared_ptr<Gate> gate, Shared* shared, std::uint64_t id)
        : gate_(std::move(gate)), shared_(shared), id_(id) {}
    ~Debt() { pay({500, "text/plain; charset=utf-8", "Erreur interne.\n"}); }
    Debt(const Debt&) = delete;
    Debt& operator=(const Debt&) = delete;

    void pay(HttpResponse response) {
        if (paid_.exchange(true)) return;
        gate_->post([shared = shared_, id = id_, response = std::move(response)]() mutable {
            shared->answer(id, std::move(response));
        });
    }

  private:
    std::shared_ptr<Gate> gate_;
    Shared* shared_;  ///< alive while the gate is open
    std::uint64_t id_;
    std::atomic<bool> paid_ = false;
};

std::string lower(std::string_view text) {
    std::string out{text};
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

std::optional<HttpRequest> to_request(http::request<http::string_body>&& message) {
    HttpRequest request;
    request.method = std::string{message.method_string()};
    const std::string target{message.target()};
    const auto mark = target.find('?');
    auto path = percent_decode(target.substr(0, mark), false);
    if (!path || path->empty() || path->front() != '/') return std::nullopt;
    request.path = std::move(*path);
    if (mark != std::string::npos) request.query = target.substr(mark + 1);
    for (const auto& header : message) {
        const auto name = header.name_string();
        request.headers.push_back({lower({name.data(), name.size()}), std::string{header.value()}});
    }
    request.body = std::move(message.body());
    return request;
}

HttpResponse refusal(const error_code& error) {
    constexpr auto kType = "text/plain; charset=utf-8";
    if (error == http::error::header_limit) return {431, kType, "En-têtes trop longs.\n"};
    if (error == http::error::body_limit) return {413, kType, "Corps trop grand.\n"};
    if (error == beast::error::timeout) return {408, kType, "Délai dépassé.\n"};
    return {400, kType, "Requête HTTP illisible.\n"};
}

/// The end of the peer or of the network: nobody is left to answer.
bool is_gone(const error_code& error) {
    return error == http::error::end_of_stream || error == asio::error::eof ||
           error == asio::error::connection_reset || error == asio::error::operation_aborted ||
           error == asio::error::broken_pipe || error == asio::ssl::error::stream_truncated ||
           error == beast::error::timeout;
}

template <class Stream>
class Session : public Connection, public std::enable_shared_from_this<Session<Stream>> {
  public:
    template <class... Args>
    Session(Shared& shared, Args&&... args)
        : shared_(shared), stream_(std::forward<Args>(args)...) {
        ++shared_.connections;
    }
    ~Session() override { --shared_.connections; }

    void start() {
        if constexpr (std::is_same_v<Stream, Secure>) {
            lowest().expires_after(shared_.options.header_timeout);
            stream_.async_handshake(
                asio::ssl::stream_base::server,
                [self = this->shared_from_this()](error_code e) { self->on_handshake(e); });
        } else {
            read_header();
        }
    }

    void answer(HttpResponse response) override {
        message_ = {};
        message_.version(11);
        message_.result(static_cast<unsigned>(response.status));
        message_.set(http::field::content_type, response.content_type);
        for (const auto& header : response.headers) message_.insert(header.name, header.value);
        message_.keep_alive(keep_alive_);
        message_.body() = std::move(response.body);
        message_.prepare_payload();
        if (is_head_) message_.body().clear();
        write();
    }

  private:
    beast::tcp_stream& lowest() { return beast::get_lowest_layer(stream_); }

    void on_handshake(error_code error) {
        if (!error) read_header();
    }

    void read_header() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(shared_.options.header_limit));
        parser_->body_limit(shared_.options.body_limit);
        lowest().expires_after(shared_.options.header_timeout);
        http::async_read_header(
            stream_, buffer_, *parser_,
            [self = this->shared_from_this()](error_code e, std::size_t) { self->on_header(e); });
    }

    void on_header(error_code error) {
        if (error) return refuse(error);
        lowest().expires_after(shared_.options.body_timeout);
        const auto& message = parser_->get();
        if (!beast::iequals(message[http::field::expect], "100-continue")) return read_body();
        go_on_ = {http::status::continue_, 11};
        http::async_write(stream_, go_on_,
                          [self = this->shared_from_this()](error_code e, std::size_t) {
                              if (!e) self->read_body();
                          });
    }

    void read_body() {
        http::async_read(
            stream_, buffer_, *parser_,
            [self = this->shared_from_this()](error_code e, std::size_t) { self->on_request(e); });
    }

    void on_request(error_code error) {
        if (error) return refuse(error);
        keep_alive_ = parser_->get().keep_alive();
        is_head_ = parser_->get().method() == http::verb::head;
        lowest().expires_never();
        auto request = to_request(parser_->release());
        if (!request) return refuse(http::error::bad_target);
        const auto id = shared_.next_id++;
        shared_.waiting.emplace(id, this->shared_from_this());
        auto debt = std::make_shared<Debt>(shared_.gate, &shared_, id);
        shared_.handler(std::move(*request), [debt = std::move(debt)](HttpResponse response) {
            debt->pay(std::move(response));
        });
    }

    void refuse(error_code error) {
        if (is_gone(error)) return;
        keep_alive_ = false;
        answer(refusal(error));
    }

    void write() {
        lowest().expires_after(shared_.options.write_timeout);
        auto done = [self = this->shared_from_this()](error_code e, std::size_t) {
            self->on_written(e);
        };
        if (!is_head_) return http::async_write(stream_, message_, std::move(done));
        serializer_.emplace(message_);
        http::async_write_header(stream_, *serializer_, std::move(done));
    }

    void on_written(error_code error) {
        serializer_.reset();
        if (error) return;
        if (keep_alive_) return read_header();
        close();
    }

    void close() {
        error_code ignored;
        if constexpr (std::is_same_v<Stream, Secure>) {
            lowest().expires_after(std::chrono::seconds{2});
            stream_.async_shutdown([self = this->shared_from_this()](error_code) {});
        } else {
            lowest().socket().shutdown(tcp::socket::shutdown_send, ignored);
        }
    }

    Shared& shared_;
    Stream stream_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    http::response<http::string_body> message_;
    std::optional<http::response_serializer<http::string_body>> serializer_;
    http::response<http::empty_body> go_on_;
    bool keep_alive_ = false;
    bool is_head_ = false;
};

Error refuse_start(ErrorCode code, const std::string& what, const error_code& error) {
    return fail(code, what + ": " + error.message());
}

}  // namespace

class HttpServer::Impl {
  public:
    Impl(HttpServerOptions options, HttpHandler handler)
        : shared_{std::move(options), std::move(handler)}, acceptor_(io_), pause_(io_) {
        shared_.gate->io = &io_;
    }

    ~Impl() {
        {
            const std::lock_guard lock{shared_.gate->mutex};
            shared_.gate->io = nullptr;
        }
        io_.stop();
        if (thread_.joinable()) thread_.join();
        shared_.waiting.clear();
    }

    Status listen() {
        error_code error;
        const auto address = asio::ip::make_address(shared_.options.address, error);
        if (error) return refuse_start(ErrorCode::invalid_input, "address", error);
        const auto ready = shared_.options.certificate_file.empty() ? Done{} : load_certificate();
        if (!ready) return ready.error();
        const tcp::endpoint endpoint{address, shared_.options.port};
        acceptor_.open(endpoint.protocol(), error);
        if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
        if (!error) acceptor_.bind(endpoint, error);
        if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
        if (error) return refuse_start(ErrorCode::unavailable, "cannot listen", error);
        accept();
        thread_ = std::thread{[this] { io_.run(); }};
        return Done{};
    }

    std::uint16_t port() const {
        error_code ignored;
        return acceptor_.local_endpoint(ignored).port();
    }

  private:
    Status load_certificate() {
        tls_.emplace(asio::ssl::context::tls_server);
        error_code error;
        SSL_CTX_set_min_proto_version(tls_->native_handle(), TLS1_3_VERSION);
        tls_->use_certificate_chain_file(shared_.options.certificate_file, error);
        if (error) return refuse_start(ErrorCode::invalid_input, "certificate", error);
        tls_->use_private_key_file(shared_.options.key_file, asio::ssl::context::pem, error);
        if (error) return refuse_start(ErrorCode::invalid_input, "private key", error);
        return Done{};
    }

    void accept() {
        acceptor_.async_accept([this](error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted) return;
            if (error) return accept_later();
            if (shared_.connections < shared_.options.connection_limit) open(std::move(socket));
            accept();
        });
    }

    /// Out of file descriptors: turning at full speed would only starve those who have one.
    void accept_later() {
        pause_.expires_after(std::chrono::milliseconds{100});
        pause_.async_wait([this](error_code error) {
            if (!error) accept();
        });
    }

    void open(tcp::socket socket) {
        error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        if (tls_) {
            std::make_shared<Session<Secure>>(shared_, beast::tcp_stream{std::move(socket)}, *tls_)
                ->start();
        } else {
            std::make_shared<Session<Plain>>(shared_, std::move(socket))->start();
        }
    }

    Shared shared_;
    std::optional<asio::ssl::context> tls_;
    asio::io_context io_{1};
    tcp::acceptor acceptor_;
    asio::steady_timer pause_;
    std::thread thread_;
};

std::string HttpRequest::header(const std::string& name) const {
    for (const auto& header : headers) {
        if (header.name == name) return header.value;
    }
    return {};
}

bool is_loopback(const std::string& address) {
    error_code error;
    const auto parsed = asio::ip::make_address(address, error);
    return !error && parsed.is_loopback();
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const {
    return impl_->port();
}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpServerOptions& options,
                                                      HttpHandler handler) {
    const bool tls = !options.certificate_file.empty() && !options.key_file.empty();
    if (!tls && !(options.certificate_file.empty() && options.key_file.empty())) {
        return fail(ErrorCode::invalid_input, "le certificat et sa clé vont ensemble");
    }
    if (!tls && !options.clear_text_allowed && !is_loopback(options.address)) {
        return fail(ErrorCode::invalid_input,
                    "HTTP sans chiffrement est refusé hors de la boucle locale");
    }
    auto impl = std::make_unique<Impl>(options, std::move(handler));
    const auto listening = impl->listen();
    if (!listening) return listening.error();
    return std::unique_ptr<HttpServer>{new HttpServer{std::move(impl)}};
}

}  // namespace platform
