#include "kiosk/ui/animation.h"

#include <algorithm>

namespace ui {
namespace {

/// Ease-out: fast at first, gentle at the end.
float eased(float share) {
    const float left = 1.0F - share;
    return 1.0F - left * left * left;
}

}  // namespace

void Animator::begin_frame(double now_ms) {
    now_ms_ = now_ms;
    moving_ = false;
    for (auto& [key, value] : values_) value.seen = false;
}

void Animator::end_frame() {
    for (auto it = values_.begin(); it != values_.end();) {
        it = it->second.seen ? std::next(it) : values_.erase(it);
    }
}

float Animator::toward(const std::string& key, float target, double duration_ms) {
    const auto [it, is_new] = values_.try_emplace(key);
    Value& value = it->second;
    value.seen = true;
    if (is_new) value.from = value.target = target;
    if (value.target != target) {
        value.from = position(value, duration_ms);
        value.target = target;
        value.started_ms = now_ms_;
    }
    return position(value, duration_ms);
}

float Animator::since_change(const std::string& key, const std::string& content,
                             double duration_ms) {
    const auto [it, is_new] = values_.try_emplace(key);
    Value& value = it->second;
    value.seen = true;
    if (is_new) {
        value.from = value.target = 1;
        value.content = content;
    }
    if (value.content != content) {
        value.content = content;
        value.from = 0;
        value.started_ms = now_ms_;
    }
    return position(value, duration_ms);
}

float Animator::position(const Value& value, double duration_ms) {
    const double elapsed = now_ms_ - value.started_ms;
    if (reduced_ || value.from == value.target || elapsed >= duration_ms) return value.target;
    moving_ = true;
    const auto share = static_cast<float>(std::max(0.0, elapsed) / duration_ms);
    return value.from + (value.target - value.from) * eased(share);
}

}  // namespace ui
