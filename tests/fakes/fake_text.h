#pragma once

// Text whose every letter is half an em wide: for tests of what a screen does, not of how it looks.

#include "kiosk/ui/text/text_port.h"

#include <algorithm>

class FakeText : public ui::TextPort {
  public:
    ui::TextBox measure(const ui::Paragraph& paragraph) override {
        const auto letters =
            std::count_if(paragraph.utf8.begin(), paragraph.utf8.end(),
                          [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
        const float width = static_cast<float>(letters) * paragraph.style.em_px / 2;
        const bool wraps = paragraph.max_width > 0 && width > paragraph.max_width;
        ui::TextBox box;
        box.lines = wraps ? static_cast<int>(width / paragraph.max_width) + 1 : 1;
        if (paragraph.max_lines > 0 && box.lines > paragraph.max_lines) {
            box.lines = paragraph.max_lines;
            box.clipped = true;
        }
        box.width = wraps ? paragraph.max_width : width;
        box.height =
            static_cast<float>(box.lines) * paragraph.style.em_px * paragraph.style.line_factor;
        return box;
    }

    ui::TextInk measure_ink(const ui::Paragraph& paragraph) override {
        const auto box = measure(paragraph);
        return {box, 0, box.height};
    }

    ui::TextBox draw(ImDrawList&, const ui::Paragraph& paragraph, ImVec2, ImU32) override {
        return measure(paragraph);
    }

    void draw_icon(ImDrawList&, const ui::IconGlyph&, ImVec2, ImU32) override {}
};
