#include "kiosk/view/writer.h"

namespace view {

std::string Writer::text(std::string_view key, const Holes& holes) const {
    return textes().get(language(), key, holes);
}

std::string Writer::sized(const std::string& key) const {
    const auto brief = key + ".court";
    return text(large() && textes().has("fr", brief) ? brief : key);
}

std::string Writer::plural(std::string_view key, int n) const {
    return textes().plural(language(), key, n);
}

Action Writer::action(std::string id, const std::string& key, Icon icon, Intent intent) const {
    Action action;
    action.id = std::move(id);
    action.label = sized(key);
    action.icon = icon;
    action.intent = std::move(intent);
    return action;
}

}  // namespace view
