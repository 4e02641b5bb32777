#include "sync/protocol/frame.h"

#include "sync/protocol/compression.h"
#include "sync/protocol/row_codec.h"

#include <algorithm>

namespace protocol {
namespace {

constexpr std::string_view kMagic = "PRN1";

/// Rows of one frame stay below this before compression: far below the reader's bound, and small
/// enough that even rows that do not compress fit kMaxFrameBody.
constexpr std::size_t kRowsAim = std::size_t{240} << 10;

Error malformed(const std::string& what) {
    return fail(ErrorCode::invalid_input, what);
}

void fill_from_rows(FrameHeader& header, std::span<const LogRow> rows) {
    header.n = static_cast<std::int64_t>(rows.size());
    if (!rows.empty()) {
        header.lo = rows.front().seq;
        header.prev_h = rows.front().prev_h;
    }
    header.hi = header.lo + header.n - 1;
    header.h_hi = rows.empty() ? header.prev_h : rows.back().h;
    header.sealed = std::count_if(rows.begin(), rows.end(),
                                  [](const LogRow& row) { return row.sealed.has_value(); });
    header.pending = std::max(header.pending, header.n);
}

/// The keys, the numbers and the hashes of a line, at their longest.
constexpr std::size_t kAllButText = 320;

/// No less than row_line(row).size(), without writing the line: its text between quotes, where a
/// quote or a backslash takes two bytes and a control character six.
std::size_t size_at_most(const LogRow& row) {
    std::size_t size = kAllButText + 6 * row.type.size() + row.body.size();
    for (const char c : row.body) {
        if (c == '"' || c == '\\') size += 1;
        if (static_cast<unsigned char>(c) < 0x20) size += 5;
    }
    return size;
}

std::string write_lines(std::span<const LogRow> rows) {
    std::string lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        assert(i == 0 || rows[i].seq == rows[i - 1].seq + 1);
        lines += row_line(rows[i]);
    }
    return lines;
}

/// A field of at most `max` bytes, or a failure of the reader.
std::string_view bounded_field(ByteReader& reader, std::size_t max, std::string& too_long) {
    const auto size = reader.u32();
    if (size > max) too_long = "une longueur dépasse sa limite";
    return size > max ? std::string_view{} : reader.take(size);
}

Result<RawFrame> read_frame(std::string_view& bytes) {
    ByteReader reader{bytes};
    if (reader.take(kMagic.size()) != kMagic) return malformed("elle ne commence pas par PRN1");
    RawFrame frame;
    std::string wrong;
    const auto header = bounded_field(reader, kMaxFrameHeader, wrong);
    frame.body = bounded_field(reader, kMaxFrameBody, wrong);
    frame.signed_part = bytes.substr(0, bytes.size() - reader.remaining());
    const auto signature = as_bytes(reader.take(frame.signature.size()));
    frame.sealed = bounded_field(reader, kMaxFrameSealed, wrong);
    if (!wrong.empty()) return malformed(wrong);
    if (!reader.ok()) return malformed("elle est coupée");
    std::copy(signature.begin(), signature.end(), frame.signature.begin());

    auto read = read_header(header);
    if (!read) return read.error();
    frame.header = std::move(*read);
    bytes.remove_prefix(bytes.size() - reader.remaining());
    return frame;
}

/// Gives the rows what the header knows of them, and computes their chain.
void chain_rows(const FrameHeader& header, std::vector<LogRow>& rows) {
    Hash prev_h = header.prev_h;
    for (auto& row : rows) {
        row.epoch = header.epoch;
        row.prev_h = prev_h;
        row.h = chain_hash(row);
        prev_h = row.h;
    }
}

bool are_numbered(const FrameHeader& header, const std::vector<LogRow>& rows) {
    auto seq = header.lo;
    for (const auto& row : rows) {
        if (row.seq != seq++) return false;
    }
    return static_cast<std::int64_t>(rows.size()) == header.n;
}

Status check_against_header(const FrameHeader& header, const std::vector<LogRow>& rows) {
    if (!are_numbered(header, rows))
        return malformed("ses lignes ne sont pas celles de son en-tête");
    const auto& last = rows.empty() ? header.prev_h : rows.back().h;
    if (last != header.h_hi) return fail(ErrorCode::corrupt, "sa chaîne ne finit pas à h_hi");
    return Done{};
}

Status attach_all_sealed(const RawFrame& frame, std::vector<LogRow>& rows) {
    auto attached = attach_sealed(frame.sealed, rows);
    if (!attached) return attached;
    const auto count = std::count_if(rows.begin(), rows.end(),
                                     [](const LogRow& row) { return row.sealed.has_value(); });
    if (count != frame.header.sealed) return malformed("il manque des parties scellées");
    return Done{};
}

}  // namespace

std::size_t rows_in_one_frame(std::span<const LogRow> rows) {
    std::size_t count = 0;
    std::size_t size = 0;
    std::size_t sealed = 0;
    for (const auto& row : rows.first(std::min(rows.size(), kMaxFrameEvents))) {
        size += size_at_most(row);
        sealed += row.sealed ? row.sealed->size() + 12 : 0;
        if (count > 0 && (size > kRowsAim || sealed > kMaxFrameSealed)) break;
        ++count;
    }
    return count;
}

Result<EncodedFrame> encode_frame(FrameHeader header, std::span<const LogRow> rows,
                                  const SignKey& key) {
    fill_from_rows(header, rows);
    header.kid = key_id(verify_key_of(key));
    const auto lines = write_lines(rows);
    const auto body = compress(lines);
    const auto sealed = write_sealed(rows);
    if (rows.size() > kMaxFrameEvents || lines.size() > kMaxFrameRows ||
        body.size() > kMaxFrameBody || sealed.size() > kMaxFrameSealed) {
        return malformed("trop de lignes, ou trop longues, pour une trame");
    }

    std::string frame{kMagic};
    append_field(frame, write_header(header));
    append_field(frame, body);
    const auto signature = sign(frame, key);
    frame.append(as_text(signature));
    append_field(frame, sealed);
    return EncodedFrame{std::move(frame), frame_id(signature)};
}

Result<std::vector<RawFrame>> split_frames(std::string_view post_body) {
    std::vector<RawFrame> frames;
    if (post_body.empty()) return malformed("aucune trame");
    while (!post_body.empty()) {
        const auto where = "trame " + std::to_string(frames.size() + 1) + " : ";
        if (frames.size() == kMaxFramesPerPost) return malformed(where + "une de trop");
        auto frame = read_frame(post_body);
        if (!frame) return malformed(where + frame.error().detail);
        frames.push_back(std::move(*frame));
    }
    return frames;
}

Status verify_frame(const RawFrame& frame, const VerifyKey& key) {
    if (is_signed_by(frame.signed_part, frame.signature, key)) return Done{};
    return fail(ErrorCode::corrupt, "la trame n'est pas signée par sa borne");
}

Result<std::vector<LogRow>> open_frame(const RawFrame& frame) {
    const auto lines = decompress(frame.body, kMaxFrameRows);
    if (!lines) return lines.error();
    auto rows = read_rows(*lines, kMaxFrameEvents);
    if (!rows) return rows.error();
    chain_rows(frame.header, *rows);
    const auto right = check_against_header(frame.header, *rows);
    if (!right) return right.error();
    const auto sealed = attach_all_sealed(frame, *rows);
    if (!sealed) return sealed.error();
    return rows;
}

std::string frame_id(const Signature& signature) {
    return to_hex(hash_of(as_text(signature)));
}

}  // namespace protocol
