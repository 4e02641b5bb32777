#include "kiosk/view/print_action.h"

namespace view {

Action print_action(const Writer& writer, const PrintWords& words, const app::Intent& intent) {
    using app::PrintState;
    const auto state = writer.session().print;
    std::string key = words.ask;
    if (state == PrintState::asked) key = "fiche.impression";
    if (state == PrintState::printed) key = "fiche.imprime";
    if (state == PrintState::failed) key = words.failed;
    auto print = writer.action(words.ask, key, Icon::printer, intent);
    if (state == PrintState::printed) print.icon = Icon::check;
    print.enabled = state != PrintState::asked;
    return print;
}

}  // namespace view
