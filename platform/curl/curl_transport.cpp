#include "platform/curl/curl_transport.h"

#include <curl/curl.h>

#include <array>
#include <cassert>

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
        return fail(ErrorCode::invalid_input, "the address of the centre is not a URL");
    }
    const auto scheme = part_of(url.get(), CURLUPART_SCHEME);
    const auto host = part_of(url.get(), CURLUPART_HOST);
    if (scheme == "https") return Done{};
    const bool local = host == "localhost" || host == "127.0.0.1" || host == "[::1]";
    if (scheme == "http" && (local || options.allow_plain_http)) return Done{};
    return fail(ErrorCode::invalid_input, "the centre is reached over https, or on this machine");
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
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_NOPROXY, kLoopback);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, kTotalTimeoutMs);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_3));
    if (options.ca_file.empty()) return;
    curl_easy_setopt(handle, CURLOPT_CAINFO, options.ca_file.c_str());
    curl_easy_setopt(handle, CURLOPT_CAPATH, nullptr);
}

client::HttpResponse CurlTransport::Handles::response(CURLcode code) {
    if (code != CURLE_OK) {
        return {0, "", "", error[0] ? error.data() : curl_easy_strerror(code)};
    }
    long status = 0;
    const char* type = nullptr;
    curl_easy_getinfo(easy.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy.get(), CURLINFO_CONTENT_TYPE, &type);
    return {static_cast<int>(status), type ? type : "", std::move(body), ""};
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
    if (moved != CURLM_OK) return handles.end({0, "", "", curl_multi_strerror(moved)});

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

}  // namespace platform
