#pragma once

// The addresses of the centre that devices call, and the types of what they exchange there.

#include <string_view>

namespace protocol {

constexpr std::string_view kFramesPath = "/v1/frames";
constexpr std::string_view kFramesContentType = "application/vnd.perron-frames";

constexpr std::string_view kEnrolmentPath = "/v1/enrolement";
constexpr std::string_view kEnrolmentContentType = "application/vnd.perron-enrolement+json";

}  // namespace protocol
