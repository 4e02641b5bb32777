#include "kiosk/borne/technical_screen.h"

#include "kiosk/ui/text/alpha_texture.h"
#include "platform/raster/png.h"
#include "platform/raster/raster.h"

#include <imgui.h>
#include <unistd.h>

#include <array>

namespace borne {
namespace {

constexpr ImU32 kGround = IM_COL32(0xF6, 0xF0, 0xE5, 0xFF);
constexpr ImU32 kInk = IM_COL32(0x1A, 0x2A, 0x30, 0xFF);
constexpr ImU32 kUrgent = IM_COL32(0x7F, 0x14, 0x17, 0xFF);
constexpr int kCrashStatus = 86;

struct Line {
    const char* text;
    float scale;  ///< of ImGui's letters, 13 px high
    ImU32 colour;
};

using Lines = std::array<Line, 6>;

constexpr Lines kBroken{{
    {"Cette borne est en panne.", 4, kInk},
    {"Allez à l'accueil.", 4, kInk},
    {"This kiosk is out of order. Please go to the desk.", 2, kInk},
    {" ", 2, kInk},
    {"15 - 17 - 18 - 112 - 114", 4, kUrgent},
    {"115 - 119 - 3919 - 3114 - 3977", 4, kUrgent},
}};

Lines lines_of(TechnicalCause cause) {
    auto lines = kBroken;
    if (cause == TechnicalCause::hors_service) lines[0].text = "Cette borne est hors service.";
    return lines;
}

}  // namespace

platform::Framebuffer draw_technical_screen(int width_px, int height_px, TechnicalCause cause) {
    auto* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
    ui::AlphaTexture letters{};
    unsigned char* pixels = nullptr;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &letters.width, &letters.height);
    letters.pixels = pixels;
    io.Fonts->SetTexID(&letters);

    ImGui::NewFrame();
    auto* list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled({0, 0}, io.DisplaySize, kGround);
    float top = static_cast<float>(height_px) / 8;
    for (const auto& line : lines_of(cause)) {
        const float size = 13 * line.scale * static_cast<float>(width_px) / 1024;
        list->AddText(ImGui::GetFont(), size, {static_cast<float>(width_px) / 20, top}, line.colour,
                      line.text);
        top += size * 1.4F;
    }
    ImGui::Render();
    platform::Raster raster{width_px, height_px};
    raster.draw(*ImGui::GetDrawData());
    auto picture = raster.picture();
    ImGui::DestroyContext(context);
    return picture;
}

TechnicalStand::TechnicalStand(int width_px, int height_px, TechnicalCause cause)
    : picture_(draw_technical_screen(width_px, height_px, cause)) {
    const auto* const name = cause == TechnicalCause::panne ? "panne" : "hors_service";
    tree_.screen = name;
    view::Node node;
    node.id = name;
    node.role = view::Role::text;
    for (const auto& line : lines_of(cause)) node.label += std::string{line.text} + " ";
    tree_.nodes.push_back(node);
}

Status TechnicalStand::picture(const std::string& path) {
    return platform::write_png(path, picture_);
}

Status TechnicalStand::sync() {
    return fail(ErrorCode::unavailable, "la borne est en panne");
}

void TechnicalStand::crash() {
    _exit(kCrashStatus);
}

}  // namespace borne
