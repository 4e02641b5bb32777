#pragma once

// Values that take a little time to reach what they should be. Nothing moves by itself: a value
// that has arrived costs nothing, and with motion reduced every value is there at once.

#include <map>
#include <string>

namespace ui {

namespace motion {
// NOLINTBEGIN(readability-identifier-naming): read with their namespace, motion::page_ms
constexpr double press_ms = 80;
constexpr double light_up_ms = 160;
constexpr double page_ms = 200;
constexpr double greeting_ms = 400;
// NOLINTEND(readability-identifier-naming)
}  // namespace motion

class Animator {
  public:
    explicit Animator(bool reduced) : reduced_(reduced) {}

    void begin_frame(double now_ms);
    void end_frame();  ///< forgets the values nobody asked for

    /// Where `key` is on its way to `target` (eased out); a key met for the first time is there.
    float toward(const std::string& key, float target, double duration_ms);

    /// 0 → 1 since `content` of `key` last changed; 1 for a key met for the first time.
    float since_change(const std::string& key, const std::string& content, double duration_ms);

    bool moving() const { return moving_; }

  private:
    struct Value {
        float from = 0;
        float target = 0;
        double started_ms = 0;
        std::string content;
        bool seen = true;
    };

    float position(const Value& value, double duration_ms);

    std::map<std::string, Value> values_;
    double now_ms_ = 0;
    bool moving_ = false;
    bool reduced_;
};

}  // namespace ui
