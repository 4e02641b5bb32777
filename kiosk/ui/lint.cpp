#include "kiosk/ui/lint.h"

#include <algorithm>
#include <set>

namespace ui {
namespace {

using view::Node;
using view::Rect;

constexpr float kLeastTarget = 12.7F;
constexpr float kLeastGap = 2.54F;
constexpr float kHalfPixel = 0.5F;

/// Capitals: of what one needs in order to act, and of dates and sources.
struct Capitals {
    float needed;
    float secondary;
};
Capitals capitals(view::TextSize text) {
    return text == view::TextSize::grand ? Capitals{7.3F, 5.3F} : Capitals{4.8F, 4.0F};
}

bool contains(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 &&
           inner.x + inner.width <= outer.x + outer.width + 1 &&
           inner.y + inner.height <= outer.y + outer.height + 1;
}

/// How far apart two rects are along the axis where they are furthest; negative: they overlap.
float distance(const Rect& a, const Rect& b) {
    const float x = std::max(b.x - a.x - a.width, a.x - b.x - b.width);
    const float y = std::max(b.y - a.y - a.height, a.y - b.y - b.height);
    return std::max(x, y);
}

class Linter {
  public:
    Linter(const view::Tree& tree, const Metrics& metrics, view::TextSize text)
        : tree_(tree), metrics_(metrics), least_(capitals(text)) {}

    std::vector<std::string> faults() && {
        for (const auto& node : tree_.nodes) check(node);
        for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
            for (std::size_t k = i + 1; k < tree_.nodes.size(); ++k) {
                check(tree_.nodes[i], tree_.nodes[k]);
            }
        }
        const auto is_target = [](const Node& node) { return node.actionable && node.enabled; };
        if (std::none_of(tree_.nodes.begin(), tree_.nodes.end(), is_target)) {
            faults_.push_back("nothing can be tapped");
        }
        return std::move(faults_);
    }

  private:
    void check(const Node& node) {
        const Rect screen{0, 0, metrics_.width, metrics_.height};
        if (!ids_.insert(node.id).second) report(node, "is said twice");
        if (node.label.empty()) report(node, "has no label");
        if (node.clipped) report(node, "is clipped");
        if (!contains(screen, node.rect)) report(node, "leaves the screen");
        check_target(node);
        check_capitals(node);
    }

    void check_target(const Node& node) {
        if (!node.actionable) return;
        const float side = std::min(node.rect.width, node.rect.height) + kHalfPixel;
        if (side / metrics_.px_per_mm < kLeastTarget) report(node, "is too small a target");
    }

    void check_capitals(const Node& node) {
        if (node.text_height_mm <= 0) return;
        const bool is_needed = node.actionable || node.role == view::Role::heading;
        const float least = is_needed ? least_.needed : least_.secondary;
        if (node.text_height_mm < least - 0.01F) report(node, "has too small capitals");
    }

    /// The attract screen is one button under everything else.
    bool is_whole_screen(const Node& node) const {
        return node.rect.width >= metrics_.width && node.rect.height >= metrics_.height;
    }

    void check(const Node& a, const Node& b) {
        if (is_whole_screen(a) || is_whole_screen(b)) return;
        const float apart = distance(a.rect, b.rect);
        if (apart < -1) {
            faults_.push_back(a.id + " and " + b.id + " overlap");
        } else if (a.actionable && b.actionable &&
                   (apart + kHalfPixel) / metrics_.px_per_mm < kLeastGap) {
            faults_.push_back(a.id + " and " + b.id + " are too near");
        }
    }

    void report(const Node& node, const std::string& fault) {
        faults_.push_back(node.id + " " + fault + ": " + node.label);
    }

    const view::Tree& tree_;
    const Metrics& metrics_;
    Capitals least_;
    std::set<std::string> ids_;
    std::vector<std::string> faults_;
};

}  // namespace

std::vector<std::string> lint(const view::Tree& tree, const Metrics& metrics, view::TextSize text) {
    return Linter{tree, metrics, text}.faults();
}

}  // namespace ui
