#include "kiosk/app/fiches_found.h"
#include "kiosk/view/build_body.h"
#include "kiosk/view/phrases.h"

#include <algorithm>

namespace view {
namespace {

using namespace std::chrono_literals;

constexpr auto kGreetingLasts = 6s;
constexpr std::size_t kSteps = 3;  ///< that bear greetings; none is left bare

/// The greeting goes round the languages, the language of the kiosk first.
const content::Langue& greeting_language(const Writer& writer) {
    const auto& langues = writer.textes().langues();
    const auto turn = static_cast<std::size_t>(writer.context().now / kGreetingLasts);
    const auto own = std::find_if(langues.begin(), langues.end(), [&](const auto& langue) {
        return langue.tag == writer.context().settings.language;
    });
    const auto first = own == langues.end() ? 0 : static_cast<std::size_t>(own - langues.begin());
    return langues[(first + turn) % langues.size()];
}

std::string join(const std::vector<std::string>& words, const std::string& between) {
    std::string joined;
    for (const auto& word : words) joined += (joined.empty() ? "" : between) + word;
    return joined;
}

}  // namespace

Body build_attract(const Writer& writer) {
    const auto& textes = writer.textes();
    const auto& langue = greeting_language(writer);
    const auto& shown = langue.tag;

    Attract attract;
    attract.lieu = writer.context().lieu.nom;
    attract.time = say_hour(writer, writer.now().time_of_day);
    attract.date = say_day(writer, writer.now().date);
    attract.greeting = textes.get(shown, "accueil.bonjour");
    attract.lines = {textes.get(shown, "accueil.ligne1"), textes.get(shown, "accueil.ligne2")};
    attract.touch = textes.get(shown, "accueil.touchez");
    attract.greeting_rtl = langue.rtl;
    const bool one_a_step = textes.langues().size() <= kSteps;
    std::vector<std::string> others;
    for (const auto& other : textes.langues()) {
        if (other.tag != shown || one_a_step) {
            attract.greetings.push_back(textes.get(other.tag, "accueil.bienvenue"));
        }
        if (other.tag != shown) others.push_back(textes.get(other.tag, "accueil.touchez.court"));
    }
    const bool reduced = app::is_directory_damaged(writer.context());
    attract.touch_others = reduced ? textes.get(shown, "contenu.reduit") : join(others, " · ");
    attract.start.id = "accueil.commencer";
    attract.start.label = attract.touch;
    attract.start.icon = Icon::hand_tap;
    attract.start.intent = app::Touch{};
    attract.urgent = writer.action("urgence", "barre.urgent", Icon::siren, app::ShowUrgent{});
    return {attract.lieu, std::move(attract)};
}

}  // namespace view
