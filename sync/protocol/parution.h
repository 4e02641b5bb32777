#pragma once

// A parution: one numbered, signed issue of a department's content (docs/formats/manifeste.md). Two
// signed lines, each the signature in hexadecimal, a space, and the JSON that it signs:
//
//   1. the delegation: the centre, whose key a device knows since its enrolment, says which key
//      signs content, and the generation of that key;
//   2. the manifest: that key says which files make the content, by size and SHA-256.
//
// A device only ever goes forward: see Ratchet.

#include "kiosk/base/result.h"
#include "sync/protocol/signature.h"

#include <string>
#include <string_view>
#include <vector>

namespace protocol {

constexpr std::string_view kManifestContentType = "application/vnd.perron-manifeste+json";
constexpr std::string_view kContentFileType = "application/vnd.perron-contenu";

constexpr std::size_t kMaxManifestBytes = std::size_t{256} << 10;
constexpr std::int64_t kMaxContentFile = std::int64_t{16} << 20;
constexpr std::int64_t kMaxContent = std::int64_t{64} << 20;  ///< all the files of a parution

/// A file of the content: "pack/themes.yaml", "parametres/rsa.yaml", "vecteurs/rsa.jsonl".
struct ContentFile {
    std::string nom;
    std::int64_t taille = 0;
    Hash sha256{};
    friend bool operator==(const ContentFile&, const ContentFile&) = default;
};

/// Which key signs the content of a department, as its centre says.
struct Delegation {
    std::string departement;
    std::int64_t generation = 1;  ///< of the key: one more each time it is replaced
    VerifyKey cle{};
    friend bool operator==(const Delegation&, const Delegation&) = default;
};

struct Parution {
    std::string departement;
    std::int64_t generation = 1;  ///< of the key that signs it
    std::int64_t version = 0;     ///< one more at each parution
    std::int64_t cree_ms = 0;
    std::int64_t expire_ms = 0;  ///< past it the content is shown with its date
    std::string min_app;         ///< oldest program that may use it: "0.1.0"
    std::vector<ContentFile> fichiers;
    friend bool operator==(const Parution&, const Parution&) = default;
};

/// A parution whose two signatures are right.
struct SignedParution {
    Parution parution;
    Delegation delegation;
    std::string bytes;  ///< both lines, as received
    Hash id{};          ///< BLAKE2b-256 of the bytes
};

struct PublicationKeys {
    const SignKey& centre;
    const SignKey& publication;
};

/// Pre: delegation.cle is the public half of keys.publication.
std::string encode_parution(const Delegation& delegation, const Parution& parution,
                            const PublicationKeys& keys);

/// Fails with corrupt (a signature is wrong) or invalid_input (malformed, a name that leaves its
/// folder or comes twice, sizes beyond the limits above).
Result<SignedParution> decode_parution(std::string_view bytes, const VerifyKey& centre);

/// The file of that name, or nullptr.
const ContentFile* find_file(const Parution& parution, std::string_view nom);

Hash sha256_of(std::string_view bytes);

/// True when the program `app` is at least `least`; both as "1.2.3", a part missing being 0. What
/// is not a version is older than everything.
bool is_recent_enough(std::string_view app, std::string_view least);

}  // namespace protocol
