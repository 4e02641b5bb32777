#pragma once

// What a device asks the centre about rendez-vous while a person waits (docs/formats/rdv.md): what
// can be taken, a time, or to give one up. Both lines are signed, and an answer names its question.
// A question asked again with the same rdv is the same booking.

#include "kiosk/base/civil_time.h"
#include "kiosk/domain/motif.h"
#include "kiosk/domain/secteur.h"
#include "sync/protocol/rdv_values.h"
#include "sync/protocol/signed_line.h"

#include <optional>
#include <variant>

namespace protocol {

constexpr std::string_view kBookPath = "/v1/book";
constexpr std::string_view kBookContentType = "application/vnd.perron-rdv+json";

/// The motifs that a person may take alone.
struct AskMotifs {
    friend bool operator==(const AskMotifs&, const AskMotifs&) = default;
};
/// The creneaux of the first day that has one.
struct AskOffers {
    std::string motif;
    std::vector<std::string> lieux;    ///< empty: any
    std::optional<base::Date> depuis;  ///< that day or later
    /// Only of that MDS, and of these agendas of it: never the address that gave them.
    std::optional<domain::Secteur> secteur = {};
    friend bool operator==(const AskOffers&, const AskOffers&) = default;
};
struct AskBooking {
    std::string rdv;  ///< 32 hexadecimal digits
    domain::CodeRdv code;
    domain::Tranche tranche;
    std::string motif;
    std::optional<domain::CodeRdv> remplace;  ///< cancelled in the same transaction
    friend bool operator==(const AskBooking&, const AskBooking&) = default;
};
struct AskCancel {
    domain::CodeRdv code;
    friend bool operator==(const AskCancel&, const AskCancel&) = default;
};

/// On which MDS an address depends; the centre keeps nothing of it.
struct AskSecteur {
    domain::Domicile domicile;
    friend bool operator==(const AskSecteur&, const AskSecteur&) = default;
};

using BookAsk = std::variant<AskMotifs, AskOffers, AskBooking, AskCancel, AskSecteur>;

struct BookQuestion {
    std::string tenant;
    std::int64_t kiosk = 0;
    std::array<std::byte, 16> nonce{};  ///< random: no two questions are the same
    BookAsk ask;
    friend bool operator==(const BookQuestion&, const BookQuestion&) = default;
};

struct Offre {
    domain::Tranche tranche;
    std::string lieu;
    friend bool operator==(const Offre&, const Offre&) = default;
};

enum class BookResult {
    fait,        ///< booked, or cancelled, or here is what was asked for
    pas_libre,   ///< somebody has that time, or it is not open to this motif any more
    inconnu,     ///< no such motif; or no rdv of that code yet: its cancellation waits for it
    annule,      ///< that booking was cancelled before
    en_attente,  ///< the centre came back from a backup and waits for its bornes
};

struct BookAnswer {
    std::int64_t kiosk = 0;
    std::string re;  ///< id of the question
    BookResult result = BookResult::fait;
    std::vector<Offre> offres;
    std::vector<domain::Motif> motifs;
    std::optional<domain::ReponseDeSecteur> secteur = {};
    friend bool operator==(const BookAnswer&, const BookAnswer&) = default;
};

/// A question as received: readable, not yet believed.
struct ReceivedBook {
    BookQuestion question;
    std::string id;

    bool is_asked_by(const VerifyKey& device_key) const;

    std::string json;
    Signature signature{};
};

EncodedLine encode_book(const BookQuestion& question, const SignKey& device_key);

/// Fails with invalid_input.
Result<ReceivedBook> read_book(std::string_view body);

std::string encode_book_answer(const BookAnswer& answer, const SignKey& server_key);

/// Fails with corrupt (not signed by the centre) or invalid_input (malformed).
Result<BookAnswer> decode_book_answer(std::string_view body, const VerifyKey& server_key);

}  // namespace protocol
