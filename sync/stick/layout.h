#pragma once

// Where things are on a stick (docs/formats/cle-usb.md):
//
//   PERRON/cle                                     16 hexadecimal digits that name the stick
//   PERRON/<departement>/<borne>/<epoch>-<lo>-<hi>.prn    one frame each
//   PERRON/<departement>/<borne>/acks/<epoch>.ack         lines of acknowledgement
//   PERRON/<departement>/ref/                             signed content

#include "sync/protocol/frame.h"

#include <optional>
#include <string>
#include <string_view>

namespace stick {

constexpr const char* kRoot = "PERRON";
constexpr const char* kIdPath = "PERRON/cle";
constexpr std::size_t kIdDigits = 16;
constexpr std::string_view kAckEnd = ".ack";

/// More entries than any honest folder holds.
constexpr std::size_t kMaxEntries = 20'000;
constexpr std::size_t kMaxAckFile = std::size_t{64} << 10;

/// No frame is longer: magic, header, rows, signature and sealed parts with their lengths.
constexpr std::size_t kMaxFrameFile = 4 + 4 + protocol::kMaxFrameHeader + 4 +
                                      protocol::kMaxFrameBody + 64 + 4 + protocol::kMaxFrameSealed;

struct FrameFile {
    protocol::Epoch epoch{};
    std::int64_t lo = 0;
    std::int64_t hi = 0;
    friend bool operator==(const FrameFile&, const FrameFile&) = default;
};

std::string kiosk_folder(std::string_view tenant, std::int64_t kiosk);
std::string acks_folder(std::string_view tenant, std::int64_t kiosk);

/// "<epoch>-<lo>-<hi>.prn".
std::string frame_name(const FrameFile& file);

/// Nothing when the name is no frame's.
std::optional<FrameFile> read_frame_name(std::string_view name);

/// "<epoch>.ack".
std::string ack_name(const protocol::Epoch& epoch);

/// A number of borne, or nothing: digits only, from 1.
std::optional<std::int64_t> read_kiosk_name(std::string_view name);

}  // namespace stick
