#include "sync/protocol/compression.h"

#include <zstd.h>

#include <cassert>
#include <memory>

namespace protocol {
namespace {

constexpr int kLevel = 3;
constexpr int kWindowLog = 22;  // 4 MiB

struct FreeContext {
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};
using Context = std::unique_ptr<ZSTD_DCtx, FreeContext>;

Error refused(const char* what) {
    return fail(ErrorCode::invalid_input, what);
}

/// For a frame that does not tell its size, or that is not right: the reason is found on the way.
Result<std::string> decompress_stream(ZSTD_DCtx* context, std::string_view bytes,
                                      std::size_t max_bytes) {
    ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, kWindowLog);
    std::string out;
    ZSTD_inBuffer input{bytes.data(), bytes.size(), 0};
    std::string chunk(ZSTD_DStreamOutSize(), '\0');
    std::size_t left = 1;
    while (left != 0) {
        ZSTD_outBuffer output{chunk.data(), chunk.size(), 0};
        left = ZSTD_decompressStream(context, &output, &input);
        if (ZSTD_isError(left)) return refused("les lignes comprimées sont illisibles");
        if (out.size() + output.pos > max_bytes)
            return refused("les lignes décomprimées sont trop longues");
        out.append(chunk.data(), output.pos);
        const bool starved = input.pos == input.size && output.pos < output.size;
        if (left != 0 && starved) return refused("les lignes comprimées sont coupées");
    }
    if (input.pos != input.size) return refused("des octets suivent les lignes comprimées");
    return out;
}

}  // namespace

std::string compress(std::string_view bytes) {
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    const auto size = ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
    assert(!ZSTD_isError(size));
    out.resize(size);
    return out;
}

Result<std::string> decompress(std::string_view bytes, std::size_t max_bytes) {
    // One for all the frames that a thread opens: making it costs more than opening a small frame.
    thread_local const Context context{ZSTD_createDCtx()};
    assert(context);
    ZSTD_DCtx_reset(context.get(), ZSTD_reset_session_and_parameters);
    const auto size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    const bool is_alone = ZSTD_findFrameCompressedSize(bytes.data(), bytes.size()) == bytes.size();
    const bool is_told = size != ZSTD_CONTENTSIZE_UNKNOWN && size != ZSTD_CONTENTSIZE_ERROR;
    if (!is_alone || !is_told) return decompress_stream(context.get(), bytes, max_bytes);
    if (size > max_bytes) return refused("les lignes décomprimées sont trop longues");
    std::string out(size, '\0');
    const auto done =
        ZSTD_decompressDCtx(context.get(), out.data(), size, bytes.data(), bytes.size());
    if (ZSTD_isError(done) || done != size) return refused("les lignes comprimées sont illisibles");
    return out;
}

}  // namespace protocol
