// A manifest from anybody; then with both lines signed again, so that what lies behind the
// signatures is reached. A manifest that is believed never names a file outside its folder.

#include "sync/protocol/parution.h"
#include "sync/protocol/ratchet.h"
#include "tests/fuzz/fuzz.h"

#include <string>

namespace {

std::string signed_again(std::string_view line, const std::string& purpose) {
    const auto space = line.find(' ');
    const std::string json{space == line.npos ? line : line.substr(space + 1)};
    return protocol::to_hex(protocol::sign(purpose + json, fuzz_keys().sign)) + " " + json + "\n";
}

void check(const protocol::SignedParution& read) {
    for (const auto& file : read.parution.fichiers) {
        fuzz_check(!file.nom.empty() && file.nom.front() != '/');
        fuzz_check(file.nom.find("..") == std::string::npos);
        fuzz_check(file.taille > 0 && file.taille <= protocol::kMaxContentFile);
    }
    const auto at = protocol::ratchet_at(read);
    fuzz_check(static_cast<bool>(protocol::check_ratchet(at, read)));
    fuzz_check(*protocol::ratchet_from_text(protocol::to_text(at)) == at);
}

}  // namespace

void fuzz(std::string_view bytes) {
    if (const auto read = protocol::decode_parution(bytes, fuzz_keys().verify)) check(*read);
    (void)protocol::ratchet_from_text(bytes);
    const auto end = bytes.find('\n');
    if (end == bytes.npos) return;
    auto second = bytes.substr(end + 1);
    second = second.substr(0, second.find('\n'));
    // One key plays both parts: the delegation names it.
    const auto delegation = R"({"v":1,"departement":"71","generation":1,"cle":")" +
                            protocol::to_hex(fuzz_keys().verify) + "\"}";
    const auto read = protocol::decode_parution(
        signed_again(delegation, "PRD1") + signed_again(second, "PRM1"), fuzz_keys().verify);
    if (read) check(*read);
    (void)protocol::decode_parution(
        signed_again(bytes.substr(0, end), "PRD1") + signed_again(second, "PRM1"),
        fuzz_keys().verify);
}
