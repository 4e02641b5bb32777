#pragma once

// The folders that people edit, read as the files of a parution: a pack (docs/formats/pack.md) and
// the scales with their vectors (docs/formats/parametres.md).

#include "kiosk/base/civil_time.h"
#include "kiosk/base/result.h"

#include <map>
#include <string>

namespace parution {

struct Sources {
    std::string pack;        ///< "assets/packs/71"
    std::string parametres;  ///< "assets/parametres", with vecteurs/ and aides/ in it
};

/// The bytes of each file by its name in the parution.
using SourceFiles = std::map<std::string, std::string>;

/// Every file of the two folders but hidden ones and signatures. Fails with unavailable, not_found
/// (a folder or its manifeste.yaml is not there), or invalid_input (an empty or too large file).
Result<SourceFiles> read_sources(const Sources& sources);

/// The version that `pack/manifeste.yaml` gives. Fails with invalid_input.
Result<std::int64_t> pack_version(const SourceFiles& files);

/// Lists the files of the pack again in its `manifeste.yaml`, under the version and the date of the
/// parution: whoever edits a file need not count its bytes. Fails with not_found when the list
/// names a file that is not there any more: somebody lost it, or forgot to run packaging/manifeste.
Status relist_pack(SourceFiles& files, std::int64_t version, base::Date today);

}  // namespace parution
