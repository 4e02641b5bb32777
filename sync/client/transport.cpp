#include "sync/client/transport.h"

#include <algorithm>
#include <cctype>

namespace client {

bool has_type(const HttpResponse& response, std::string_view media_type) {
    auto type = std::string_view{response.content_type};
    type = type.substr(0, type.find(';'));
    while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
    return std::equal(
        type.begin(), type.end(), media_type.begin(), media_type.end(),
        [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

}  // namespace client
