#pragma once

// The addresses of the centre that devices call, and the types of what they exchange there.

#include <string_view>

namespace protocol {

constexpr std::string_view kFramesPath = "/v1/frames";
constexpr std::string_view kFramesContentType = "application/vnd.perron-frames";

constexpr std::string_view kEnrolmentPath = "/v1/enrolement";
constexpr std::string_view kEnrolmentContentType = "application/vnd.perron-enrolement+json";

/// The signed manifest of the content, and below it each file by its SHA-256 in hexadecimal; their
/// types are in parution.h.
constexpr std::string_view kManifestPath = "/v1/contenu";
constexpr std::string_view kContentFilePath = "/v1/contenu/";

constexpr std::string_view kChainPath = "/v1/chain";
constexpr std::string_view kChainContentType = "application/vnd.perron-chain+json";

}  // namespace protocol
