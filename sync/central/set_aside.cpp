#include "sync/central/set_aside.h"

#include "sync/central/indicators.h"
#include "sync/protocol/bytes.h"

#include <map>

namespace central {
namespace {

constexpr std::size_t kLongestType = 40;
constexpr std::size_t kEpochDigits = 8;

/// A device writes what it likes there: only what looks like a type is shown.
std::string type_text(const std::string& type) {
    const bool is_name =
        !type.empty() && type.size() <= kLongestType &&
        type.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    return is_name ? type : "(type illisible)";
}

std::string place_text(std::int64_t borne, const protocol::Epoch& epoch) {
    return "borne " + std::to_string(borne) + "\tépoque " +
           protocol::to_hex(epoch).substr(0, kEpochDigits);
}

}  // namespace

std::string words_of(const std::string& why) {
    static const std::map<std::string, std::string> words{
        {kUnknownType,
         "cette version du centre ne connaît pas leur type\u00A0; une version plus récente les "
         "comptera en s’ouvrant"},
        {kInvalidBody,
         "leur contenu n’est pas ce que leur type annonce\u00A0; gardés, ils ne sont pas comptés, "
         "à montrer à qui entretient Perron"},
        {kAfterTheft,
         "leur borne était peut-être déjà volée\u00A0; gardés, ils ne sont pas comptés"},
        {kAfterRevocation, "leur borne était révoquée\u00A0; gardés, ils ne sont pas comptés"},
        {kMaybePurged,
         "une purge les avait peut-être déjà pris\u00A0; gardés, ils ne sont pas comptés une "
         "seconde fois"},
        {kSaleOfAnother,
         "ventes sous l’identifiant d’un autre rendez-vous\u00A0; gardées, elles ne sont pas "
         "comptées"},
    };
    const auto found = words.find(why);
    return found == words.end() ? why : found->second;
}

std::string quarantine_text(const std::vector<SetAside>& events,
                            const std::vector<Salvage>& salvages) {
    if (events.empty() && salvages.empty()) return "Rien n'est mis de côté.\n";
    std::string text;
    for (const auto& one : events) {
        text += "mis de côté\t" + place_text(one.borne, one.epoch) + "\tséquence " +
                std::to_string(one.seq) + "\t" + type_text(one.type) + "\treçu le " +
                utc_text(one.recv_ms) + "\t" + one.why + "\u00A0: " + words_of(one.why) + "\n";
    }
    for (const auto& one : salvages) {
        text += "sauvetage\t" + place_text(one.borne, one.epoch) + "\tséquences " +
                std::to_string(one.first) + " à " + std::to_string(one.last) + "\t" +
                std::to_string(one.rows) + " lignes d'un journal abîmé, " +
                std::to_string(one.whole) + " intactes\treçu le " + utc_text(one.recv_ms) +
                "\tà relire par un humain, pas compté\n";
    }
    return text;
}

}  // namespace central
