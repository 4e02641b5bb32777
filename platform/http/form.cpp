#include "platform/http/http_server.h"

#include <algorithm>

namespace platform {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::string decode(const std::string& text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                            hex_value(text[i + 2]) >= 0;
        if (escape) {
            decoded += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

}  // namespace

std::map<std::string, std::string> read_form(const std::string& text) {
    std::map<std::string, std::string> fields;
    for (std::size_t start = 0; start < text.size();) {
        const auto end = std::min(text.find('&', start), text.size());
        const auto pair = text.substr(start, end - start);
        const auto equals = std::min(pair.find('='), pair.size());
        if (!pair.empty()) {
            fields[decode(pair.substr(0, equals))] =
                equals < pair.size() ? decode(pair.substr(equals + 1)) : std::string{};
        }
        start = end + 1;
    }
    return fields;
}

std::string HttpRequest::header(const std::string& lower_case_name) const {
    const auto found = headers.find(lower_case_name);
    return found == headers.end() ? std::string{} : found->second;
}

}  // namespace platform
