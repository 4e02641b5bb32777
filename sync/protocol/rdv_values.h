#pragma once

// The values of booking in JSON, the same in events, acknowledgements and online calls, and their
// bounds: whatever a device says, nothing larger reaches the centre's book.

#include "kiosk/domain/code_rdv.h"
#include "kiosk/domain/droit.h"
#include "sync/protocol/json_reader.h"
#include "sync/protocol/json_writer.h"

namespace protocol {

/// A tranche of an agenda is at most a day, in the years 1970 to 2999.
constexpr std::int64_t kMaxTranche = 288;
constexpr std::int64_t kMaxQuantum = std::int64_t{1030} * 366 * 288;
constexpr std::size_t kMaxIdBytes = 64;  ///< of a motif or a lieu
constexpr std::size_t kMaxMotifs = 32;   ///< of one droit

bool is_tranche(const domain::Tranche& tranche);
/// 32 lower-case hexadecimal digits: a rdv, a demande, an epoch.
bool is_hex_id(std::string_view id);
/// UTF-8, without space nor control character, 1 to kMaxIdBytes bytes.
bool is_word(std::string_view id);
bool is_code(domain::CodeRdv code);
bool is_droit(const domain::Droit& droit);

/// "7KQ2M9X": without the dash that only people need.
std::string code_text(domain::CodeRdv code);
domain::CodeRdv code_from(ObjectReader& reader, std::string_view key);
/// Nothing when the key is absent.
std::optional<domain::CodeRdv> optional_code_from(ObjectReader& reader, std::string_view key);

/// Adds agenda, debut and fin.
void put_tranche(Json& json, const domain::Tranche& tranche);
domain::Tranche tranche_from(ObjectReader& reader);

/// Adds what put_tranche adds, and numero, epoch, motifs, coupure (minutes).
void put_droit(Json& json, const domain::Droit& droit);
domain::Droit droit_from(ObjectReader& reader);

}  // namespace protocol
