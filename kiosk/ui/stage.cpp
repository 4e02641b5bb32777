#include "kiosk/ui/stage.h"

#include <cassert>

namespace ui {
namespace {

constexpr float kSmoothArcs = 0.15F;  ///< px an arc may be off

ImGuiContext* create_context(const Metrics& metrics) {
    auto* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.DisplaySize = {metrics.width, metrics.height};
    io.DeltaTime = 1.0F / 60.0F;
    io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    ImGui::GetStyle().CircleTessellationMaxError = kSmoothArcs;
    ImGui::GetStyle().AntiAliasedLinesUseTex = false;
    return context;
}

}  // namespace

Stage::Stage(TextPort& text, Metrics metrics, ScreenView::Options options)
    : context_(create_context(metrics)), view_(text, metrics, std::move(options)) {}

Stage::~Stage() {
    ImGui::DestroyContext(context_);
}

view::Intent Stage::frame(const view::Screen& screen, const Gesture& gesture, double now_ms) {
    ImGui::SetCurrentContext(context_);
    ImGui::NewFrame();
    const auto intent = view_.frame(*ImGui::GetBackgroundDrawList(), screen, gesture, now_ms);
    ImGui::Render();
    return intent;
}

const ImDrawData& Stage::draw_data() const {
    ImGui::SetCurrentContext(context_);
    const auto* data = ImGui::GetDrawData();
    assert(data != nullptr);
    return *data;
}

}  // namespace ui
