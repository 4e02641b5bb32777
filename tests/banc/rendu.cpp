#include "tests/banc/rendu.h"

#include "kiosk/ui/stage.h"
#include "platform/raster/raster.h"
#include "platform/text/text_engine.h"
#include "tests/support/needs_screen.h"

#include <SDL.h>

#include <array>
#include <ctime>
#include <map>
#include <memory>

namespace banc {
namespace {

constexpr int kRedraws = 60;

/// Milliseconds of processor, the middle of many: the machine may be busy with something else.
template <class Work>
double processor_ms(int times, Work&& work) {
    std::vector<double> samples;
    for (int i = 0; i < times; ++i) {
        const auto start = std::clock();
        work();
        samples.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return percentile(std::move(samples), 0.5);
}

/// SDL's software renderer on a surface, with the pages of glyphs it has met as textures.
class SdlRenderer {
  public:
    SdlRenderer(int width_px, int height_px)
        : surface_(
              SDL_CreateRGBSurfaceWithFormat(0, width_px, height_px, 32, SDL_PIXELFORMAT_RGB888)),
          renderer_(surface_ == nullptr ? nullptr : SDL_CreateSoftwareRenderer(surface_)) {}
    ~SdlRenderer() {
        for (const auto& page : pages_) SDL_DestroyTexture(page.second);
        if (renderer_ != nullptr) SDL_DestroyRenderer(renderer_);
        SDL_FreeSurface(surface_);
    }
    SdlRenderer(const SdlRenderer&) = delete;
    SdlRenderer& operator=(const SdlRenderer&) = delete;

    bool usable() const { return renderer_ != nullptr; }

    void draw(const ImDrawData& data) {
        SDL_SetRenderDrawBlendMode(renderer_, SDL_BLENDMODE_BLEND);
        for (int n = 0; n < data.CmdListsCount; ++n) {
            for (const auto& command : data.CmdLists[n]->CmdBuffer) {
                draw(*data.CmdLists[n], command);
            }
        }
        SDL_RenderFlush(renderer_);
    }

  private:
    void draw(const ImDrawList& list, const ImDrawCmd& command) {
        const auto& box = command.ClipRect;
        const SDL_Rect clip{static_cast<int>(box.x), static_cast<int>(box.y),
                            static_cast<int>(box.z - box.x), static_cast<int>(box.w - box.y)};
        SDL_RenderSetClipRect(renderer_, &clip);
        const auto* first = list.VtxBuffer.Data + command.VtxOffset;
        constexpr int kStride = sizeof(ImDrawVert);
        SDL_RenderGeometryRaw(renderer_, texture_of(command.GetTexID()), &first->pos.x, kStride,
                              reinterpret_cast<const SDL_Color*>(&first->col), kStride,
                              &first->uv.x, kStride,
                              list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
                              list.IdxBuffer.Data + command.IdxOffset,
                              static_cast<int>(command.ElemCount), sizeof(ImDrawIdx));
    }

    SDL_Texture* texture_of(ImTextureID id) {
        if (id == nullptr) return nullptr;
        auto& texture = pages_[id];
        if (texture != nullptr) return texture;
        const auto& page = *static_cast<const ui::AlphaTexture*>(id);
        const auto size =
            static_cast<std::size_t>(page.width) * static_cast<std::size_t>(page.height);
        std::vector<std::uint32_t> white(size);
        for (std::size_t i = 0; i < size; ++i)
            white[i] = std::uint32_t{page.pixels[i]} << 24 | 0xFFFFFFU;
        texture = SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC,
                                    page.width, page.height);
        SDL_UpdateTexture(texture, nullptr, white.data(), page.width * 4);
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
        return texture;
    }

    SDL_Surface* surface_;
    SDL_Renderer* renderer_;
    std::map<ImTextureID, SDL_Texture*> pages_;
};

std::string sized(const std::string& what, int width_px, int height_px) {
    return what + " " + std::to_string(width_px) + "x" + std::to_string(height_px);
}

using Engine = std::unique_ptr<platform::TextEngine>;

Engine open_faces(const std::string& fonts_folder) {
    auto opened = platform::TextEngine::open(fonts_folder);
    return opened ? *std::move(opened) : nullptr;
}

Measure full_redraw(platform::TextEngine& text, int width_px, int height_px) {
    ui::Stage stage{text, ui::Metrics::for_screen(width_px, height_px)};
    stage.frame(test::needs_screen(), {}, 0);
    const auto& data = stage.draw_data();
    return {sized("redessin complet", width_px, height_px),
            redraw_with_raster(data, width_px, height_px),
            "ms",
            "SDL logiciel, mêmes triangles",
            redraw_with_sdl(data, width_px, height_px),
            "<= 1/7"};
}

/// The screen as it is and with its first tile chosen, in turn.
std::vector<Measure> changes(platform::TextEngine& text) {
    const auto metrics = ui::Metrics::for_screen(1024, 600);
    ui::Stage rest{text, metrics};
    rest.frame(test::needs_screen(), {}, 0);
    ui::Stage chosen{text, metrics};
    auto screen = test::needs_screen();
    std::get<view::Tiles>(screen.body).tiles[2].action.chosen = true;
    chosen.frame(screen, {}, 0);

    platform::Raster raster{1024, 600};
    raster.draw(rest.draw_data());
    bool is_chosen = false;
    const auto one_tile = processor_ms(kRedraws, [&] {
        is_chosen = !is_chosen;
        raster.draw(is_chosen ? chosen.draw_data() : rest.draw_data());
    });
    raster.draw(rest.draw_data());
    const auto nothing = processor_ms(kRedraws, [&] { raster.draw(rest.draw_data()); });
    const auto whole = redraw_with_raster(rest.draw_data(), 1024, 600);
    return {{"une tuile choisie 1024x600", one_tile, "ms", "redessin complet", whole, ""},
            {"rien n'a changé 1024x600", nothing, "ms", "redessin complet", whole, ""}};
}

std::vector<Measure> text_times(const std::string& fonts_folder) {
    const auto open = processor_ms(15, [&] { open_faces(fonts_folder); });
    std::vector<double> first;
    for (int i = 0; i < 5; ++i) {
        const auto fresh = open_faces(fonts_folder);
        ui::Stage stage{*fresh, ui::Metrics::for_screen(1024, 600)};
        first.push_back(processor_ms(1, [&] { stage.frame(test::needs_screen(), {}, 0); }));
    }
    const auto engine = open_faces(fonts_folder);
    ui::Stage stage{*engine, ui::Metrics::for_screen(1024, 600)};
    const auto screen = test::needs_screen();
    stage.frame(screen, {}, 0);
    const auto again = processor_ms(kRedraws, [&] { stage.frame(screen, {}, 0); });
    return {{"ouverture des polices", open, "ms", "", 0, "<= 20 ms"},
            {"première mise en page d'un écran", percentile(first, 0.5), "ms", "", 0, ""},
            {"mise en page d'un écran déjà vu", again, "ms", "", 0, ""}};
}

}  // namespace

double redraw_with_raster(const ImDrawData& data, int width_px, int height_px) {
    platform::Raster raster{width_px, height_px};
    return processor_ms(kRedraws, [&] {
        raster.forget();
        raster.draw(data);
    });
}

double redraw_with_sdl(const ImDrawData& data, int width_px, int height_px) {
    SdlRenderer renderer{width_px, height_px};
    if (!renderer.usable()) return 0;
    renderer.draw(data);
    return processor_ms(kRedraws, [&] { renderer.draw(data); });
}

std::vector<Measure> measure_rendu(const std::string& fonts_folder) {
    const auto engine = open_faces(fonts_folder);
    if (engine == nullptr) return {};
    std::vector<Measure> measures;
    for (const auto& [width, height] : {std::pair{1024, 600}, {1280, 800}, {1920, 1080}}) {
        measures.push_back(full_redraw(*engine, width, height));
    }
    for (auto& measure : changes(*engine)) measures.push_back(std::move(measure));
    for (auto& measure : text_times(fonts_folder)) measures.push_back(std::move(measure));
    return measures;
}

}  // namespace banc
