#pragma once

// A foyer as one line of JSON: the form of the reference households, field by field. Names in it
// are those of that form, which is not ours: they are translated here and nowhere else.

#include "kiosk/domain/foyer.h"

#include <memory>
#include <string>
#include <string_view>

namespace simuler {

struct Demande {
    std::string id_json;  ///< the id as written, quotes included; "null" when there is none
    std::string month;    ///< "2026-07"
    domain::Foyer foyer;
};

/// Keeps the parser's buffers from one line to the next.
class FoyerReader {
  public:
    FoyerReader();
    ~FoyerReader();
    FoyerReader(const FoyerReader&) = delete;
    FoyerReader& operator=(const FoyerReader&) = delete;

    /// Reads one line. An absent boolean is false, an absent number 0, an absent series all 0;
    /// of the fields that ask nothing, only the label `archetype` and what stands beside a
    /// household in reference files and vectors are skipped.
    /// Fails with invalid_input on malformed JSON, a value of another type, a series that is not of
    /// 14 numbers, an unknown field, a word that is not of its list, or a missing month, birth,
    /// activity or housing. Whether the foyer can be is domain::check's.
    Result<Demande> read(std::string_view line);

  private:
    struct Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace simuler
