#pragma once

#include <string_view>

namespace central {

/// The style of every page: the tokens of the kiosk's day theme, and of its night theme where the
/// reader's machine asks for dark.
std::string_view style_sheet();

/// Fetches the changing part of the desk page every two seconds and a half.
std::string_view desk_script();

}  // namespace central
