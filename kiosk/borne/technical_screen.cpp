#include "kiosk/borne/technical_screen.h"

#include "kiosk/ui/text/alpha_texture.h"
#include "platform/raster/png.h"
#include "platform/raster/raster.h"
#include "platform/system/files.h"
#include "platform/text/text_engine.h"

#include <imgui.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace borne {
namespace {

constexpr ImU32 kGround = IM_COL32(0xF6, 0xF0, 0xE5, 0xFF);
constexpr ImU32 kInk = IM_COL32(0x1A, 0x2A, 0x30, 0xFF);
constexpr ImU32 kUrgent = IM_COL32(0x7F, 0x14, 0x17, 0xFF);
constexpr int kCrashStatus = 86;

/// The same in our three languages.
struct Said {
    const char* fr;
    const char* en;
    const char* ar;
};

struct Number {
    const char* number;
    Said who;
};

constexpr Said kBroken{"Cette borne est en panne. Allez à l’accueil.",
                       "This kiosk is out of order. Go to the front desk.",
                       "هذا الجهاز معطّل. اذهب إلى الاستقبال."};
constexpr Said kOut{"Cette borne est hors service. Allez à l’accueil.",
                    "This kiosk is out of service. Go to the front desk.",
                    "هذا الجهاز خارج الخدمة. اذهب إلى الاستقبال."};

/// In the words of the texts of the screens, which may be what is broken.
constexpr std::array<Number, 10> kNumbers{{
    {"17", {"Police, danger", "Police, danger", "الشرطة، خطر"}},
    {"15", {"Malade, blessé", "Ill, injured", "مريض أو جريح"}},
    {"18", {"Feu, accident", "Fire, accident", "حريق، حادث"}},
    {"112", {"Urgence, Europe", "Any emergency", "طوارئ أوروبا"}},
    {"114", {"Sourd : par SMS", "Deaf: by text", "صمّ: برسالة"}},
    {"115", {"Dormir ce soir", "A bed tonight", "النوم الليلة"}},
    {"119", {"Enfant, danger", "Child in danger", "طفل في خطر"}},
    {"3919", {"Violences", "Violence", "عنف"}},
    {"3114", {"Idées de suicide", "Suicide help", "أفكار انتحارية"}},
    {"3977", {"Âge, handicap", "Age, disability", "كبار السن، إعاقة"}},
}};

const Said& said_of(TechnicalCause cause) {
    return cause == TechnicalCause::hors_service ? kOut : kBroken;
}

/// Where a text goes, on a drawing of 1024 × 600.
struct Place {
    float x;
    float y;
    float em;
    ui::Weight weight = ui::Weight::regular;
    ImU32 colour = kInk;
};

/// Our letters where the fonts open, else those of Dear ImGui, which have no Arabic.
class Pen {
  public:
    Pen(ImDrawList& list, ui::TextPort* letters, float scale)
        : list_(list), letters_(letters), scale_(scale) {}

    void write(const char* utf8, const Place& at) {
        if (letters_ == nullptr) return write_plain(utf8, at);
        letters_->draw(list_, {utf8, {std::round(at.em * scale_), at.weight}}, scaled(at.x, at.y),
                       at.colour);
    }

    /// Ends at `at.x`; nothing without our letters.
    void write_arabic(const char* utf8, const Place& at) {
        if (letters_ == nullptr) return;
        const ui::Paragraph what{utf8, {std::round(at.em * scale_), at.weight}, ui::Direction::rtl};
        auto from = scaled(at.x, at.y);
        from.x -= letters_->measure(what).width;
        letters_->draw(list_, what, from, at.colour);
    }

  private:
    ImVec2 scaled(float x, float y) const {
        return {std::round(x * scale_), std::round(y * scale_)};
    }

    void write_plain(std::string utf8, const Place& at) {
        constexpr std::string_view kApostrophe = "’";  // which those letters lack
        for (auto i = utf8.find(kApostrophe); i != utf8.npos; i = utf8.find(kApostrophe)) {
            utf8.replace(i, kApostrophe.size(), "'");
        }
        constexpr float kShare = 0.9F;  // of an em of ours
        list_.AddText(ImGui::GetFont(), at.em * kShare * scale_, scaled(at.x, at.y), at.colour,
                      utf8.c_str());
    }

    ImDrawList& list_;
    ui::TextPort* letters_;
    float scale_;
};

void draw_page(Pen& pen, TechnicalCause cause) {
    constexpr float kStart = 36;
    constexpr float kEnd = 988;
    const auto& said = said_of(cause);
    pen.write(said.fr, {kStart, 24, 40, ui::Weight::bold});
    pen.write(said.en, {kStart, 80, 32, ui::Weight::bold});
    pen.write_arabic(said.ar, {kEnd, 124, 36, ui::Weight::bold});
    float top = 192;
    for (const auto& [number, who] : kNumbers) {
        constexpr float kEm = 31;
        pen.write(number, {kStart, top, kEm, ui::Weight::bold, kUrgent});
        pen.write(who.fr, {140, top, kEm});
        pen.write(who.en, {440, top, kEm});
        pen.write_arabic(who.ar, {kEnd, top, kEm});
        top += 40;
    }
}

}  // namespace

std::string technical_fonts() {
    return platform::resources_folder() + "/polices";
}

platform::Framebuffer draw_technical_screen(int width_px, int height_px, TechnicalCause cause,
                                            const std::string& fonts) {
    auto* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
    ui::AlphaTexture plain{};
    unsigned char* pixels = nullptr;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &plain.width, &plain.height);
    plain.pixels = pixels;
    io.Fonts->SetTexID(&plain);

    ImGui::NewFrame();
    auto* list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled({0, 0}, io.DisplaySize, kGround);
    const auto letters = platform::TextEngine::open(fonts);
    const float scale = std::min(io.DisplaySize.x / 1024, io.DisplaySize.y / 600);
    Pen pen{*list, letters ? letters->get() : nullptr, scale};
    draw_page(pen, cause);
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
    const auto& said = said_of(cause);
    for (const auto* text : {said.fr, said.en, said.ar}) node.label += std::string{text} + " ";
    tree_.nodes.push_back(node);
    for (const auto& [number, who] : kNumbers) {
        node.id = std::string{"numero."} + number;
        node.label = std::string{number} + " : " + who.fr + ", " + who.en + ", " + who.ar;
        tree_.nodes.push_back(node);
    }
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
