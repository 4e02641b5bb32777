#include "tests/support/screen_reading.h"

namespace test {
namespace {

using Actions = std::vector<view::Action>;
using Texts = std::vector<std::string>;

void add(Actions& actions, const std::optional<view::Action>& action) {
    if (action) actions.push_back(*action);
}
void add(Actions& actions, const std::vector<view::Action>& some) {
    actions.insert(actions.end(), some.begin(), some.end());
}
void add(Actions& actions, const std::optional<view::Pager>& pager) {
    if (pager) add(actions, Actions{pager->up, pager->down});
}
void add_tiles(Actions& actions, const std::vector<view::Tile>& tiles) {
    for (const auto& tile : tiles) actions.push_back(tile.action);
}

struct ActionsOf {
    Actions operator()(const view::Attract& shown) const { return {shown.start, shown.urgent}; }
    Actions operator()(const view::Tiles& shown) const {
        Actions actions = shown.pills;
        add(actions, shown.banner);
        add(actions, shown.banner_end);
        add_tiles(actions, shown.tiles);
        add(actions, shown.start);
        add(actions, shown.toggle);
        add(actions, shown.primary);
        return actions;
    }
    Actions operator()(const view::FicheList& shown) const {
        Actions actions = shown.filters;
        for (const auto& row : shown.rows) actions.push_back(row.action);
        add(actions, shown.pager);
        add(actions, shown.ways_out);
        return actions;
    }
    Actions operator()(const view::Card& shown) const {
        Actions actions = shown.actions;
        add(actions, shown.pager);
        return actions;
    }
    Actions operator()(const view::Ticket& shown) const {
        Actions actions;
        add(actions, shown.start);
        add(actions, shown.primary);
        return actions;
    }
    Actions operator()(const view::Message& shown) const { return shown.actions; }
    Actions operator()(const view::Search& shown) const {
        Actions actions;
        add_tiles(actions, shown.found);
        add(actions, shown.primary);
        for (const auto& row : shown.keyboard.rows) add(actions, row);
        return actions;
    }
    Actions operator()(const view::OfflineState& shown) const { return {shown.understood}; }
    Actions operator()(const view::NumberEntry& shown) const {
        Actions actions;
        for (const auto& row : shown.keys) add(actions, row);
        add(actions, shown.start);
        actions.push_back(shown.primary);
        return actions;
    }
    Actions operator()(const view::DayHours& shown) const {
        Actions actions;
        add(actions, shown.before);
        add(actions, shown.after);
        for (const auto& half : shown.halves) add(actions, half.hours);
        add(actions, shown.more);
        actions.push_back(shown.primary);
        return actions;
    }
    Actions operator()(const view::TakenRdv& shown) const { return shown.actions; }
    Actions operator()(const view::AgentTable& shown) const {
        Actions actions = shown.actions;
        add(actions, shown.before);
        add(actions, shown.after);
        for (const auto& row : shown.rows) add(actions, row.actions);
        add(actions, shown.pager);
        return actions;
    }
    Actions operator()(const view::RdvSheet& shown) const { return shown.outcomes; }
    Actions operator()(const view::AideList& shown) const {
        Actions actions = shown.actions;
        for (const auto& row : shown.rows) actions.push_back(row.action);
        add(actions, shown.pager);
        return actions;
    }
};

void add_facts(Texts& texts, const std::vector<view::Fact>& facts) {
    for (const auto& fact : facts) texts.push_back(fact.text);
}
void add_lines(Texts& texts, const std::vector<view::CardLine>& lines) {
    for (const auto& line : lines) texts.insert(texts.end(), {line.lead, line.text});
}

struct TextsOf {
    Texts operator()(const view::Attract& shown) const {
        Texts texts{shown.lieu,  shown.time,         shown.date, shown.greeting,
                    shown.touch, shown.touch_others, ""};
        texts.insert(texts.end(), shown.lines.begin(), shown.lines.end());
        texts.insert(texts.end(), shown.greetings.begin(), shown.greetings.end());
        return texts;
    }
    Texts operator()(const view::Tiles& shown) const {
        Texts texts{shown.question, shown.aside, shown.middle};
        for (const auto& tile : shown.tiles) texts.push_back(tile.second);
        return texts;
    }
    Texts operator()(const view::FicheList& shown) const {
        Texts texts{shown.title, shown.empty};
        for (const auto& row : shown.rows) {
            add_facts(texts, row.facts);
            texts.insert(texts.end(), {row.end, row.end_second});
        }
        return texts;
    }
    Texts operator()(const view::Card& shown) const {
        Texts texts{shown.title,         shown.footnote,      shown.qr_label,
                    shown.amount.before, shown.amount.figure, shown.amount.after};
        add_facts(texts, shown.facts);
        add_lines(texts, shown.lines);
        return texts;
    }
    Texts operator()(const view::Ticket& shown) const {
        Texts texts{shown.title, shown.number, shown.fact, shown.under};
        add_lines(texts, shown.steps);
        return texts;
    }
    Texts operator()(const view::Message& shown) const {
        Texts texts{shown.title, shown.text};
        add_lines(texts, shown.lines);
        return texts;
    }
    Texts operator()(const view::Search& shown) const {
        Texts texts{shown.question, shown.typed, shown.hint, shown.notice};
        for (const auto& tile : shown.found) texts.push_back(tile.second);
        return texts;
    }
    Texts operator()(const view::OfflineState& shown) const {
        Texts texts{shown.title, shown.text, shown.footnote};
        for (const auto& item : shown.items) texts.insert(texts.end(), {item.what, item.how});
        return texts;
    }
    Texts operator()(const view::NumberEntry& shown) const {
        Texts texts{shown.question, shown.unit, shown.hint, shown.middle};
        for (const auto& field : shown.fields)
            texts.insert(texts.end(), {field.label, field.typed});
        return texts;
    }
    Texts operator()(const view::DayHours& shown) const {
        Texts texts{shown.day, shown.what, shown.detail};
        for (const auto& half : shown.halves) texts.push_back(half.name);
        return texts;
    }
    Texts operator()(const view::TakenRdv& shown) const {
        Texts texts{shown.title,     shown.when, shown.paper,
                    shown.code_name, shown.code, shown.code_keep};
        for (const auto& line : shown.lines) texts.push_back(line.second);
        return texts;
    }
    Texts operator()(const view::AgentTable& shown) const {
        Texts texts{shown.title, shown.summary, shown.empty};
        for (const auto& row : shown.rows) {
            texts.insert(texts.end(), {row.head, row.head_under, row.what, row.under,
                                       row.state ? row.state->text : ""});
        }
        return texts;
    }
    Texts operator()(const view::RdvSheet& shown) const {
        Texts texts{shown.title, shown.what, shown.state.text, shown.notice};
        texts.insert(texts.end(), shown.history.begin(), shown.history.end());
        return texts;
    }
    Texts operator()(const view::AideList& shown) const {
        Texts texts{shown.title, shown.footnote};
        for (const auto& row : shown.rows) {
            texts.insert(texts.end(), {row.what, row.amount.before, row.amount.figure,
                                       row.amount.after, row.fact ? row.fact->text : ""});
        }
        return texts;
    }
};

}  // namespace

std::vector<view::Action> actions_of(const view::Screen& screen) {
    if (screen.dialog) return {screen.dialog->safe, screen.dialog->other};
    Actions actions;
    if (screen.top) {
        add(actions, screen.top->back);
        add(actions, screen.top->offline);
        add(actions, screen.top->language);
        add(actions, screen.top->text);
        add(actions, screen.top->theme);
        add(actions, screen.top->leave);
    }
    add(actions, std::visit(ActionsOf{}, screen.body));
    if (screen.bottom && screen.bottom->agent) {
        add(actions, screen.bottom->actions);
    } else if (screen.bottom) {
        add(actions, Actions{screen.bottom->urgent, screen.bottom->help, screen.bottom->leave});
    }
    return actions;
}

std::vector<std::string> texts_of(const view::Screen& screen) {
    auto texts = std::visit(TextsOf{}, screen.body);
    if (screen.top)
        texts.insert(texts.end(), {screen.top->title, screen.top->place, screen.top->time});
    if (screen.dialog) texts.insert(texts.end(), {screen.dialog->title, screen.dialog->text});
    for (const auto& action : actions_of(screen)) {
        texts.insert(texts.end(), {action.label, action.spoken});
    }
    return texts;
}

}  // namespace test
