#include "platform/curl/curl_transport.h"

#include <curl/curl.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace platform {
namespace {

struct FreeUrl {
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeHeaders {
    void operator()(curl_slist* headers) const { curl_slist_free_all(headers); }
};
struct FreeEasy {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

constexpr const char* kLoopback = "localhost,127.0.0.1,::1";

std::string part_of(CURLU* url, CURLUPart part) {
    char* text = nullptr;
    if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return "";
    std::string copy{text};
    curl_free(text);
    return copy;
}

Status check_address(const CurlOptions& options) {
    const std::unique_ptr<CURLU, FreeUrl> url{curl_url()};
    if (curl_url_set(url.get(), CURLUPART_URL, options.centre.c_str(), 0) != CURLUE_OK) {
        return fail(ErrorCode::invalid_input, "l'adresse du centre n'est pas une URL");
    }
    const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
    const auto host = part_of(url.get(), CURLUPART_HOST);
    if (scheme == "https") return Done{};
    const bool local = host == "localhost" || host == "127.0.0.1" || host == "[::1]";
    if (scheme == "http" && (local || options.allow_plain_http)) return Done{};
    return fail(ErrorCode::invalid_input, "le centre se joint en https, ou sur cette machine");
}

/// "sha256//" and 44 characters of base 64, once or more, separated by ";". Curl would take
/// anything else for the name of a file.
bool are_pins(std::string_view pins) {
    constexpr std::string_view kStart = "sha256//";
    constexpr std::size_t kBase64 = 44;
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    while (!pins.empty()) {
        const auto end = std::min(pins.find(';'), pins.size());
        const auto pin = pins.substr(0, end);
        if (pin.size() != kStart.size() + kBase64 || pin.substr(0, kStart.size()) != kStart ||
            pin.find_first_not_of(kLetters, kStart.size()) != pin.npos) {
            return false;
        }
        pins.remove_prefix(std::min(end + 1, pins.size()));
    }
    return true;
}

/// Certificates are judged at the hour the caller gives, not at the machine's.
CURLcode set_verify_time(CURL*, void* context, void* user) {
    const auto& verify_time = *static_cast<const std::function<base::Instant()>*>(user);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(verify_time());
    X509_VERIFY_PARAM_set_time(SSL_CTX_get0_param(static_cast<SSL_CTX*>(context)),
                               static_cast<time_t>(seconds.time_since_epoch().count()));
    return CURLE_OK;
}

/// Why there is no answer, in the words of whoever reads the log; curl's own stay beside.
const char* why_no_answer(CURLcode code) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return "le nom du centre est introuvable";
        case CURLE_COULDNT_CONNECT:
            return "le centre ne se joint pas";
        case CURLE_OPERATION_TIMEDOUT:
            return "pas de réponse à temps";
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
            return "le certificat présenté n'est pas accepté";
        case CURLE_SSL_CONNECT_ERROR:
            return "la liaison chiffrée ne s'établit pas";
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return "ce qui répond ne parle pas HTTP";
        case CURLE_WRITE_ERROR:
            return "la réponse est trop longue";
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_RECV_ERROR:
        case CURLE_SEND_ERROR:
            return "l'échange s'est coupé";
        default:
            return "l'échange n'a pas pu se faire";
    }
}

/// Somebody answered, and is not the centre.
bool is_refusal(CURLcode code) {
    return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_PINNEDPUBKEYNOTMATCH ||
           code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_UNSUPPORTED_PROTOCOL ||
           code == CURLE_WRITE_ERROR;
}

std::string in_french(CURLcode code, const char* words) {
    return std::string{why_no_answer(code)} + " (« " + words + " »)";
}

/// Appends what arrives; taking fewer bytes than given makes curl stop with an error.
std::size_t append_to(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& body = *static_cast<std::string*>(user);
    if (body.size() + size * count > kMaxResponseBytes) return 0;
    body.append(bytes, size * count);
    return size * count;
}

}  // namespace

struct CurlTransport::Handles {
    CurlOptions options;
    std::unique_ptr<CURL, FreeEasy> easy{curl_easy_init()};
    std::unique_ptr<CURLM, FreeMulti> multi{curl_multi_init()};
    std::unique_ptr<curl_slist, FreeHeaders> headers;
    std::string request;  ///< alive while curl reads it
    std::string body;     ///< of the answer
    std::array<char, CURL_ERROR_SIZE> error{};
    bool busy = false;
    bool distrusts_connection = false;  ///< the next request opens its own

    void set_request(const client::HttpRequest& asked);
    void set_limits();
    client::HttpResponse response(CURLcode code);
    client::HttpResponse end(client::HttpResponse response);
};

void CurlTransport::Handles::set_request(const client::HttpRequest& asked) {
    auto url = options.centre;
    while (!url.empty() && url.back() == '/') url.pop_back();
    url += asked.path;
    const bool post = asked.method == "POST";
    headers.reset(curl_slist_append(nullptr, "Expect:"));
    if (post) curl_slist_append(headers.get(), ("Content-Type: " + asked.content_type).c_str());
    for (const auto& line : asked.headers) curl_slist_append(headers.get(), line.c_str());

    auto* const handle = easy.get();
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    if (post) {
        const auto size = static_cast<curl_off_t>(request.size());
        curl_easy_setopt(handle, CURLOPT_POST, 1L);
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.data());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, size);
    }
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "perron");
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, append_to);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, error.data());
}

void CurlTransport::Handles::set_limits() {
    auto* const handle = easy.get();
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    // Giving up does not wait for a name server that is silent.
    curl_easy_setopt(handle, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT,
                     std::exchange(distrusts_connection, false) ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_NOPROXY, kLoopback);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, kTotalTimeoutMs);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    if (!options.pins.empty()) {
        curl_easy_setopt(handle, CURLOPT_PINNEDPUBLICKEY, options.pins.c_str());
    }
    if (options.verify_time) {
        curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, set_verify_time);
        curl_easy_setopt(handle, CURLOPT_SSL_CTX_DATA, &options.verify_time);
    }
    if (options.ca_file.empty()) return;
    curl_easy_setopt(handle, CURLOPT_CAINFO, options.ca_file.c_str());
    curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
}

client::HttpResponse CurlTransport::Handles::response(CURLcode code) {
    if (code != CURLE_OK) {
        const char* const words = error[0] ? error.data() : curl_easy_strerror(code);
        return {0, "", "", in_french(code, words), 0, is_refusal(code)};
    }
    long status = 0;
    const char* type = nullptr;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy.get(), CURLINFO_CONTENT_TYPE, &type);
    curl_off_t retry_after = 0;
    curl_easy_getinfo(easy.get(), CURLINFO_RETRY_AFTER, &retry_after);
    return {static_cast<int>(status), type ? type : "", std::move(body), "", retry_after, false};
}

/// Frees everything of the request, so that nothing of it stays in memory.
client::HttpResponse CurlTransport::Handles::end(client::HttpResponse response) {
    curl_multi_remove_handle(multi.get(), easy.get());
    curl_easy_reset(easy.get());
    headers.reset();
    request.clear();
    body.clear();
    busy = false;
    return response;
}

CurlTransport::CurlTransport(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}

CurlTransport::~CurlTransport() {
    if (handles_->busy) curl_multi_remove_handle(handles_->multi.get(), handles_->easy.get());
}

Result<std::unique_ptr<CurlTransport>> CurlTransport::create(const CurlOptions& options) {
    const auto right = check_address(options);
    if (!right) return right.error();
    if (!are_pins(options.pins)) {
        return fail(ErrorCode::invalid_input,
                    "une épingle est sha256// et 44 caractères de base 64");
    }
    auto handles = std::make_unique<Handles>();
    handles->options = options;
    assert(handles->easy && handles->multi);
    return std::unique_ptr<CurlTransport>{new CurlTransport{std::move(handles)}};
}

void CurlTransport::start(client::HttpRequest request) {
    assert(!busy());
    auto& handles = *handles_;
    handles.busy = true;
    handles.error[0] = '\0';
    handles.request = std::move(request.body);
    handles.set_request(request);
    handles.set_limits();
    curl_multi_add_handle(handles.multi.get(), handles.easy.get());
}

std::optional<client::HttpResponse> CurlTransport::poll() {
    auto& handles = *handles_;
    if (!handles.busy) return std::nullopt;
    int running = 0;
    const auto moved = curl_multi_perform(handles.multi.get(), &running);
    if (moved != CURLM_OK)
        return handles.end({0, "", "", in_french(CURLE_OK, curl_multi_strerror(moved))});

    int left = 0;
    while (const auto* message = curl_multi_info_read(handles.multi.get(), &left)) {
        if (message->msg == CURLMSG_DONE)
            return handles.end(handles.response(message->data.result));
    }
    return std::nullopt;
}

bool CurlTransport::busy() const {
    return handles_->busy;
}

void CurlTransport::give_up() {
    handles_->distrusts_connection = true;
    if (handles_->busy) handles_->end({});
}

}  // namespace platform
