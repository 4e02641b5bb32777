#pragma once

// Draw lists of Dear ImGui without a screen, for the tests of what draws them.

#include <imgui.h>

namespace test {

/// One list, drawn on a screen of the given size, as smooth as the kiosk's.
class Drawing {
  public:
    Drawing(int width_px, int height_px) : context_(ImGui::CreateContext()) {
        ImGui::SetCurrentContext(context_);
        auto& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
        io.Fonts->Flags |= ImFontAtlasFlags_NoBakedLines | ImFontAtlasFlags_NoMouseCursors;
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        ImGui::GetStyle().CircleTessellationMaxError = 0.15F;
        ImGui::GetStyle().AntiAliasedLinesUseTex = false;
        ImGui::NewFrame();
    }
    ~Drawing() { ImGui::DestroyContext(context_); }
    Drawing(const Drawing&) = delete;
    Drawing& operator=(const Drawing&) = delete;

    ImDrawList& list() {
        ImGui::SetCurrentContext(context_);
        return *ImGui::GetBackgroundDrawList();
    }

    const ImDrawData& data() {
        ImGui::SetCurrentContext(context_);
        if (!rendered_) ImGui::Render();
        rendered_ = true;
        return *ImGui::GetDrawData();
    }

  private:
    ImGuiContext* context_;
    bool rendered_ = false;
};

}  // namespace test
