#include "tests/banc/fleet.h"

#include "sync/protocol/event_codec.h"

namespace banc {
namespace {

constexpr std::int64_t kStart = 1'793'000'000'000;  ///< October 2026
constexpr std::int64_t kEveryMs = 20 * 60'000;      ///< between two events of one device
constexpr int kLetters = 20;

protocol::SignKeyPair keys_of(int n) {
    protocol::Seed seed{};
    seed[0] = static_cast<std::byte>(n);
    return protocol::sign_keys_from(seed);
}

/// What a device writes in a day, in its proportions.
domain::Event event_of(int i) {
    switch (i % 10) {
        case 0:
            return domain::CompteursJour{base::Date{std::chrono::year{2026} / 10 / (1 + i % 28)},
                                         {{domain::FamilleCompteur::besoin, "logement", 3},
                                          {domain::FamilleCompteur::besoin, "sante", 2}}};
        case 1:
            return domain::BorneEtat{"0.1.0", "71-2026-11-22", 11'000, "ok"};
        case 2:
        case 3:
        case 4:
            return domain::Passage{domain::OriginePassage::consultation, {}};
        default:
            return domain::Passage{domain::OriginePassage::ticket,
                                   domain::NumeroTicket{'B', i % 900 + 1}};
    }
}

std::vector<protocol::LogRow> log_of(int borne, int count) {
    std::vector<protocol::LogRow> rows;
    protocol::LogRow row;
    row.epoch.fill(static_cast<std::byte>(borne));
    row.tq = 3;
    for (int i = 0; i < count; ++i) {
        const auto encoded = protocol::encode_event(event_of(i));
        row.seq = i + 1;
        row.mono_ms = kEveryMs * row.seq;
        row.wall_ms = kStart + row.mono_ms;
        row.type = encoded->type;
        row.v = encoded->v;
        row.body = encoded->body;
        row.prev_h = row.h;
        protocol::seal_chain(row);
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

Fleet::Fleet(int bornes, int events_each) : device_(keys_of(1)), centre_(keys_of(2)) {
    for (int borne = 1; borne <= bornes; ++borne) logs_.push_back(log_of(borne, events_each));
}

std::string Fleet::frame(int borne, int from, int count) const {
    const auto& log = logs_[static_cast<std::size_t>(borne - 1)];
    const auto rows =
        std::span{log}.subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(count));
    protocol::FrameHeader header;
    header.tenant = "71";
    header.kiosk = borne;
    header.epoch = rows.front().epoch;
    header.wall_ms = rows.back().wall_ms;
    header.mono_ms = rows.back().mono_ms;
    header.pending = count;
    header.tq = 3;
    header.sw = "0.1.0";
    const auto encoded = protocol::encode_frame(header, rows, device_.sign);
    return encoded ? encoded->bytes : std::string{};
}

Status Fleet::enrol(central::Store& store) const {
    for (std::size_t i = 0; i < logs_.size(); ++i) {
        const auto n = static_cast<int>(i);
        const auto mds = "mds-" + std::to_string(n / kLetters);
        auto added = store.add_mds({mds, "MDS " + mds, "SECRET"});
        if (!added) return added;
        static const std::string letters = "ABCDEFGHJKLMNPQRSTUV";
        const auto borne = store.add_borne(mds, letters[i % kLetters], kStart);
        if (!borne) return borne.error();
        auto enrolled = store.enrol(*borne, {device_.verify, {}}, kStart);
        if (!enrolled) return enrolled;
    }
    return Done{};
}

domain::Instant Fleet::after() const {
    const auto events = static_cast<std::int64_t>(logs_.front().size());
    return domain::Instant{std::chrono::milliseconds{kStart + kEveryMs * (events + 100)}};
}

}  // namespace banc
