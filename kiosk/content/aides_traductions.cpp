#include "kiosk/content/aides_traductions.h"

#include "kiosk/content/fields.h"

#include <map>

namespace content {
namespace {

using rules::Phrase;

constexpr std::size_t kLongest = 400;

Error refused(const std::string& why) {
    return fail(ErrorCode::invalid_input, std::string{kTraductions} + " : " + why);
}

/// The translations by their French sentence, and which have served.
class Traducteur {
  public:
    Status read(const Node& root) {
        for (const auto& [key, node] : root.entries()) {
            if (key != "phrases") return refused("clé inconnue : " + key);
            for (const auto& item : node.items()) {
                if (auto read = read_phrase(item); !read) return read;
            }
        }
        return Done{};
    }

    Status translate(Phrase& phrase) {
        const auto found = all_.find(phrase.fr);
        if (found == all_.end()) return refused("phrase sans traduction : " + phrase.fr);
        found->second.served = true;
        phrase = found->second.phrase;
        return Done{};
    }

    Status translate(std::vector<rules::Condition>& conditions) {
        for (auto& condition : conditions) {
            if (auto done = translate(condition.phrase); !done) return done;
            if (auto done = translate(condition.parmi); !done) return done;
        }
        return Done{};
    }

    Status check_all_served() const {
        for (const auto& [fr, entry] : all_) {
            if (!entry.served) return refused("traduction qui ne sert à aucune aide : " + fr);
        }
        return Done{};
    }

  private:
    struct Entry {
        Phrase phrase;
        bool served = false;
    };

    Status read_phrase(const Node& node) {
        Fields fields{node};
        Phrase phrase;
        phrase.fr = fields.required("fr", kLongest);
        phrase.en = fields.required("en", kLongest);
        phrase.ar = fields.required("ar", kLongest);
        if (auto read = fields.finish(); !read) return refused(read.error().detail);
        const auto fr = phrase.fr;
        if (all_.emplace(fr, Entry{std::move(phrase)}).second) return Done{};
        return refused("phrase traduite deux fois : " + fr);
    }

    std::map<std::string, Entry> all_;
};

}  // namespace

Status translate(std::vector<rules::Aide>& aides, const Node& root) {
    Traducteur traducteur;
    if (auto read = traducteur.read(root); !read) return read;
    for (auto& aide : aides) {
        if (auto done = traducteur.translate(aide.resume); !done) return done;
        if (auto done = traducteur.translate(aide.conditions); !done) return done;
    }
    return traducteur.check_all_served();
}

}  // namespace content
