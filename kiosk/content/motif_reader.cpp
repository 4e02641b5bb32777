#include "kiosk/content/motif_reader.h"

#include "kiosk/content/fields.h"

#include <charconv>

namespace content {
namespace {

using domain::MotifPublie;

constexpr std::size_t kLongestId = 50;
constexpr std::size_t kLongestName = 60;
constexpr std::size_t kLongestBring = 200;
constexpr int kQuantum = 5;
constexpr int kDayMinutes = 1440;
constexpr int kLongestDelay = 400;

/// A whole number from `least` to `most`.
int number(Fields& fields, std::string_view key, int least, int most) {
    const auto text = fields.required(key);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (whole && value >= least && value <= most) return value;
    fields.refuse(
        key, "un nombre de " + std::to_string(least) + " à " + std::to_string(most) + " attendu");
    return least;
}

Result<MotifPublie::Traduction> read_traduction(const Node& node) {
    Fields fields{node};
    MotifPublie::Traduction traduction{fields.required("langue", 35),
                                       fields.required("nom", kLongestName),
                                       fields.optional("apporter")};
    fields.yes("relu");
    if (auto read = fields.finish(); !read) return read.error();
    return traduction;
}

void read_duration(Fields& fields, domain::Motif& motif) {
    const int minutes = number(fields, "duree_min", kQuantum, kDayMinutes);
    if (minutes % kQuantum != 0) fields.refuse("duree_min", "un multiple de 5 attendu");
    motif.duree = domain::Quanta{minutes / kQuantum};
    motif.delai_min = std::chrono::hours{number(fields, "delai_min_h", 0, 24 * kLongestDelay)};
    motif.delai_max = std::chrono::days{number(fields, "delai_max_j", 1, kLongestDelay)};
}

}  // namespace

Result<MotifPublie> read_motif(const Node& node) {
    Fields fields{node};
    MotifPublie read;
    read.motif.id = fields.required("id", kLongestId);
    read.motif.nom = fields.required("nom", kLongestName);
    read_duration(fields, read.motif);
    read.motif.sensible = fields.yes("sensible");
    read.motif.sur_borne = true;
    read.motif.apporter = fields.optional("apporter");
    if (read.motif.apporter.size() > kLongestBring) fields.refuse("apporter", "trop long");
    read.themes = fields.list("themes");
    read.aides = fields.list("aides");
    const auto* traductions = fields.node("traductions", Node::Kind::list);
    if (auto done = fields.finish(); !done) return done.error();
    if (traductions == nullptr) return read;
    for (const auto& item : traductions->items()) {
        auto traduction = read_traduction(item);
        if (!traduction) return traduction.error();
        read.traductions.push_back(*std::move(traduction));
    }
    return read;
}

}  // namespace content
